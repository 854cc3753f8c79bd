import {
  stripMonths,
  type CoverageQuestion,
  type ProfileCoverage,
  type SeriesStrip,
} from '../../shared/domain/coverage'
import type { TableFormat } from '../../shared/domain/table-format'
import type { Result } from '../../shared/errors/failure'
import type { Directory } from '../directory/directory'
import { time, type Cell } from '../../shared/domain/cell'
import type { MakeTable, TableFile } from '../files/table'

/** So many profiles at a time: main answers between them. */
const chunk = 200

const monthsBefore = (month: string): readonly string[] => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return Array.from({ length: stripMonths }, (_, at) =>
    new Date(Date.UTC(year, number - stripMonths + at, 1)).toISOString().slice(0, 7),
  )
}

const headingOf = (month: string): readonly string[] => [
  'ID',
  'Label',
  'Provider',
  'Type',
  'Account',
  'Meter',
  ...monthsBefore(month),
  'Missing',
  'Late',
  'Last bill',
  'Bills read (UTC)',
]

const lineOf = (
  { id, label, provider, readAt }: ProfileCoverage,
  series: SeriesStrip | undefined,
): readonly Cell[] => {
  const read = readAt === null ? 'not read' : time(readAt)
  const months = series?.months.map((state) => (state === 'none' ? '' : state)) ?? []
  return [
    id,
    label,
    provider,
    series?.type ?? null,
    series?.accountNumber ?? null,
    series?.meterNumber ?? null,
    ...Array.from({ length: stripMonths }, (_, at) => months[at] ?? null),
    // Of too few bills nothing is known, 0 neither.
    series?.missing ?? null,
    series?.late ?? null,
    time(series?.lastBill ?? null),
    read,
  ]
}

interface Parts {
  readonly ask: Directory['ask']
  readonly format: TableFormat
  readonly makeTable: MakeTable
  readonly signal: AbortSignal
}

/** The lines of an overview, a series each, in its order. */
export const coverageFile = async (
  { ask, format, makeTable, signal }: Parts,
  question: CoverageQuestion,
): Promise<Result<TableFile>> => {
  const overview = await ask('coverage', question)
  if (!overview.ok) return overview
  const { lines } = overview.value
  const pairs = Array.from(
    { length: lines.length / 2 },
    (_, at) => [lines[2 * at] ?? 0, lines[2 * at + 1] ?? -1] as const,
  )
  const ids = [...new Set(pairs.map(([id]) => id))]
  let table: ReturnType<MakeTable> | undefined
  let next = 0
  for (let from = 0; from === 0 || from < ids.length; from += chunk) {
    signal.throwIfAborted()
    const some = ids.slice(from, from + chunk)
    const rows = await ask('coverageRows', some)
    if (!rows.ok) return rows
    table ??= makeTable(format, headingOf(rows.value[0]?.month ?? new Date().toISOString().slice(0, 7)))
    const byId = new Map(rows.value.map((row) => [row.id, row]))
    const cells: (readonly Cell[])[] = []
    for (; next < pairs.length; next += 1) {
      const [id = 0, place = -1] = pairs[next] ?? []
      const row = byId.get(id)
      if (!row) break
      cells.push(lineOf(row, row.series[place]))
    }
    table.add(cells)
  }
  return (table ?? makeTable(format, [])).file(signal)
}
