/** What Windows keeps for itself, whatever extension follows: superscript digits count as digits there. */
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|clock\$|com[\d¹²³]|lpt[\d¹²³]) *(\.|$)/i
/** Separators, controls, what Windows forbids, half characters, and the marks that turn the reading direction around. */
const forbidden = /[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]/gu

/** Linux takes 255 bytes for a name; something is left for a copy's "(1)". */
const maxBytes = 200
const maxCharacters = 120

/** In UTF-8. */
const bytesOfCharacter = (character: string): number => {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}
const bytesOf = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + bytesOfCharacter(character), 0)

/** As many whole characters as fit. */
const shortened = (text: string, bytes: number): string => {
  let short = ''
  let size = 0
  for (const char of Array.from(text).slice(0, maxCharacters)) {
    size += bytesOfCharacter(char)
    if (size > bytes) break
    short += char
  }
  return short.replace(/[. ]+$/, '')
}

/**
 * A file name that every system takes and that shows what it is; `fallback` where nothing is left of it. Blanks and dots
 * before a dot go first: whether they stood at the end of the name or of its stem depends on where it is cut.
 */
export const safeName = (name: string, fallback = 'file'): string => {
  const clean = name
    .normalize('NFC')
    .replace(forbidden, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[. ]+(?=\.)/g, '')
    .replace(/^[. ]+|[. ]+$/g, '')
  const dot = clean.lastIndexOf('.')
  const extension = dot > 0 && clean.length - dot <= 6 ? clean.slice(dot) : ''
  const short = shortened(clean.slice(0, clean.length - extension.length), maxBytes - bytesOf(extension) - 1)
  if (short === '') return `${fallback}${extension}`
  return reserved.test(short) ? `_${short}${extension}` : `${short}${extension}`
}
