import type { Term } from '../../../shared/domain/query'
import type { Entry } from './entry'
import { matcherOf } from './match'

/**
 * Those of the profiles found by the server that the directory cannot explain: never read, or read before `readBefore`
 * without matching.
 */
export const unclearIds = (
  ids: Int32Array,
  entries: ReadonlyMap<number, Entry>,
  terms: readonly Term[],
  readBefore: string,
): Int32Array<ArrayBuffer> => {
  const fits = matcherOf(terms)
  return Int32Array.from(ids).filter((id) => {
    const entry = entries.get(id)
    if (!entry) return false
    const { profile, readAt } = entry.row
    return !profile || (!fits(entry) && (readAt ?? '') < readBefore)
  })
}
