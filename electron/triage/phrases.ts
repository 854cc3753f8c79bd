/**
 * Known phrases in the API's `detail`. A phrase is words; `*` stands for any words in between, within a sentence.
 * Phrases are no regular expressions, so that no administrator's file can make the search slow.
 */

/** Letters without their marks, in lower case, and single spaces around each word. */
const plain = (text: string): string =>
  ` ${text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `

const sentencesOf = (detail: string): readonly string[] => detail.split(/[.!?;\n]+/).map(plain)

/** Whether the parts stand in the sentence in this order. Taking the first place of each part finds it if it is there. */
const isIn = (parts: readonly string[], sentence: string): boolean => {
  let from = 0
  return parts.every((part) => {
    const at = sentence.indexOf(part, from)
    // The space after a word is also the one before the next.
    from = at + part.length - 1
    return at >= 0
  })
}

/** Whether the detail contains one of the phrases. */
export const hasPhrase = (detail: string, phrases: readonly string[]): boolean => {
  const sentences = sentencesOf(detail)
  return phrases.some((phrase) => {
    const parts = phrase
      .split('*')
      .map(plain)
      .filter((part) => part.trim() !== '')
    return parts.length > 0 && sentences.some((sentence) => isIn(parts, sentence))
  })
}
