import { money, quantity } from './decimals'
import type { Measure, Point } from './lane-points'
import { periodOf } from './period'

/** Rounded, without trailing zeros after the point. */
const rounded = (value: number, places: number): string => {
  const text = value.toFixed(places)
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text
  return short === '-0' ? '0' : short
}

/** The number of places for three digits in all, but at most down to the unit. */
const usagePlaces = (value: number): number => {
  const digits = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)))
  return Math.min(6, Math.max(0, 2 - digits))
}

/** The two parts of the unit of a price that `valueOf` made. */
const partsOf = (unit: string): readonly [currency: string | null, of: string] => {
  const at = unit.indexOf('/')
  return [unit.slice(0, at) || null, unit.slice(at + 1)]
}

const priceWords = (value: number, unit: string): string => {
  const [currency, of] = partsOf(unit)
  // In the price of a unit a ten-thousandth matters, but not after whole cents.
  return `${money(value.toFixed(4).replace(/0{1,2}$/, ''), currency)} per ${of}`
}

/** A computed number, rounded: `$6.85`, `23.4 kWh`, `$0.3012 per kWh`. */
export const valueWords = (value: number, measure: Measure, unit: string | null): string => {
  if (measure === 'cost') return money(value.toFixed(2), unit)
  if (measure === 'usage') return quantity(rounded(value, usagePlaces(value)), unit)
  return priceWords(value, unit ?? '/')
}

const placesOfStep = (step: number): number => {
  const places = [0, 1, 2, 3, 4, 5].find((one) => Number.isInteger(Number((step * 10 ** one).toPrecision(9))))
  return places ?? 6
}

/** The label of a line of a scale, without its unit. The lines are `step` apart. */
export const lineWords = (value: number, step: number, measure: Measure, unit: string | null): string => {
  const text = value.toFixed(placesOfStep(step))
  if (measure === 'usage') return quantity(text, null)
  const currency = measure === 'price' ? partsOf(unit ?? '/')[0] : unit
  return money(text, currency).replace(/[.,]00(?=\D*$)/, '')
}

/** ` (+12 %)`: the relative difference; empty if it would be meaningless. */
export const shareWords = (value: number, from: number): string => {
  const percent = from > 0 && value >= 0 ? Math.round((value / from - 1) * 100) : NaN
  if (!Number.isFinite(percent)) return ''
  return percent === 0 ? ' (the same)' : ` (${percent > 0 ? '+' : '−'}${Math.abs(percent)} %)`
}

/** The unit of a measure for a caption: `$`, `kWh a day`, `$ per kWh`. */
export const unitWords = (measure: Measure, perDay: boolean, unit: string | null): string => {
  if (unit === null) return measure === 'cost' ? 'no currency given' : 'no unit given'
  if (measure === 'price') {
    const [currency, of] = partsOf(unit)
    return `${currency ?? 'no currency given'} per ${of}`
  }
  return perDay ? `${unit} a day` : unit
}

/** The days of a period as they were sent; for an estimated period its approximate end. */
export const whenOf = ({ bill, period }: Point): string =>
  (bill && periodOf(bill)) ?? `${period.start} to ${period.end}`

const withoutBill: Readonly<Record<Exclude<Point['state'], 'here'>, string>> = {
  unclear: 'records that contradict each other',
  late: 'the bill is late',
  missing: 'no bill',
}

/** Why a period has no numbers; null if it has a bill that counts. */
export const gapWords = ({ state }: Point): string | null => (state === 'here' ? null : withoutBill[state])

export const costWords = ({ cost, bill }: Point): string | null =>
  cost && (bill?.type === 'billing' ? `${money(cost.amount, cost.unit)} due` : money(cost.amount, cost.unit))

export const usageWords = ({ usage }: Point): string | null => usage && quantity(usage.amount, usage.unit)

export const exportWords = ({ exported }: Point): string | null =>
  exported && quantity(exported.amount, exported.unit)
