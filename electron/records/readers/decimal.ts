/** Decimal numbers, as written in a file. */

const pattern = /^[+-]?\d*(?:\.\d*)?(?:[eE][+-]?\d{1,2})?$/
const maxCharacters = 40

export const isDecimal = (text: string): boolean =>
  text.length <= maxCharacters && /\d/.test(text) && pattern.test(text) && !/^[+-]?\.?[eE]/.test(text)

/** The nearest double to `text` times ten to the power of `shift`. `text` must be decimal. */
export const toNumber = (text: string, shift: number): number => {
  if (shift === 0) return Number(text)
  const e = text.search(/[eE]/)
  return e < 0
    ? Number(`${text}e${shift}`)
    : Number(`${text.slice(0, e)}e${Number(text.slice(e + 1)) + shift}`)
}
