/**
 * How labels, tags and other texts from outside are drawn: invisible characters are shown as marks, and nothing in a
 * text can reverse or cover what stands beside it.
 */

export interface ShownPiece {
  readonly text: string
  /** The mark shown in place of the text, which is invisible; null if it is visible. */
  readonly mark: { readonly short: string; readonly name: string } | null
}

const names: Readonly<Record<number, readonly [string, string]>> = {
  0x00: ['NUL', 'null character'],
  0x09: ['TAB', 'tab'],
  0x0a: ['LF', 'line break'],
  0x0d: ['CR', 'carriage return'],
  0x1b: ['ESC', 'escape character'],
  0x20: ['SP', 'space'],
  0xa0: ['NBSP', 'no-break space'],
  0xad: ['SHY', 'soft hyphen'],
  0x200b: ['ZWSP', 'zero width space'],
  0x200c: ['ZWNJ', 'zero width non-joiner'],
  0x200d: ['ZWJ', 'zero width joiner'],
  0x200e: ['LRM', 'left-to-right mark'],
  0x200f: ['RLM', 'right-to-left mark'],
  0x2028: ['LS', 'line separator'],
  0x2029: ['PS', 'paragraph separator'],
  0x202a: ['LRE', 'left-to-right embedding'],
  0x202b: ['RLE', 'right-to-left embedding'],
  0x202c: ['PDF', 'end of a direction'],
  0x202d: ['LRO', 'left-to-right override'],
  0x202e: ['RLO', 'right-to-left override'],
  0x2060: ['WJ', 'word joiner'],
  0x2066: ['LRI', 'left-to-right isolate'],
  0x2067: ['RLI', 'right-to-left isolate'],
  0x2068: ['FSI', 'first strong isolate'],
  0x2069: ['PDI', 'end of an isolate'],
  0xfeff: ['BOM', 'byte order mark'],
}

/**
 * In this order: an emoji with its joiners and a joiner within a script that needs it, which both mean something; more
 * than four accents on one letter; invisible characters.
 */
const unseen =
  /(?<seen>\p{Extended_Pictographic}(?:[\uFE0E\uFE0F\u200D\u20E3]|\p{Extended_Pictographic}|\p{Emoji_Modifier})*|[0-9#*]\uFE0F\u20E3|(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{L}\p{M}*[\u200C\u200D](?=\p{L}))|(?<=(?!\p{Default_Ignorable_Code_Point})\p{M}{4})(?<stack>(?:(?!\p{Default_Ignorable_Code_Point})\p{M})+)|(?<char>[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFFF9-\uFFFB\u2800]|\p{Default_Ignorable_Code_Point})/gu

const markOf = (char: string): ShownPiece => {
  const code = char.codePointAt(0) ?? 0
  const point = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  const [short, name] = names[code] ?? [point, 'invisible character']
  return { text: char, mark: { short, name: `${name} (${point})` } }
}

const onlyPlain = /^(?! *$)[\x20-\x7e]+$/

/** The pieces of a text in their order; together they are the text. */
export const shownPieces = (text: string): readonly ShownPiece[] => {
  if (text === '' || onlyPlain.test(text)) return text === '' ? [] : [{ text, mark: null }]
  // A text of blanks alone would be invisible.
  if (text.trim() === '') return Array.from(text, markOf)
  const pieces: ShownPiece[] = []
  let plainFrom = 0
  for (const { 0: part, index, groups = {} } of text.matchAll(unseen)) {
    if (groups['seen'] !== undefined) continue
    if (index > plainFrom) pieces.push({ text: text.slice(plainFrom, index), mark: null })
    const more = `+${Array.from(part).length}`
    pieces.push(
      groups['stack'] === undefined
        ? markOf(part)
        : { text: part, mark: { short: `${more} accents`, name: `${more} more accents on one letter` } },
    )
    plainFrom = index + part.length
  }
  if (plainFrom < text.length) pieces.push({ text: text.slice(plainFrom), mark: null })
  return pieces
}

/** The most of a text that is drawn in a row or a sentence. */
export const maxCharactersInRow = 300
/** The most that is drawn when a person asks for all of it. */
export const maxCharactersInFull = 4000

/** The text without its end where it is too long to be drawn. */
export const bounded = (text: string, maxCharacters = maxCharactersInRow): string =>
  text.length > maxCharacters ? `${text.slice(0, maxCharacters).replace(/[\uD800-\uDBFF]$/, '')}…` : text

const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u
const isolate = (text: string): string => (rightToLeft.test(text) ? `\u2068${text}\u2069` : text)

/** For sentences, titles and other plain text: with marks in square brackets, and isolated in its direction. */
export const shownText = (text: string, most = maxCharactersInRow): string =>
  isolate(
    shownPieces(bounded(text, most))
      .map((piece) => (piece.mark ? `[${piece.mark.short}]` : piece.text))
      .join(''),
  )
