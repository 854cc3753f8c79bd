import { lookupKey, lookupText, typedId } from '../../../shared/domain/lookup-text'
import type { Entry } from './entry'

/** Labels in ever looser forms: the first form in which one equals the line decides. */
const forms: readonly ((text: string) => string)[] = [(text) => text.trim(), lookupText, lookupKey]

/** What a line names among the profiles that are known. */
export interface LineIds {
  readonly line: string
  /** The profile whose id the line is, where it is known. */
  readonly asId: number | null
  /** Profiles that have been read and have the line as their label. */
  readonly labelled: readonly number[]
}

export interface ResolvedLines {
  /** Each line once. */
  readonly lines: readonly LineIds[]
  readonly repeated: number
  /** Profiles whose label is not known. */
  readonly unread: number
}

/** The profiles that pasted lines name: by exact label, by label without regard to invisible differences and then to case, or by id. */
export const resolveLines = (
  lines: readonly string[],
  entries: ReadonlyMap<number, Entry>,
): ResolvedLines => {
  const byForm = forms.map((form) => ({ form, ids: new Map<string, number[]>() }))
  let unread = 0
  for (const { id, row } of entries.values()) {
    if (!row.profile) unread += 1
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
  const wanted = new Set(lines.map((line) => line.trim()).filter((line) => line !== ''))
  const given = lines.filter((line) => line.trim() !== '').length
  return {
    lines: [...wanted].map((line) => {
      const asId = typedId(line)
      return { line, asId: asId !== null && entries.has(asId) ? asId : null, labelled: labelled(line) }
    }),
    repeated: given - wanted.size,
    unread,
  }
}
