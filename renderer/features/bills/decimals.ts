/** Decimal numbers as the API sent them, as text: shown and added without rounding. */

import { ExactSum } from '../../../shared/domain/exact-sum'
import { shownUnit, unitOf } from '../../../shared/domain/unit'
import { numberFormat } from '../../lib/number-format'

const decimal = /^[+-]?\d+(\.\d+)?$/
type Decimal = `${number}`

export const isDecimal = (text: string): text is Decimal => decimal.test(text)

const placesOf = (text: string): number => text.split('.')[1]?.length ?? 0

/**
 * `85.11` of `USD` as `$85.11`, with all places that were sent. Text that is not a number, or has no currency, stays as
 * it came.
 */
export const money = (amount: string, currency: string | null): string => {
  if (!isDecimal(amount)) return currency === null ? amount : `${amount} ${currency}`
  const places = Math.min(Math.max(2, placesOf(amount)), 20)
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: places }
  if (currency !== null && /^[A-Za-z]{3}$/.test(currency)) {
    return numberFormat({ style: 'currency', currency, ...digits }).format(amount)
  }
  const plain = numberFormat(digits).format(amount)
  return currency === null ? plain : `${plain} ${currency}`
}

interface Amount {
  readonly amount: string
  readonly unit: string
}

/**
 * An amount in the common unit of its quantity, exactly: `KWh`, `KWH` and `MWh` become kilowatt-hours, so that bills in
 * all three can be added. An unknown unit stays as it was sent.
 */
export const inUnit = (amount: string, unit: string): Amount => {
  const known = unitOf(unit)
  if (!known || (known.kind !== 'interval' && known.kind !== 'demand')) return { amount, unit: unit.trim() }
  const inKnown = known.shift === 0 || !isDecimal(amount) ? amount : exactly(amount, known.shift)
  return { amount: inKnown, unit: isDecimal(amount) ? shownUnit(known.unit) : unit.trim() }
}

const exactly = (amount: string, shift: number): string => new ExactSum().add(amount, shift).toString()

/** `1379.90` of `KWh` as `1,379.90 kWh`, with the places that were sent. */
export const quantity = (amount: string, unit: string | null): string => {
  if (!isDecimal(amount)) return unit === null ? amount : `${amount} ${unit}`
  const shown = unit === null ? { amount, unit } : inUnit(amount, unit)
  const places = Math.min(placesOf(shown.amount), 20)
  const digits = { minimumFractionDigits: places, maximumFractionDigits: places }
  const number = numberFormat(digits).format(shown.amount as Decimal)
  return shown.unit === null ? number : `${number} ${shown.unit}`
}

/** The exact sum, with as many places as the amount that has most; null if one of them is not a number. */
export const sum = (amounts: readonly string[]): string | null => {
  if (amounts.length === 0 || !amounts.every(isDecimal)) return null
  const places = Math.max(...amounts.map(placesOf))
  const total = new ExactSum()
  for (const amount of amounts) total.add(amount)
  const [whole = '', fraction = ''] = total.toString().split('.')
  return places === 0 ? whole : `${whole}.${fraction.padEnd(places, '0')}`
}
