import { median, usualSpread } from '../../../shared/coverage/median'
import { groupBy } from '../../../shared/domain/group-by'
import { oncePer } from '../../lib/once-per'
import { priceOf, type Lane, type Point } from './lane-points'
import { shareWords, valueWords } from './point-words'

/** With fewer periods it cannot be said what is usual for a meter. */
const fewestPeriods = 6

/** In units of the usual spread ("modified z-score", Iglewicz and Hoaglin 1993). */
const furthestUsual = 3.5

/**
 * If most values are alike, the usual spread is next to nothing, and any other value would be far away. To be unusual, it
 * must also differ by more than this share.
 */
const leastDifference = 0.1

const differs = (value: number, from: number): boolean =>
  Math.abs(value - from) > leastDifference * Math.abs(from)

/** The distance of a value from the median of all, in usual spreads. Sorts all once, for any number of values. */
export const robustZ = (all: readonly number[]): ((value: number) => number) => {
  const middle = median(all) ?? 0
  const spread = 1.4826 * (median(all.map((one) => Math.abs(one - middle))) ?? 0)
  return (value) => (value === middle ? 0 : Math.abs(value - middle) / spread)
}

interface Rate {
  readonly point: Point
  readonly value: number
  readonly unit: string | null
}

const usageRates = (points: readonly Point[]): readonly Rate[] =>
  points.flatMap((point) => {
    const { usage, days } = point
    return usage ? [{ point, value: usage.value / days, unit: usage.unit }] : []
  })

type Reasons = Map<Point, string[]>

const give = (reasons: Reasons, point: Point, reason: string): void => {
  const given = reasons.get(point)
  if (given) given.push(reason)
  else reasons.set(point, [reason])
}

const findUsage = (rates: readonly Rate[], reasons: Reasons): void => {
  const all = rates.map(({ value }) => value)
  const usual = all.length >= fewestPeriods ? (median(all) ?? 0) : null
  const distance = robustZ(all)
  for (const { point, value, unit } of rates) {
    // For a meter that mostly shows no use, such as one for feeding in, that is not unusual.
    if (value === 0) {
      if (usual !== 0) give(reasons, point, `No use in ${point.days} days`)
    } else if (usual !== null && distance(value) > furthestUsual && differs(value, usual)) {
      const words = (rate: number): string => `${valueWords(rate, 'usage', unit)} a day`
      give(reasons, point, `${words(value)}, usually ${words(usual)}${shareWords(value, usual)}`)
    }
  }
}

/**
 * Finds prices of a unit that differ from the previous period by more than a tenth, and by more than the price of this
 * meter usually moves.
 */
const findPrices = (points: readonly Point[], reasons: Reasons): void => {
  const prices = points.flatMap((point) => {
    const price = priceOf(point)
    return price && price.value > 0 ? [{ point, value: price.value, unit: price.unit ?? '' }] : []
  })
  for (const alike of groupBy(prices, ({ unit }) => unit).values()) {
    const steps = alike
      .slice(1)
      .map(({ value }, at) => Math.abs(Math.log(value / (alike[at]?.value ?? value))))
    const usual = usualSpread(steps, 0)
    alike.slice(1).forEach(({ point, value, unit }, at) => {
      const before = alike[at]?.value ?? value
      if (!differs(value, before) || (steps[at] ?? 0) <= furthestUsual * usual) return
      const words = (price: number): string => valueWords(price, 'price', unit)
      give(
        reasons,
        point,
        `The price changed: ${words(value)}, before ${words(before)}${shareWords(value, before)}`,
      )
    })
  }
}

/**
 * What is unusual about each period of a meter, in words: a use per day that differs from the median by more than 3.5
 * usual spreads and a tenth among at least six periods, no use, or another price. Only records that count are examined, and each
 * quantity separately.
 */
export const unusualOf = oncePer(({ points, key }: Lane): ReadonlyMap<Point, readonly string[]> => {
  const reasons: Reasons = new Map()
  if (key.type === 'billing') return reasons
  for (const rates of groupBy(usageRates(points), ({ unit }) => unit).values()) findUsage(rates, reasons)
  findPrices(points, reasons)
  return reasons
})
