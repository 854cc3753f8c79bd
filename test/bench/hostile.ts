import { costOfReading, type HostileKind } from '../support/hostile-cost'
import { rowOf, type Row } from './row'

const kinds: readonly HostileKind[] = [
  'commas',
  'empty objects',
  'quoted empty cells',
  'one open tag',
  'long rows',
]

/**
 * What a hostile interval file of 64 MB costs the process that lets it be read, compared with the limits that were set
 * for security.
 */
export const benchHostile = async (): Promise<readonly Row[]> => {
  const rows: Row[] = []
  for (const kind of kinds) {
    const { memory, took, stood } = await costOfReading(kind)
    const row = (what: string, unit: string, ours: number, limit: number): Row =>
      rowOf(`hostile: 64 MB of ${kind}: ${what}`, unit, [{ ours, theirs: limit }], { at: 'most', ratio: 1 })
    rows.push(
      row('memory', 'MB', memory, 300),
      row('time', 's', took, 20),
      row('main loop stands', 'ms', stood, 50),
    )
  }
  return rows
}
