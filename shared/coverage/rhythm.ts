import { dayOfMonth, monthsAfter } from './calendar'
import { lowerMedian, usualSpread } from './median'
import type { Span } from './placed'

export type RhythmKind = 'monthly' | 'two-monthly' | 'quarterly' | 'half-yearly' | 'yearly' | 'by-days'

/** How often the bills of a series come. */
export interface Rhythm {
  readonly kind: RhythmKind
  /** The usual number of days in a period. */
  readonly days: number
  /** Whole months, if periods begin on the same day of the month; null if they follow the meter's reading. */
  readonly months: number | null
  /** The day of the month on which periods usually begin. */
  readonly firstDay: number
}

/** How long after the end of a period its bill usually comes. */
export interface Issue {
  readonly days: number
  /** By how many days it usually varies. Within these days a bill is not late. */
  readonly spread: number
  /** Whether it is assumed, because fewer than three bills have a day of issue. */
  readonly assumed: boolean
}

/** With fewer bills there is no rhythm. */
export const fewestBills = 3

const kinds: readonly (readonly [RhythmKind, number, number, number])[] = [
  ['monthly', 25, 37, 1],
  ['two-monthly', 52, 70, 2],
  ['quarterly', 80, 101, 3],
  ['half-yearly', 170, 195, 6],
  ['yearly', 350, 380, 12],
]

/** Null if there are too few to tell. */
export const rhythmOf = (placed: readonly Span[]): Rhythm | null => {
  const days = lowerMedian(placed.map(({ start, end }) => end - start + 1))
  if (days === null || placed.length < fewestBills) return null
  const [kind, , , months] = kinds.find(([, least, most]) => days >= least && days <= most) ?? [
    'by-days' as const,
    0,
    0,
    null,
  ]
  const firstDays = placed.map(({ start }) => dayOfMonth(start))
  const firstDay = lowerMedian(firstDays) ?? 1
  const regular = firstDays.filter((one) => one === firstDay).length
  return { kind, days, months: regular * 3 >= placed.length * 2 ? months : null, firstDay }
}

/**
 * The first day of the period after one that begins on `start`. Periods that begin on the 30th do so again after a
 * February.
 */
export const nextStart = ({ months, days, firstDay }: Rhythm, start: number): number => {
  if (months === null) return start + days
  const isMonthsLast = dayOfMonth(start + 1) === 1
  return monthsAfter(start, months, isMonthsLast ? Math.max(firstDay, dayOfMonth(start)) : dayOfMonth(start))
}

const assumedIssue: Issue = { days: 7, spread: 14, assumed: true }
const leastSpreadDays = 3
const mostSpreadDays = 30

/** Computed from the days on which bills were first issued. */
export const issueOf = (placed: readonly Span[]): Issue => {
  const delays: number[] = []
  for (const { end, issued } of placed) {
    const delay = issued === null ? Infinity : issued - end
    if (delay >= -longestAheadDays && delay <= longestDelayDays) delays.push(delay)
  }
  const days = lowerMedian(delays)
  if (days === null || delays.length < fewestBills) return assumedIssue
  const spread = Math.ceil(2 * usualSpread(delays, days))
  return { days, spread: Math.min(Math.max(spread, leastSpreadDays), mostSpreadDays), assumed: false }
}

const longestAheadDays = 62
const longestDelayDays = 120
