import type { ListResolution, ResolvedLine } from '../../../shared/domain/directory'
import { folded, type Entry } from './entry'

/**
 * The profiles that pasted lines name: by exact label, by label without regard to case, or by id. A number that is both
 * one profile's id and another's label is ambiguous.
 */
export const resolveLines = (
  lines: readonly string[],
  entries: ReadonlyMap<number, Entry>,
): ListResolution => {
  const exact = new Map<string, number[]>()
  const loose = new Map<string, number[]>()
  const add = (map: Map<string, number[]>, key: string, id: number): void => {
    const ids = map.get(key)
    if (ids) ids.push(id)
    else map.set(key, [id])
  }
  for (const { id, row, label } of entries.values()) {
    if (!row.profile || label === '') continue
    add(exact, row.profile.label.trim(), id)
    add(loose, label.trim(), id)
  }
  const idsOf = (line: string): readonly number[] => {
    const byLabel = exact.get(line) ?? loose.get(folded(line)) ?? []
    // With leading zeros it is a label: `00412` is not profile 412.
    const asId = Number(line)
    return String(asId) === line && entries.has(asId) ? [...new Set([asId, ...byLabel])] : byLabel
  }

  const wanted = new Set(lines.map((line) => line.trim()).filter((line) => line !== ''))
  const found = new Set<number>()
  const ambiguous: ResolvedLine[] = []
  const unknown: string[] = []
  for (const line of wanted) {
    const [first, ...others] = idsOf(line)
    if (first === undefined) unknown.push(line)
    else if (others.length > 0) ambiguous.push({ line, ids: [first, ...others] })
    else found.add(first)
  }
  const given = lines.filter((line) => line.trim() !== '').length
  return { found: Int32Array.from(found), ambiguous, unknown, repeated: given - wanted.size }
}
