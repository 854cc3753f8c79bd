import type { Bill } from '../domain/bill'
import { dayNumber } from './calendar'
import { lowerMedian } from './median'
import { versionsOf, type Versions } from './versions'

/** Why a record has no usable period. It is listed, but fills no period. */
export type UnplacedReason = 'undated' | 'one-date' | 'backwards' | 'no-days' | 'too-long' | 'in-the-future'

export interface Unplaced {
  readonly bill: Bill
  readonly reason: UnplacedReason
}

/** One period: its first and last day as numbers of calendar.ts, and the day on which its first bill was issued. */
export interface Span {
  readonly start: number
  readonly end: number
  /** Null if no record has it. */
  readonly issued: number | null
}

/** The records of one period. */
export interface Placed extends Span {
  readonly versions: Versions
}

export interface Placing {
  /** Ordered by their start. */
  readonly placed: readonly Placed[]
  readonly unplaced: readonly Unplaced[]
  /**
   * Whether the periods were derived from single dates: those of billing records and of older agents ("an interpolated
   * value").
   */
  readonly approximate: boolean
}

/** The longest billing period: a year and some days around the readings. */
const longestDays = 400
/** A bill in advance is possible, but one for after the next quarter is a mistake. */
const furthestDays = 100

interface Period {
  readonly bill: Bill
  readonly start: number
  readonly end: number
}

/** A billing record has no period, only the day on which it was issued. */
const onlyDay = (bill: Bill): number | null =>
  dayNumber(bill.endDate) ??
  dayNumber(bill.approximateDate) ??
  dayNumber(bill.startDate) ??
  dayNumber(bill.billDate)

const periodOf = (bill: Bill, today: number): Period | UnplacedReason => {
  const [start, end] = [dayNumber(bill.startDate), dayNumber(bill.endDate)]
  if (start === null || end === null) {
    const day = onlyDay(bill)
    if (day === null) return 'undated'
    return day > today + furthestDays ? 'in-the-future' : 'one-date'
  }
  if (start > end) return 'backwards'
  if (start === end) return 'no-days'
  if (end - start > longestDays) return 'too-long'
  if (start > today + furthestDays) return 'in-the-future'
  return { bill, start, end }
}

/** The share of days that two periods have in common, of all days in either of them. */
const likeness = (a: Period, b: Period): number => {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start) + 1
  return shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start) + 1)
}

/** From this share on, two periods are the same one, whose first or last day was given a little differently. */
const samePeriod = 0.8

/**
 * The last group with this period, of groups in the order of their starts. A group that began long before cannot have
 * it.
 */
const groupOf = (groups: readonly Period[][], period: Period): Period[] | undefined => {
  for (let at = groups.length - 1; at >= 0; at -= 1) {
    const [first] = groups[at] ?? []
    if (!first || period.start - first.start > longestDays) return undefined
    if (likeness(first, period) >= samePeriod) return groups[at]
  }
  return undefined
}

const byPeriod = (periods: readonly Period[]): readonly (readonly Period[])[] => {
  const groups: Period[][] = []
  for (const period of periods.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const group = groupOf(groups, period)
    if (group) group.push(period)
    else groups.push([period])
  }
  return groups
}

/** A bill that was issued again does not show on which day bills usually come, so the first one counts. */
const issuedOf = (bills: readonly Bill[]): number | null => {
  const days = bills.flatMap(({ billDate }) => dayNumber(billDate) ?? [])
  return days.length === 0 ? null : Math.min(...days)
}

const placedOf = (periods: readonly Period[]): readonly Placed[] =>
  byPeriod(periods)
    .map((group) => {
      const versions = versionsOf(group.map(({ bill }) => bill))
      const shown = group.find(({ bill }) => bill === versions.counted) ?? group[0]
      return { start: shown?.start ?? 0, end: shown?.end ?? 0, issued: issuedOf(versions.bills), versions }
    })
    .toSorted((a, b) => a.start - b.start || a.end - b.end)

/** Takes single dates as ends of periods. Each period begins where the previous one ends. */
const periodsOfDates = (bills: readonly Bill[]): readonly Period[] => {
  const dated = bills
    .flatMap((bill) => {
      const day = onlyDay(bill)
      return day === null ? [] : [{ bill, day }]
    })
    .toSorted((a, b) => a.day - b.day)
  const days = [...new Set(dated.map(({ day }) => day))]
  const usual = lowerMedian(days.slice(1).map((day, index) => day - (days[index] ?? day)))
  if (usual === null || days.length < 3) return []
  return dated.map(({ bill, day }) => {
    const before = days[days.indexOf(day) - 1]
    const begins = before === undefined || day - before > 1.5 * usual ? day - usual : before
    return { bill, start: begins + 1, end: day }
  })
}

/** Gives each record of a series its period, or the reason why it has none. `today` as in calendar.ts. */
export const placeBills = (bills: readonly Bill[], today: number): Placing => {
  const read = bills.map((bill) => ({ bill, period: periodOf(bill, today) }))
  const periods = read.flatMap(({ period }) => (typeof period === 'string' ? [] : [period]))
  const unplaced = read.flatMap(({ bill, period }) =>
    typeof period === 'string' ? [{ bill, reason: period }] : [],
  )
  const single = unplaced.filter(({ reason }) => reason === 'one-date').map(({ bill }) => bill)
  const ofDates = periods.length === 0 ? periodsOfDates(single) : []
  if (ofDates.length === 0) return { placed: placedOf(periods), unplaced, approximate: false }
  const placedBills = new Set(ofDates.map(({ bill }) => bill))
  return {
    placed: placedOf(ofDates),
    unplaced: unplaced.filter(({ bill }) => !placedBills.has(bill)),
    approximate: true,
  }
}
