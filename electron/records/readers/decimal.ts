/** Decimal numbers, as written in a file. */

const pattern = /^[+-]?\d*(?:\.\d*)?(?:[eE][+-]?\d{1,2})?$/
const maxCharacters = 40

/** Whether a text is made of digits, with at most one point: as nearly all numbers of a file are. */
export const isPlainDecimal = (text: string): boolean => {
  if (text.length > maxCharacters) return false
  let points = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x2e) points++
    else if (code < 0x30 || code > 0x39) return false
  }
  return points < 2 && text.length > points
}

export const isDecimal = (text: string): boolean =>
  isPlainDecimal(text) ||
  (text.length <= maxCharacters && /\d/.test(text) && pattern.test(text) && !/^[+-]?\.?[eE]/.test(text))

/** The nearest double to `text` times ten to the power of `shift`. `text` must be decimal. */
export const toNumber = (text: string, shift: number): number => {
  if (shift === 0) return Number(text)
  const e = text.search(/[eE]/)
  return e < 0
    ? Number(`${text}e${shift}`)
    : Number(`${text.slice(0, e)}e${Number(text.slice(e + 1)) + shift}`)
}
