/** Decimal numbers as the API sent them, in text: shown and added without a rounding on the way. */

import { ExactSum } from '../../../shared/domain/exact-sum'

const decimal = /^[+-]?\d+(\.\d+)?$/
type Decimal = `${number}`

const isDecimal = (text: string): text is Decimal => decimal.test(text)

const placesOf = (text: string): number => text.split('.')[1]?.length ?? 0

/** `85.11` of `USD` as `$85.11`; all places that were sent are shown. What is no number, or no currency, stays as it came. */
export const money = (amount: string, currency: string | null): string => {
  if (!isDecimal(amount)) return currency === null ? amount : `${amount} ${currency}`
  const places = Math.min(Math.max(2, placesOf(amount)), 20)
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: places }
  if (currency !== null && /^[A-Za-z]{3}$/.test(currency)) {
    return new Intl.NumberFormat(undefined, { style: 'currency', currency, ...digits }).format(amount)
  }
  const plain = new Intl.NumberFormat(undefined, digits).format(amount)
  return currency === null ? plain : `${plain} ${currency}`
}

const spellings = new Map(
  ['kWh', 'Wh', 'MWh', 'kW', 'therms', 'CCF', 'MCF', 'm3', 'ft3', 'gallons'].map((unit) => [
    unit.toLowerCase(),
    unit,
  ]),
)

/** `KWh`, `KWH` and `kwh` are one unit, in its usual spelling: bills of all three add up. Another stays as it was sent. */
export const unitSpelling = (unit: string): string => spellings.get(unit.trim().toLowerCase()) ?? unit

/** `1379.90` of `kWh` as `1,379.90 kWh`: the places as they were sent. */
export const quantity = (amount: string, unit: string | null): string => {
  const places = Math.min(placesOf(amount), 20)
  const digits = { minimumFractionDigits: places, maximumFractionDigits: places }
  const shown = isDecimal(amount) ? new Intl.NumberFormat(undefined, digits).format(amount) : amount
  return unit === null ? shown : `${shown} ${unitSpelling(unit)}`
}

/** The exact sum with as many places as the one of them that has most, or null where one of them is no number. */
export const sum = (amounts: readonly string[]): string | null => {
  if (amounts.length === 0 || !amounts.every(isDecimal)) return null
  const places = Math.max(...amounts.map(placesOf))
  const total = new ExactSum()
  for (const amount of amounts) total.add(amount)
  const [whole = '', fraction = ''] = total.toString().split('.')
  return places === 0 ? whole : `${whole}.${fraction.padEnd(places, '0')}`
}
