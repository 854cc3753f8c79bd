/** Deeper than any request of the contract. */
const mostLevels = 8

const isPlainObject = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/**
 * Whether a message of the page is data and nothing else: texts, numbers, booleans, null and what is left out, in plain lists and objects,
 * or ids as one `Int32Array`. A schema alone does not tell: what it knows of an object is its keys, and a Map, a Date or an
 * Error that crossed has none, so that it would pass for an empty request.
 */
export const isPlainData = (value: unknown, levels = mostLevels): boolean => {
  if (value === null || value === undefined) return true
  if (typeof value !== 'object') return ['string', 'number', 'boolean'].includes(typeof value)
  if (value instanceof Int32Array) return true
  if (levels === 0) return false
  const inner = Array.isArray(value) ? value : isPlainObject(value) ? Object.values(value) : null
  return inner?.every((one) => isPlainData(one, levels - 1)) ?? false
}
