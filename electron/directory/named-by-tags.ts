import type { LinkClient } from '../link/link-client'
import { idList } from './id-list'

/**
 * The profiles that the server's own search names for one of these tags; null where it cannot be asked for all of them. A
 * comma is the parameter's own separator.
 */
export const namedByTags = async (
  list: LinkClient['profiles']['list'],
  names: readonly string[],
): Promise<Int32Array<ArrayBuffer> | null> => {
  const ids = new Set<number>()
  for (const name of names) {
    if (name.includes(',') || name.trim() !== name) return null
    const listed = await list({ tags: [name] })
    if (!listed.ok) return null
    for (const id of listed.value) ids.add(id)
  }
  return idList([...ids])
}
