import { mapInSlices } from '../slice'
import { isList, isObject, type Json } from './json'
import { pick, readId } from './values'

/**
 * Ids in any of the forms that "list of IDs" could mean: under `wrapper`, bare, or as a map by id; as numbers, texts,
 * or objects that name the id. What is not a positive integer up to 2^53 is left out. Null if a non-empty list has no
 * id left: that does not mean that there are none.
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
