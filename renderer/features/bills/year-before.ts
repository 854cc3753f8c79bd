import { monthsAfter } from '../../../shared/coverage/calendar'
import type { Lane, Measure, Measured, Point } from './lane-points'

/** The share of the days one year before that must be known. */
const leastKnown = 0.8

interface Known {
  readonly days: number
  readonly amount: number
  readonly units: number
}

const last = ({ start, days }: Point): number => start + days - 1

/**
 * What bills say about the days from `from` to `to`: each by its share of days, since the periods of two years differ.
 */
const knownOf = (
  points: readonly Point[],
  from: number,
  to: number,
  read: (point: Point) => readonly [amount: number, units: number] | null,
): Known => {
  let known: Known = { days: 0, amount: 0, units: 0 }
  let reached = from - 1
  for (const point of points) {
    if (point.start > to) break
    const [first, end] = [Math.max(point.start, from), Math.min(last(point), to)]
    const said = end < first ? null : read(point)
    if (!said) continue
    const share = (end - first + 1) / point.days
    known = {
      // Days that two bills share count once.
      days: known.days + Math.max(0, end - Math.max(first - 1, reached)),
      amount: known.amount + said[0] * share,
      units: known.units + said[1] * share,
    }
    reached = Math.max(reached, end)
  }
  return known
}

const both = (a: Measured | null, b: Measured | null, unit: string | null) => {
  const alike = a !== null && b !== null && `${a.unit ?? ''}/${b.unit ?? ''}` === unit
  return alike ? ([a.value, b.value] as const) : null
}

/**
 * The value of the same days one year before: cost or usage per day, or the price of a unit; null if fewer than four
 * fifths of these days are known. `unit` is the unit of the value with which it is compared; other units are not
 * compared.
 */
export const yearBefore = (
  { points }: Lane,
  point: Point,
  measure: Measure,
  unit: string | null,
): number | null => {
  const [from, to] = [monthsAfter(point.start, -12), monthsAfter(last(point), -12)]
  const { days, amount, units } = knownOf(points, from, to, (one) => {
    if (measure === 'price') return both(one.cost, one.usage, unit)
    const of = one[measure]
    return of && of.unit === unit ? [of.value, 0] : null
  })
  if (days < leastKnown * (to - from + 1)) return null
  if (measure !== 'price') return amount / days
  return units > 0 ? amount / units : null
}
