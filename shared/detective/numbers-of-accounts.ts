/** Numbers of accounts, meters and services: digits and letters, in groups, with or without leading zeros. */

const groupSigns = /[ \u00a0\-./·_]/g
const groupSign = /[ \u00a0\-./·_]/

/** The number without group separators, in capitals, and without leading zeros if it only has digits. */
export const plainNumber = (text: string): string => {
  const plain = text.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase()
  return /^\d+$/.test(plain) ? plain.replace(/^0+(?=\d)/, '') : plain
}

export interface PrintedIdentifier {
  readonly start: number
  readonly end: number
  readonly text: string
}

const word = String.raw`[A-Z*•]{0,6}\d[\dA-Z*•]*`
const sequence = new RegExp(
  String.raw`(?<![\dA-Z])${word}(?:(?:[ \u00a0]|[\-./·_])(?:${word}|[\dX*•]*\d[\dA-Z*•]*))*(?![A-Z]*\d)`,
  'gi',
)

/** An amount with a fraction is not part of such a number. */
const amounts = /(?<![\w.,-])\d[\d.,]*[.,]\d{1,2}(?![\d\-./]|[.,]\d)/g

/** Texts that may be the number of an account or a meter: at least four digits in consecutive words. */
export const identifiersIn = (text: string): readonly PrintedIdentifier[] =>
  [...text.replace(amounts, (amount) => '|'.repeat(amount.length)).matchAll(sequence)].flatMap((match) => {
    const digits = match[0].replace(/\D/g, '').length
    return digits < 4 ? [] : [{ start: match.index, end: match.index + match[0].length, text: match[0] }]
  })

/** A text without separators, with the position of each of its letters and digits in the original. */
interface Squeezed {
  readonly text: string
  readonly at: readonly number[]
}

const squeezed = (text: string): Squeezed => {
  const at: number[] = []
  let plain = ''
  for (let index = 0; index < text.length; index++) {
    const letter = text.charAt(index)
    if (!/[\p{L}\p{N}]/u.test(letter)) continue
    const upper = letter.toUpperCase()
    plain += upper.length === 1 ? upper : letter
    at.push(index)
  }
  return { text: plain, at }
}

const isWord = (letter: string): boolean => /[\p{L}\p{N}*•]/u.test(letter)

/** Whether the text beside a match continues the same number. */
const goesOn = (found: string, beside: string, isAfter: boolean): boolean => {
  const pattern = isAfter ? /^(.)(\d+)(?![\d.,/-]*[.,/-]\d)(?!\p{L})/u : /(?<![\d.,/-])(\d+)(.)$/
  const [, first = '', second = ''] = pattern.exec(beside) ?? []
  const [sign, digits] = isAfter ? [first, second] : [second, first]
  if (digits === '' || !groupSign.test(sign)) return false
  if (/[-/.·_]/.test(sign)) return true
  // Groups separated by blanks continue with a group of the same length.
  const groups = found.split(/[ \u00a0]/)
  return groups.length > 1 && digits.length <= Math.max(...groups.map((group) => group.length))
}

/** The positions of `number` in a text as a complete number, and not as a part of a longer one. */
export const placesOfNumber = (text: string, number: string): readonly { start: number; end: number }[] => {
  const target = plainNumber(number)
  if (target === '') return []
  const { text: plain, at } = squeezed(text)
  const found: { start: number; end: number }[] = []
  for (let from = plain.indexOf(target); from >= 0; from = plain.indexOf(target, from + 1)) {
    let first = from
    // Leading zeros belong to the number too.
    if (/^\d+$/.test(target)) while (first > 0 && plain[first - 1] === '0') first--
    const start = at[first] ?? 0
    const end = (at[from + target.length - 1] ?? 0) + 1
    const whole = text.slice(start, end)
    const alone = !isWord(text.charAt(start - 1)) && !isWord(text.charAt(end))
    const parts = whole.replace(/[\p{L}\p{N}]/gu, '')
    // Between its groups there is one sign at a time, as in the record or as bills group digits.
    const grouped = parts.replace(groupSigns, '') === '' || parts === number.replace(/[\p{L}\p{N}]/gu, '')
    const more =
      goesOn(whole, text.slice(end, end + 14), true) ||
      goesOn(whole, text.slice(Math.max(0, start - 14), start), false)
    if (alone && grouped && !more) found.push({ start, end })
  }
  return found
}

/** Whether two numbers may be the same if a part of one is hidden or left out. */
export const mayBeSame = (printed: string, wanted: string): boolean => {
  const [a, b] = [plainNumber(printed), plainNumber(wanted)]
  return /[*•]|X{2,}/i.test(printed) || a.includes(b) || b.includes(a) || a.length < 4
}
