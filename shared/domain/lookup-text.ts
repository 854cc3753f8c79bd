/**
 * How texts are compared when one is looked up by another. What people type and paste differs from what is stored in ways
 * that they cannot see: kinds of blanks, invisible marks, how an accent is coded, the quotes and dashes of a word
 * processor. Both sides are brought to one form; what is stored is never changed by it.
 */

/**
 * Drawn as nothing: marks of direction, joiners, soft hyphens, byte order marks, fillers, and controls other than the
 * blanks among them.
 */
const invisibles = /(?![\s\u0085])\p{Cc}|\p{Default_Ignorable_Code_Point}|[\uFFF9-\uFFFB]/gu
/** U+FEFF is a blank to regular expressions; U+0085 and U+2800 (an empty Braille cell) are none. */
const blanks = /(?:(?!\uFEFF)\s|[\u0085\u2800])+/gu

const onlyAscii = /^[\x20-\x7e]*$/

/** The quotes, dashes and commas that a word processor or another keyboard puts for the plain ones. */
const typographic: readonly (readonly [RegExp, string])[] = [
  [/[\u2018-\u201B\u2032\u2035\u00B4\u0060\u02BC\uFF07]/g, "'"],
  [/[\u201C-\u201F\u00AB\u00BB\u2033\u2036\uFF02]/g, '"'],
  [/[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g, '-'],
  [/[\uFF0C\u3001]/g, ','],
  [/\uFF1B/g, ';'],
  [/\u2026/g, '...'],
]

export const withoutInvisibles = (text: string): string => text.replace(invisibles, '')

export const withPlainBlanks = (text: string): string => text.replace(blanks, ' ').trim()

export const withPlainMarks = (text: string): string =>
  typographic.reduce((plain, [marks, instead]) => plain.replace(marks, instead), text)

/**
 * The form in which a text is looked up, its case kept. A text of nothing but invisible characters stays as it is: it
 * would be equal to an empty one.
 */
export const lookupText = (text: string): string => {
  if (onlyAscii.test(text)) return withPlainBlanks(text)
  // The marks first: what stands between a letter and its accent keeps the two from being composed.
  return withPlainBlanks(withPlainMarks(withoutInvisibles(text).normalize('NFC'))) || text.trim()
}

/** The same without regard to case. */
export const lookupKey = (text: string): string => lookupText(text).toLowerCase().normalize('NFC')
