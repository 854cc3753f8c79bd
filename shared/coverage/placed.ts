import type { Bill } from '../domain/bill'
import { dayNumber } from './calendar'
import { lowerMedian } from './median'
import { versionsOf, type Versions } from './versions'

/** Why a record has no place in time. It is listed, and fills no period. */
export type UnplacedReason = 'undated' | 'one-date' | 'backwards' | 'no-days' | 'too-long' | 'in-the-future'

export interface Unplaced {
  readonly bill: Bill
  readonly reason: UnplacedReason
}

/** One period: its first and last day, as numbers of calendar.ts, and the day on which its first bill was issued. */
export interface Span {
  readonly start: number
  readonly end: number
  /** Null where no record says it. */
  readonly issued: number | null
}

/** The records of one period. */
export interface Placed extends Span {
  readonly versions: Versions
}

export interface Placing {
  /** By their start. */
  readonly placed: readonly Placed[]
  readonly unplaced: readonly Unplaced[]
  /** Whether the periods were made from single dates: those of billing records and of older agents ("an interpolated value"). */
  readonly approximate: boolean
}

/** Longer is no billing period: it is a year and its reading days. */
const longestDays = 400
/** A bill in advance is possible; one of after next quarter is a mistake. */
const furthestDays = 100

interface Period {
  readonly bill: Bill
  readonly start: number
  readonly end: number
}

/** A billing record names no period, only when it was issued. */
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

/** Days that two periods share, of all days that one of them has. */
const likeness = (a: Period, b: Period): number => {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start) + 1
  return shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start) + 1)
}

/** From here on two periods are one, whose first or last day was given a little differently. */
const samePeriod = 0.8

/** Of groups in the order of their starts, the last whose period is this one: none that began long before can be. */
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

/** One that was issued again says nothing of the day on which it usually comes: the first counts. */
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

/** Single dates as ends of periods: each begins where the one before ends. */
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

/** Gives each record of a series its place in time, or the reason why it has none. `today` as in calendar.ts. */
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
