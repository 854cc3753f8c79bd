import { ExactSum } from '../domain/exact-sum'
import { daySeconds } from './local-time'
import type { Period } from './periods'

/** A bill of one meter: its first and last day, as numbers of days since 1970, and the billed usage. */
export interface Billed {
  readonly start: number
  readonly end: number
  /** Decimal text in the unit of the readings. */
  readonly amount: string
}

/**
 * Which days of a bill's period count for it. Utilities read a meter at some hour of a day, and give that day as the
 * last of one bill and the first of the next, or only once.
 */
export const dayCounts = ['both', 'not-last', 'not-first'] as const
export type DayCount = (typeof dayCounts)[number]

/**
 * `agrees`: the readings add up to what was billed, and what is missing of them is too little to change that.
 * `explained`: days are missing, and with the usual use they explain the difference. `differs`: neither. `too-little`:
 * there are readings for less than half of the period. `no-amount`: the bill says no amount.
 */
export type Verdict = 'agrees' | 'explained' | 'differs' | 'too-little' | 'no-amount'

/** A bill compared with the readings of its period. */
export interface HeldBill<Own extends Billed = Billed> {
  readonly billed: Own
  /** The first and the last day that count, as numbers of days since 1970. */
  readonly first: number
  readonly last: number
  /** The number of days of the period that count. */
  readonly days: number
  /** The number of these days with readings for the whole day. */
  readonly whole: number
  /** Of them, those without any reading. */
  readonly empty: number
  /** Exact, as text. */
  readonly metered: string
  /**
   * The estimated amount of the time without readings, at the average of the rest of the period; null if nothing is
   * missing, or too much.
   */
  readonly missing: number | null
  /** The relative difference of the readings from the bill: -0.07 means 7 % less. Null for `no-amount`, and for a bill of 0 if anything was metered. */
  readonly difference: number | null
  /** The same, including the estimated amount; null if there is none. */
  readonly differenceWithMissing: number | null
  readonly verdict: Verdict
}

/** A meter is read at some hour of a day and not at midnight: 2 % are half a day of a month. */
const agreesWithin = 0.02
/** The missing amount is only an estimate, so the result may differ more. */
const explainsWithin = 0.05
const leastCovered = 0.5
/** From this part on, what is missing is within what a bill may differ anyway. */
const nearlyCovered = 0.98
const wholeFrom = 0.999

const ends: Readonly<Record<DayCount, (billed: Billed) => readonly [first: number, last: number]>> = {
  both: ({ start, end }) => [start, end],
  'not-last': ({ start, end }) => [start, end - 1],
  'not-first': ({ start, end }) => [start + 1, end],
}

/** What the readings of a day come to, and the part of it that they cover. */
interface DayAmount {
  readonly text: string
  readonly part: number
}

/** The days of one channel by their number. */
export type ByDay = ReadonlyMap<number, DayAmount>

/**
 * A reading longer than a day counts on the day on which it begins. The days after it that it covers have no amount of
 * their own, but nothing of them is missing.
 */
export const byDay = (days: readonly Period[]): ByDay => {
  const found = new Map<number, DayAmount>()
  for (const { from, to, wall, text, covered, until } of days) {
    const day = wall / daySeconds
    found.set(day, { text, part: covered / (to - from) })
    const after = ((until ?? to) - to) / daySeconds
    for (let next = 1; next - 1 < after; next++) {
      found.set(day + next, { text: '0', part: Math.min(1, after - next + 1) })
    }
  }
  return found
}

/** Whether hardly any reading of the day is missing. A meter that sends a few seconds late leaves no gap. */
export const isWhole = (part: number): boolean => part >= wholeFrom

const isWithin = (difference: number | null, most: number): boolean =>
  difference !== null && Math.abs(difference) <= most

/** Whether readings that differ from a bill so much may still agree with it. */
export const isNear = (difference: number | null): boolean => isWithin(difference, agreesWithin)

/** A sum that is reached although much is missing agrees with nothing: the missing time was used as well. */
const verdictOf = (
  covered: number,
  difference: number | null,
  differenceWithMissing: number | null,
): Verdict => {
  if (covered < leastCovered) return 'too-little'
  const isExplained = isWithin(differenceWithMissing, explainsWithin)
  if (isNear(difference)) {
    const isSmall = covered >= nearlyCovered || differenceWithMissing === null
    return isSmall || isExplained ? 'agrees' : 'differs'
  }
  return isExplained ? 'explained' : 'differs'
}

/** The relative difference of a total from an amount. Nothing is no part of 0: there it is 0, or not known. */
const differenceFrom = (amount: number, total: number): number | null => {
  if (total === amount) return 0
  const difference = (total - amount) / Math.abs(amount)
  return Number.isFinite(difference) ? difference : null
}

export const holdBill = <Own extends Billed>(
  billed: Own,
  readings: ByDay,
  count: DayCount,
): HeldBill<Own> => {
  const [first, last] = ends[count](billed)
  const metered = new ExactSum()
  let whole = 0
  let read = 0
  let covered = 0
  for (let day = first; day <= last; day++) {
    const found = readings.get(day)
    if (!found) continue
    read++
    metered.add(found.text)
    covered += found.part
    if (isWhole(found.part)) whole++
  }
  const days = Math.max(0, last - first + 1)
  const sum = Number(metered.toString())
  const amount = billed.amount.trim() === '' ? NaN : Number(billed.amount)
  const part = days === 0 ? 0 : covered / days
  const isMissing = whole < days
  const missing = isMissing && part >= leastCovered ? (sum / covered) * (days - covered) : null
  const difference = differenceFrom(amount, sum)
  const differenceWithMissing = missing === null ? null : differenceFrom(amount, sum + missing)
  return {
    billed,
    first,
    last,
    days,
    whole,
    empty: days - read,
    metered: metered.toString(),
    missing,
    difference,
    differenceWithMissing,
    verdict: Number.isFinite(amount) ? verdictOf(part, difference, differenceWithMissing) : 'no-amount',
  }
}

export const agreeing = (held: readonly HeldBill[]): number =>
  held.filter(({ verdict }) => verdict === 'agrees' || verdict === 'explained').length

/** How much these bills differ; a bill of 0 against some use counts as all of it. */
export const distanceOf = (held: readonly HeldBill[]): number =>
  held.reduce((sum, { difference }) => sum + Math.abs(difference ?? 1), 0)

/**
 * Compares the bills of one meter with readings. Days are counted in the way with which most bills agree, or, if
 * several are equal, in the one with the smallest difference.
 */
export const holdBills = <Own extends Billed>(
  bills: readonly Own[],
  readings: ByDay,
): { readonly count: DayCount; readonly held: readonly HeldBill<Own>[] } => {
  const ways = dayCounts.map((count) => ({
    count,
    held: bills.map((billed) => holdBill(billed, readings, count)),
  }))
  // A way with which fewer bills are whole would otherwise seem to be the nearest.
  const isWholeInAll = bills.map((_, at) =>
    ways.every(({ held }) => {
      const each = held[at]
      return each !== undefined && each.verdict !== 'no-amount' && each.whole === each.days
    }),
  )
  const distance = (held: readonly HeldBill[]): number => distanceOf(held.filter((_, at) => isWholeInAll[at]))
  const [first, ...others] = ways
  if (!first) throw new Error('no way of counting days')
  return others.reduce((best, way) => {
    const more = agreeing(way.held) - agreeing(best.held)
    return more > 0 || (more === 0 && distance(way.held) < distance(best.held)) ? way : best
  }, first)
}

/**
 * How well readings fit bills: the share that agrees, of the bills with an amount and readings for at least half of
 * their period. Null if fewer than two can be compared, because a single bill may agree by chance.
 */
export const fitOf = (held: readonly HeldBill[]): number | null => {
  const comparable = held.filter(({ verdict }) => verdict !== 'too-little' && verdict !== 'no-amount')
  return comparable.length < 2 ? null : agreeing(comparable) / comparable.length
}
