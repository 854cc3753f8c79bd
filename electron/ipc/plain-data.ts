/** Deeper than any request of the contract. */
const maxLevels = 8

const isPlainObject = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** The members that are blocks of ids. Elsewhere an empty one would pass for an empty request: it has no keys either. */
const idBlocks: readonly (string | undefined)[] = ['ids', 'within']

/**
 * Whether a message of the page is plain data: texts, numbers, booleans, null and undefined, in plain lists and
 * objects, with ids as one `Int32Array`. A schema alone cannot tell: it only sees an object's keys, and a Map, a Date
 * or an Error has none after crossing, so that it would pass for an empty request. An object that is referred to in
 * several places crosses only once, so that a small message may unfold to billions of values: each object is visited
 * once.
 */
export const isPlainData = (request: unknown): boolean => {
  const seen = new Set<object>()
  const isPlain = (value: unknown, levels: number, key?: string): boolean => {
    if (value === null || value === undefined) return true
    if (typeof value !== 'object') return ['string', 'number', 'boolean'].includes(typeof value)
    if (value instanceof Int32Array) return idBlocks.includes(key)
    if (levels === 0) return false
    if (seen.has(value)) return true
    seen.add(value)
    if (Array.isArray(value)) return value.every((one) => isPlain(one, levels - 1))
    return (
      isPlainObject(value) && Object.entries(value).every(([name, one]) => isPlain(one, levels - 1, name))
    )
  }
  return isPlain(request, maxLevels)
}
