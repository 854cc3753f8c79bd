import { lookupKey } from '../../shared/domain/lookup-text'
import { parseQuery } from '../../shared/domain/query'

/** Whether a search, or another text of a person, tells who a profile is: asked where a profile is forgotten. */

/** A shorter label or word identifies nobody, and would be found everywhere. */
const minCharacters = 2

/** Labels in the form in which they are looked for here. */
export const labelKeys = (labels: readonly string[]): readonly string[] =>
  labels.map(lookupKey).filter((label) => label.length >= minCharacters)

/** What a search looks for in labels. */
const wordsIn = (text: string): readonly string[] =>
  parseQuery(text)
    .terms.filter(({ field }) => field === 'text' || field === 'label')
    .flatMap(({ values }) => values.map(lookupKey))
    .filter((word) => word.length >= minCharacters)

/** Whether the search looks for a part of one of the labels. Other labels may contain that part too. */
export const looksForPart = (keys: readonly string[], text: string): boolean => {
  const words = wordsIn(text)
  return keys.some((label) => words.some((word) => label.includes(word)))
}

const isWordSign = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign)

/** As words of its own: “Ana” stands in “Ana M.”, not in “banana”. */
const hasAsWords = (key: string, label: string): boolean => {
  for (let at = key.indexOf(label); at >= 0; at = key.indexOf(label, at + 1)) {
    const before = isWordSign(label[0]) && isWordSign(key[at - 1])
    const after = isWordSign(label.at(-1)) && isWordSign(key[at + label.length])
    if (!before && !after) return true
  }
  return false
}

/** Whether the text contains one of the whole labels. */
export const saysLabel = (keys: readonly string[], text: string): boolean => {
  const key = lookupKey(text)
  return keys.some((label) => hasAsWords(key, label))
}

/** Whether the search looks for one of the whole labels. A tag of the same name does not count. */
export const looksForLabel = (keys: readonly string[], text: string): boolean =>
  saysLabel(keys, wordsIn(text).join(' '))
