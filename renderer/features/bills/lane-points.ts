import { dayNumber } from '../../../shared/coverage/calendar'
import type { CoveredPeriod, SeriesCoverage } from '../../../shared/coverage/coverage'
import type { SeriesKey } from '../../../shared/coverage/series'
import type { Bill } from '../../../shared/domain/bill'
import { oncePer } from '../../lib/once-per'
import { inUnit, isDecimal } from './decimals'

/** An amount as it is shown, exactly, and as a number for drawing and comparing. */
export interface Measured {
  readonly amount: string
  readonly value: number
  /** The unit of its quantity, or the currency; null if the record has none. */
  readonly unit: string | null
}

/** One period of a meter. All days are numbers of calendar.ts, both inclusive. */
export interface Point {
  readonly start: number
  readonly end: number
  /**
   * The number of days by which its amounts are divided. If each period begins on the last day of the one before, that
   * day counts once.
   */
  readonly days: number
  /** `unclear`: several records of the period differ, and nothing shows which one counts. */
  readonly state: 'here' | 'unclear' | 'late' | 'missing'
  readonly period: CoveredPeriod
  /** The record that counts. */
  readonly bill: Bill | null
  /** For a billing record, the total due. */
  readonly cost: Measured | null
  readonly usage: Measured | null
  /** What was fed in, as a positive number. */
  readonly exported: Measured | null
}

/** The periods of one series up to today, in the order of their starts. */
export interface Lane {
  readonly series: SeriesCoverage
  readonly key: SeriesKey
  readonly points: readonly Point[]
}

/** A larger amount cannot be that of a bill, and would make all others invisible. */
const furthest = 1e15

const measured = (amount: string | null, unit: string | null): Measured | null => {
  if (amount === null || !isDecimal(amount)) return null
  const value = Number(amount)
  return Math.abs(value) <= furthest ? { amount, value, unit } : null
}

const moneyOf = (amount: string | null, currency: string | null): Measured | null =>
  measured(amount, currency?.trim().toUpperCase() || null)

const energyOf = (amount: string | null, units: string | null): Measured | null => {
  if (amount === null || units === null || units.trim() === '') return measured(amount, null)
  const one = inUnit(amount, units)
  return measured(one.amount, one.unit)
}

const unsigned = (one: Measured | null): Measured | null =>
  one && { ...one, amount: one.amount.replace(/^[+-]/, ''), value: Math.abs(one.value) }

const pointOf = (period: CoveredPeriod, sharesEnds: boolean): Point | null => {
  const { state, versions } = period
  const [start, end] = [dayNumber(period.start), dayNumber(period.end)]
  if (start === null || end === null || state === 'not-due') return null
  const bill = versions?.counted ?? null
  return {
    start,
    end,
    days: Math.max(1, end - start + (sharesEnds ? 0 : 1)),
    state: versions && !bill ? 'unclear' : state,
    period,
    bill,
    cost: bill && moneyOf(bill.type === 'billing' ? bill.totalAmountDue : bill.cost, bill.currency),
    usage: bill && energyOf(bill.usage, bill.units),
    exported: bill && unsigned(energyOf(bill.exportedEnergy, bill.units)),
  }
}

/**
 * Whether periods begin on the day on which the one before ends, as in "2 July to 1 August, 1 August to 1 September".
 */
const sharesEnds = (periods: readonly CoveredPeriod[]): boolean => {
  const here = periods.filter(({ state }) => state === 'here')
  const shared = here.filter(({ start }, at) => at > 0 && here[at - 1]?.end === start).length
  return shared * 2 > here.length - 1
}

/** Made once for each series, because the list and the timeline look at the same points. */
export const laneOf = oncePer((series: SeriesCoverage): Lane => {
  const shared = sharesEnds(series.periods)
  const points = series.periods.flatMap((period) => pointOf(period, shared) ?? [])
  return { series, key: series.key, points: points.toSorted((a, b) => a.start - b.start || a.end - b.end) }
})

export type Measure = 'cost' | 'usage' | 'price'

/**
 * The value that is drawn for a point: the amount (by day if `perDay`) or the price of one unit; null if it is not
 * known.
 */
export interface Value {
  readonly value: number
  readonly unit: string | null
}

const divided = (one: Measured | null, days: number): Value | null =>
  one && { value: one.value / days, unit: one.unit }

/** Null without use, because what was not used has no price. */
export const priceOf = ({ cost, usage, bill }: Point): Value | null =>
  bill?.type === 'billing' || !cost || !usage || usage.value <= 0 || cost.value < 0 || usage.unit === null
    ? null
    : { value: cost.value / usage.value, unit: `${cost.unit ?? ''}/${usage.unit}` }

export const valueOf = (point: Point, measure: Measure, perDay: boolean): Value | null => {
  if (measure === 'price') return priceOf(point)
  // An amount due is due at once, so its share of a day would be meaningless.
  return divided(point[measure], perDay && point.bill?.type !== 'billing' ? point.days : 1)
}

/** What was fed in, below zero; null if the record does not have it. */
export const exportOf = (point: Point, measure: Measure, perDay: boolean): Value | null => {
  const value = measure === 'usage' ? divided(point.exported, perDay ? point.days : 1) : null
  return value && { ...value, value: -value.value }
}
