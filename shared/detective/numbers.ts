import { unitOf } from '../domain/unit'
import { hardSpace } from './plain-letters'

/** How a document writes the fraction of a number. */
export type DecimalSign = '.' | ','

/** A number in a text. */
export interface PrintedNumber {
  /**
   * Includes the sign or the currency before it and the unit after it; positions in the text from which it was read.
   */
  readonly start: number
  readonly end: number
  /** Its possible values without the sign, as plain decimal text: `1,234` is 1234 or 1.234. */
  readonly readings: readonly { readonly value: string; readonly decimal: DecimalSign | null }[]
  /** `either` if a dash before it may or may not be a minus. */
  readonly sign: '+' | '-' | 'either'
  readonly isMoney: boolean
  /** Digits after the decimal sign, if there is one. */
  readonly places: number
  /** The letters directly after it, in lower case: perhaps a unit. */
  readonly unit: string
}

const currency = String.raw`(?:US\$|CA\$|C\$|A\$|\$|€|£|zł|USD|CAD|EUR|GBP|CHF|AUD|Fr\.|kr\.?)`
const core = new RegExp(
  String.raw`\d{1,3}(?:(?:[${hardSpace} ]\d{3})+|(?:([.,'])\d{3})(?:\1\d{3})*)(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?|[.,]\d{2,}`,
  'g',
)
const before = new RegExp(
  String.raw`(\(\s?)?(?:(?<![\p{L}\d]\s?)(-)\s?|(\+))?(?:${currency}[ ${hardSpace}]{0,2})?(?:(-)\s?)?(\(\s?)?$`,
  'u',
)
const hasCurrency = new RegExp(currency, 'u')
const after = new RegExp(
  String.raw`^(?:[.,]--?(?!\d))?(?:[ ${hardSpace}]{0,2}(?:${currency})(?![\p{L}])(?!\s?[-(]?\d))?(?:\s?(-)(?![\d\p{L}])(?!\s*[\d$€£]))?(?:\s?\b(CR|Cr|cr)\b\.?)?(\s?\))?(?:\s?(CR|Cr|cr)\b)?`,
  'u',
)
const unitAfter = new RegExp(String.raw`^[ ${hardSpace}]{0,2}(%|[\p{L}][\p{L}³3]{0,8}\.?)`, 'u')

/** Decimal text without redundant zeros: `0012.50` becomes `12.5`. */
export const plainDecimal = (whole: string, fraction: string): string => {
  const digits = whole.replace(/^0+(?=\d)/, '') || '0'
  const rest = fraction.replace(/0+$/, '')
  return rest === '' ? digits : `${digits}.${rest}`
}

type Reading = PrintedNumber['readings'][number]

const readingsOf = (text: string): readonly Reading[] => {
  const digits = (part: string): string => part.replace(/\D/g, '')
  const cut = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','))
  if (cut < 0) return [{ value: plainDecimal(digits(text), ''), decimal: null }]
  const sign = text[cut] === '.' ? '.' : ','
  const asWhole: Reading = { value: plainDecimal(digits(text), ''), decimal: sign === '.' ? ',' : '.' }
  const asFraction: Reading = {
    value: plainDecimal(digits(text.slice(0, cut)), text.slice(cut + 1)),
    decimal: sign,
  }
  const signs = new Set(text.replace(/\d/g, ''))
  const times = text.split(sign).length - 1
  // Two groups of three, or two kinds of signs, leave no doubt.
  if (times > 1) return [asWhole]
  const mayGroup = /^\d{1,3}[.,]\d{3}$/.test(text) && !text.startsWith('0')
  return signs.size === 1 && mayGroup ? [asWhole, asFraction] : [asFraction]
}

/** Whether it is a part of a date, a time, a share or an account number, and so not an amount. */
const isPartOfMore = (text: string, start: number, end: number): boolean =>
  /[\p{L}\d][-/:.,#]?$/u.test(text.slice(Math.max(0, start - 2), start).replace(/^[^]*\s/, '')) ||
  /^(?:[-/:]\d|[.,]\d|[\p{L}]*-?[\p{L}]\d)/u.test(text.slice(end, end + 12))

const joinedToLetters = new RegExp(String.raw`${currency}[ ${hardSpace}]{0,2}[-(]?\s?$`, 'u')

const numberAt = (text: string, start: number, core_: string): PrintedNumber | null => {
  const end = start + core_.length
  const lead = text.slice(Math.max(0, start - 9), start)
  if (!joinedToLetters.test(lead) && isPartOfMore(text, start, end)) return null
  const ahead = before.exec(lead)
  const tail = text.slice(end, end + 16)
  const behind = after.exec(tail)
  const aheadText = ahead?.[0] ?? ''
  const behindText = behind?.[0] ?? ''
  const opened = ahead?.[1] !== undefined || ahead?.[5] !== undefined
  const bracketed = opened && behind?.[3] !== undefined
  const credited = behind?.[2] !== undefined || behind?.[4] !== undefined
  const dash = ahead?.[2] ?? ahead?.[4]
  const loose = dash !== undefined && /^-\s/.test(aheadText) && start - aheadText.length > 0
  const negative = dash !== undefined || behind?.[1] !== undefined || credited || bracketed
  const readings = readingsOf(core_)
  const cut = readings[0]?.decimal
    ? core_.length - 1 - Math.max(core_.lastIndexOf('.'), core_.lastIndexOf(','))
    : 0
  const unit = unitOfAmount(text.slice(end + behindText.length))
  return {
    start: start - aheadText.length,
    end: end + behindText.length + unit.length,
    readings,
    sign: loose ? 'either' : negative ? '-' : '+',
    isMoney: hasCurrency.test(aheadText) || hasCurrency.test(behindText) || credited,
    places: cut,
    unit: unit.trim().toLowerCase(),
  }
}

const notAUnit = /^(?:%|days?|jours?|tage?n?|dagen|dag|dias?|months?|x|h|hrs?)$/

const unitOfAmount = (text: string): string => {
  const [whole, name = ''] = unitAfter.exec(text) ?? []
  const unit = name.replace(/\.$/, '').toLowerCase()
  return whole !== undefined && (notAUnit.test(unit) || unitOf(unit)) ? whole : ''
}

/** If blanks separate groups, each group may also be a number of its own: both ways are returned. */
const splitAtBlanks = (text: string): readonly { readonly offset: number; readonly core: string }[] => {
  const parts = text.split(/[ \u00a0]/)
  if (parts.length === 1) return []
  let offset = 0
  return parts.map((core) => {
    const part = { offset, core }
    offset += core.length + 1
    return part
  })
}

/**
 * Whether the blanks within it are beyond doubt those of one number: `1 234,56` and `30 001` are, `12 345.67` may be
 * two numbers.
 */
const isOneNumber = (text: string): boolean =>
  !/[ \u00a0]/.test(text) || text.includes(hardSpace) || text.includes(',') || /[ ]0\d/.test(text)

/** All numbers of a text that may be amounts. */
export const numbersIn = (text: string): readonly PrintedNumber[] =>
  [...text.matchAll(core)].flatMap(({ index, 0: found }) => {
    const parts = isOneNumber(found)
      ? []
      : splitAtBlanks(found).map((part) => numberAt(text, index + part.offset, part.core))
    return [numberAt(text, index, found), ...parts].filter((number) => number !== null)
  })
