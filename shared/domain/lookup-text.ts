/**
 * How texts are compared when one is looked up by another. What people type and paste differs from what is stored in ways
 * that they cannot see: kinds of blanks, invisible marks, how an accent is coded, the quotes and dashes of a word
 * processor. Both sides are brought to one form; what is stored is never changed by it.
 */

/**
 * Invisible characters: marks of direction, joiners, soft hyphens, byte order marks, fillers, and controls other than
 * blanks.
 */
const invisibles = /(?![\s\u0085])\p{Cc}|\p{Default_Ignorable_Code_Point}|[\uFFF9-\uFFFB]/gu
/** U+FEFF is a blank to regular expressions; U+0085 and U+2800 (an empty Braille cell) are none. */
const blanks = /(?:(?!\uFEFF)\s|[\u0085\u2800])+/gu

const onlyAscii = /^[\x20-\x7e]*$/

/** Quotes, dashes and other marks that a word processor or another keyboard puts in place of the plain ones. */
const typographic: readonly (readonly [RegExp, string])[] = [
  [/[\u2018-\u201B\u2032\u2035\u2039\u203A\u00B4\u0060\u02B9\u02BB\u02BC]/g, "'"],
  [/[\u201C-\u201F\u00AB\u00BB\u2033\u2036\u02BA\u301D-\u301F]/g, '"'],
  [/[\u2010-\u2015\u2043\u2212\uFE58\uFE63]/g, '-'],
  [/\u3001/g, ','],
  [/[\u2044\u2215]/g, '/'],
  [/\u2024/g, '.'],
  [/\u2026/g, '...'],
]

export const withoutInvisibles = (text: string): string => text.replace(invisibles, '')

export const withPlainBlanks = (text: string): string => text.replace(blanks, ' ').trim()

/** The offset of the full-width characters U+FF01 to U+FF5E from their ASCII equivalents. */
const fullWidth = 0xfee0
/** An East Asian keyboard writes ASCII in the width of a Chinese sign. */
export const withPlainWidth = (text: string): string =>
  text.replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - fullWidth))

export const withPlainMarks = (text: string): string =>
  typographic.reduce((plain, [marks, instead]) => plain.replace(marks, instead), text)

/**
 * The form in which a text is looked up, keeping its case. A text of only invisible characters stays as it is, since it
 * would otherwise equal an empty one.
 */
export const lookupText = (text: string): string => {
  if (onlyAscii.test(text)) return withPlainBlanks(text)
  // First remove what keeps a letter and its accent from being composed: marks between them, and full width.
  const composed = withPlainWidth(withoutInvisibles(text)).normalize('NFC')
  return withPlainBlanks(withPlainMarks(composed)) || text.trim()
}

/**
 * Without regard to case, as Unicode folds it: by way of the capitals, `\u00DF` is `ss`, a Turkish `\u0131` is an `i`, and
 * a Greek sigma is one letter wherever it stands.
 */
export const withoutCase = (text: string): string =>
  onlyAscii.test(text)
    ? text.toLowerCase()
    : text
        .toLowerCase()
        .toUpperCase()
        .toLowerCase()
        .replace(/i\u0307+/g, 'i')
        .replaceAll('\u03C2', '\u03C3')
        .normalize('NFC')

/** The same, ignoring case. Characters that are decomposed by that, such as `\u0149`, are looked up by their parts. */
export const lookupKey = (text: string): string => {
  const folded = withoutCase(lookupText(text))
  return onlyAscii.test(folded) ? folded : lookupText(folded)
}

/**
 * A number as it is looked up, without the sign before it: tickets and mails write ids as `#268`. Labels keep theirs, so that
 * where an id is looked for beside labels, both are found.
 */
export const withoutNumberSign = (text: string): string => lookupText(text).replace(/^# ?(?=\d+$)/, '')

/** The profile id that a text is; null if it is none. With leading zeros it is a label: `00412` is not profile 412. */
export const typedId = (text: string): number | null => {
  const typed = withoutNumberSign(text)
  return /^[1-9]\d{0,14}$/.test(typed) ? Number(typed) : null
}
