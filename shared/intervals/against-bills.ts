import { ExactSum } from '../domain/exact-sum'
import { daySeconds } from './local-time'
import type { Period } from './periods'

/** A bill of one meter: its first and last day, as numbers of days since 1970, and what it says was used. */
export interface Billed {
  readonly start: number
  readonly end: number
  /** Decimal text, in the unit of the readings. */
  readonly amount: string
}

/**
 * Which days of a bill's period were used on it. Utilities read a meter at some hour of a day, and name that day as the last of one
 * bill and the first of the next, or only once.
 */
export const dayCounts = ['both', 'not-last', 'not-first'] as const
export type DayCount = (typeof dayCounts)[number]

/**
 * `agrees`: the readings come to what was billed. `explained`: days are missing, and at the usual use they make the difference.
 * `differs`: neither. `too-little`: readings of under half of the period say nothing about it. `no-amount`: the bill says none,
 * or nothing was used.
 */
export type Verdict = 'agrees' | 'explained' | 'differs' | 'too-little' | 'no-amount'

/** A bill held against the readings of its period. */
export interface HeldBill {
  readonly billed: Billed
  /** Days of the period that count. */
  readonly days: number
  /** Of them, those with readings for all of the day. */
  readonly whole: number
  /** Exact, as text. */
  readonly metered: string
  /** The time without readings, at the pace of the rest of the period; null where nothing is missing, or too much. */
  readonly missing: number | null
  /** How far the readings are from the bill, as a part of it: -0.07 is 7 % less. Null for `no-amount`. */
  readonly difference: number | null
  /** The same with what is missing added; null where nothing is. */
  readonly differenceWithMissing: number | null
  readonly verdict: Verdict
}

/** A meter is read at some hour of a day, not at midnight: two parts in a hundred are half a day of a month. */
const agreesWithin = 0.02
/** What is missing is only guessed at, so that the guess may be further off. */
const explainsWithin = 0.05
const leastCovered = 0.5
const wholeFrom = 0.999

const ends: Readonly<Record<DayCount, (billed: Billed) => readonly [first: number, last: number]>> = {
  both: ({ start, end }) => [start, end],
  'not-last': ({ start, end }) => [start, end - 1],
  'not-first': ({ start, end }) => [start + 1, end],
}

/** Days of one channel by their number. */
export type ByDay = ReadonlyMap<number, Period>

export const byDay = (days: readonly Period[]): ByDay =>
  new Map(days.map((day) => [day.wall / daySeconds, day]))

const verdictOf = (
  covered: number,
  difference: number | null,
  differenceWithMissing: number | null,
): Verdict => {
  if (difference === null) return 'no-amount'
  if (covered < leastCovered) return 'too-little'
  if (Math.abs(difference) <= agreesWithin) return 'agrees'
  return differenceWithMissing !== null && Math.abs(differenceWithMissing) <= explainsWithin
    ? 'explained'
    : 'differs'
}

export const holdBill = (billed: Billed, readings: ByDay, count: DayCount): HeldBill => {
  const [first, last] = ends[count](billed)
  const metered = new ExactSum()
  let whole = 0
  let covered = 0
  for (let day = first; day <= last; day++) {
    const found = readings.get(day)
    if (!found) continue
    metered.add(found.text)
    const part = found.covered / (found.to - found.from)
    covered += part
    if (part >= wholeFrom) whole++
  }
  const days = Math.max(0, last - first + 1)
  const sum = Number(metered.toString())
  const amount = Number(billed.amount)
  const part = days === 0 ? 0 : covered / days
  const isMissing = whole < days
  const missing = isMissing && part >= leastCovered ? (sum / covered) * (days - covered) : null
  const from = (total: number): number | null => {
    const difference = (total - amount) / Math.abs(amount)
    return Number.isFinite(difference) ? difference : null
  }
  const difference = from(sum)
  const differenceWithMissing = missing === null ? null : from(sum + missing)
  return {
    billed,
    days,
    whole,
    metered: metered.toString(),
    missing,
    difference,
    differenceWithMissing,
    verdict: verdictOf(part, difference, differenceWithMissing),
  }
}

const agreeing = (held: readonly HeldBill[]): number =>
  held.filter(({ verdict }) => verdict === 'agrees' || verdict === 'explained').length

/** How far off the bills are with this way of counting days, where their periods have readings throughout. */
const distanceOf = (held: readonly HeldBill[]): number =>
  held.reduce((sum, { difference, days, whole }) => sum + (whole === days ? Math.abs(difference ?? 0) : 0), 0)

/** Bills of one meter against readings, with the days counted in the way under which most of them agree; of equal ones the closest. */
export const holdBills = (
  bills: readonly Billed[],
  readings: ByDay,
): { readonly count: DayCount; readonly held: readonly HeldBill[] } => {
  const ways = dayCounts.map((count) => ({
    count,
    held: bills.map((billed) => holdBill(billed, readings, count)),
  }))
  const [first, ...others] = ways
  if (!first) throw new Error('no way of counting days')
  return others.reduce((best, way) => {
    const more = agreeing(way.held) - agreeing(best.held)
    return more > 0 || (more === 0 && distanceOf(way.held) < distanceOf(best.held)) ? way : best
  }, first)
}

/**
 * How well readings fit bills: of those that have readings for at least half of their period and an amount, how many agree. Null where fewer than two can be
 * compared: one bill agrees by chance.
 */
export const fitOf = (held: readonly HeldBill[]): number | null => {
  const comparable = held.filter(({ verdict }) => verdict !== 'too-little' && verdict !== 'no-amount')
  return comparable.length < 2 ? null : agreeing(comparable) / comparable.length
}
