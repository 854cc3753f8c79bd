import type { ListResolution, ResolvedLine } from '../../../shared/domain/directory'
import { lookupKey, lookupText } from '../../../shared/domain/lookup-text'
import type { Entry } from './entry'

/** Labels by ever looser forms: the first that fits a line decides. */
const forms: readonly ((text: string) => string)[] = [(text) => text.trim(), lookupText, lookupKey]

/**
 * The profiles that pasted lines name: by exact label, by label without regard to invisible differences and then to case,
 * or by id. A number that is both one profile's id and another's label is ambiguous.
 */
export const resolveLines = (
  lines: readonly string[],
  entries: ReadonlyMap<number, Entry>,
): ListResolution => {
  const byForm = forms.map((form) => ({ form, ids: new Map<string, number[]>() }))
  for (const { id, row } of entries.values()) {
    if (!row.profile || row.profile.label === '') continue
    for (const { form, ids } of byForm) {
      const key = form(row.profile.label)
      const known = ids.get(key)
      if (known) known.push(id)
      else ids.set(key, [id])
    }
  }
  const labelled = (line: string): readonly number[] => {
    for (const { form, ids } of byForm) {
      const found = ids.get(form(line))
      if (found) return found
    }
    return []
  }
  const idsOf = (line: string): readonly number[] => {
    const byLabel = labelled(line)
    // With leading zeros it is a label: `00412` is not profile 412.
    const typed = lookupText(line)
    const asId = Number(typed)
    return String(asId) === typed && entries.has(asId) ? [...new Set([asId, ...byLabel])] : byLabel
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
