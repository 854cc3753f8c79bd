import { dayOfMonth, monthsAfter } from './calendar'
import { lowerMedian, usualSpread } from './median'
import type { Span } from './placed'

export type RhythmKind = 'monthly' | 'two-monthly' | 'quarterly' | 'half-yearly' | 'yearly' | 'by-days'

/** How often bills of a series come. */
export interface Rhythm {
  readonly kind: RhythmKind
  /** Usual days of a period. */
  readonly days: number
  /** Whole months where periods begin on one day of the month; null where they follow the meter's reading. */
  readonly months: number | null
}

/** How long after a period's end its bill usually comes. */
export interface Issue {
  readonly days: number
  /** By how many days it usually differs: before that a bill is not late. */
  readonly spread: number
  /** Whether it is assumed: fewer than three bills say when they were issued. */
  readonly assumed: boolean
}

/** Fewer bills tell no rhythm. */
export const fewestBills = 3

const kinds: readonly (readonly [RhythmKind, number, number, number])[] = [
  ['monthly', 25, 37, 1],
  ['two-monthly', 52, 70, 2],
  ['quarterly', 80, 101, 3],
  ['half-yearly', 170, 195, 6],
  ['yearly', 350, 380, 12],
]

/** Null where there are too few to tell. */
export const rhythmOf = (placed: readonly Span[]): Rhythm | null => {
  const days = lowerMedian(placed.map(({ start, end }) => end - start + 1))
  if (days === null || placed.length < fewestBills) return null
  const [kind, , , months] = kinds.find(([, least, most]) => days >= least && days <= most) ?? [
    'by-days' as const,
    0,
    0,
    null,
  ]
  const first = lowerMedian(placed.map(({ start }) => dayOfMonth(start)))
  const regular = placed.filter(({ start }) => dayOfMonth(start) === first).length
  return { kind, days, months: regular * 3 >= placed.length * 2 ? months : null }
}

/** The first day of the period after one that begins on `start`. */
export const nextStart = (rhythm: Rhythm, start: number): number =>
  rhythm.months === null ? start + rhythm.days : monthsAfter(start, rhythm.months)

const assumedIssue: Issue = { days: 7, spread: 14, assumed: true }
const leastSpreadDays = 3
const mostSpreadDays = 30

/** From the days on which bills were first issued. */
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
