import type { TagProfiles } from '../../../shared/domain/directory'
import type { Entry } from './entry'

/** The profiles that have one of these tags, in the order of the entries. A search takes the twins of a tag for the same. */
export const taggedIds = (entries: readonly Entry[], names: readonly string[]): TagProfiles => {
  const wanted = new Set(names)
  const ids: number[] = []
  let unread = 0
  for (const { id, row } of entries) {
    if (!row.profile) unread += 1
    else if (row.profile.tags.some((tag) => wanted.has(tag))) ids.push(id)
  }
  return { ids: Int32Array.from(ids), unread }
}
