/**
 * A job's `detail` in words. The API sends texts, or objects of any shape, of which a person only wants the message.
 */

type Leaf = readonly [key: string, value: string]

/** No reply of the API is nested deeper. */
const maxDepth = 64
const maxLeaves = 12

/** Keys whose value can be understood without the key. */
const speaks = (key: string): boolean => /message|reason|error|note|detail|description|text|title/i.test(key)

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)

const leavesOf = (value: unknown, key: string, depth: number): readonly Leaf[] => {
  if (value === null || value === '' || depth > maxDepth) return []
  if (typeof value === 'boolean') return [[key, value ? 'yes' : 'no']]
  if (typeof value === 'string') {
    const inner = parsed(value)
    return inner === undefined ? [[key, value.replace(/\s+/g, ' ').trim()]] : leavesOf(inner, key, depth + 1)
  }
  if (isList(value)) {
    const plain = value.every((item) => typeof item === 'string' && parsed(item) === undefined)
    return plain && value.length > 0
      ? [[key, value.filter((item) => item !== '').join(', ')]]
      : value.flatMap((item) => leavesOf(item, key, depth + 1))
  }
  return Object.entries(value as object).flatMap(([name, inner]) => leavesOf(inner, name, depth + 1))
}

/** JSON of an object, a list or a text; numbers stay as they were written. Undefined where it is none. */
const parsed = (text: string): unknown => {
  if (!/^\s*[{["]/.test(text)) return undefined
  try {
    return JSON.parse(
      text.replace(/("(?:[^"\\]|\\.)*")|(-?\d[\d.eE+-]*)/g, (_, quoted?: string, number?: string) =>
        quoted === undefined ? `"${number ?? ''}"` : quoted,
      ),
    )
  } catch {
    return undefined
  }
}

const member = /"((?:[^"\\]|\\.)*)"\s*:\s*("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false)(?=\s*[,}\]])/g

/** The members of an object whose text was cut, so that it is not valid JSON. */
const leavesOfPart = (text: string): readonly Leaf[] =>
  /^\s*[{[]/.test(text)
    ? Array.from(text.matchAll(member), ([whole]) => leavesOf(parsed(`{${whole}}`) ?? null, '', 0)).flat()
    : []

/** Never empty if something was sent: an object without words is shown as it came. */
export const detailWords = (detail: string): string => {
  const value = parsed(detail)
  const all = value === undefined ? leavesOfPart(detail) : leavesOf(value, '', 0)
  const leaves = all.filter(([, text]) => text !== '')
  const words = leaves
    .slice(0, maxLeaves)
    .map(([key, text]) => (key === '' || speaks(key) ? text : `${key.replaceAll('_', ' ')} ${text}`))
  return [...new Set(words), ...(leaves.length > maxLeaves ? ['…'] : [])].join(' · ') || detail
}
