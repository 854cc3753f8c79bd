import { mapInSlices } from '../slice'
import { isList, isObject, type Json } from './json'
import { pick, readId } from './values'

/**
 * Ids in any of the shapes that "list of IDs" leaves open: under `wrapper`, bare, or a map by id; numbers, texts, or
 * objects that name the id. What is no positive integer up to 2^53 cannot be an id and is left out; null where that leaves
 * nothing of something: it does not say that there are none.
 */
export const readIds = async (
  json: Json,
  wrapper: string,
  idName: string,
): Promise<readonly number[] | null> => {
  const inner = isObject(json) && json.has(wrapper) ? json.get(wrapper) : json
  if (inner === null || inner === undefined) return []
  const items = isObject(inner) ? [...inner.keys()] : inner
  if (!isList(items)) return null
  const ids = new Set<number>()
  await mapInSlices(items, (item) => {
    const id = readId(isObject(item) ? pick(item, idName, 'id') : item)
    if (id !== null) ids.add(id)
  })
  return items.length > 0 && ids.size === 0 ? null : [...ids]
}
