import type { TagProfiles } from '../../../shared/domain/directory'
import type { Entry } from './entry'

/**
 * The profiles that have one of these tags, in the order of the entries. Of those not read yet, the ones that the
 * server names (null if it was not asked). Unlike here, a search treats similar spellings of a tag as the same.
 */
export const taggedIds = (
  entries: readonly Entry[],
  names: readonly string[],
  named: Int32Array | null,
): TagProfiles => {
  const wanted = new Set(names)
  const byServer = named && new Set(named)
  const ids: number[] = []
  let unread = 0
  for (const { id, row } of entries) {
    if (row.profile ? row.profile.tags.some((tag) => wanted.has(tag)) : byServer?.has(id)) ids.push(id)
    else if (!row.profile && !byServer) unread += 1
  }
  return { ids: Int32Array.from(ids), unread }
}
