/** Deeper than any request of the contract. */
const maxLevels = 8

const isPlainObject = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** The members that are blocks of ids. Elsewhere an empty one would pass for an empty request: it has no keys either. */
const idBlocks: readonly (string | undefined)[] = ['ids', 'within']

/**
 * Whether a message of the page is data and nothing else: texts, numbers, booleans, null and what is left out, in plain lists and objects,
 * and ids as one `Int32Array` where there are any. A schema alone does not tell: what it knows of an object is its keys, and a Map, a Date
 * or an Error that crossed has none, so that it would pass for an empty request. What lies in several places crosses once, so that a small
 * message may unfold to billions of values: it is looked at once.
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
