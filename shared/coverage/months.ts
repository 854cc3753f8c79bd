import { stripMonths, type IntervalSummary } from '../domain/coverage'
import type { IntervalMonth } from '../domain/interval'
import { dayText, localDayNumber, monthOf, monthsAfter, monthText } from './calendar'
import { lowerMedian } from './median'

/**
 * What is kept of a list of interval months ("List Intervals" of the API document), so that it is known of 100,000
 * profiles without their lists: of each meter how complete its months are, and the day of the last interval.
 */

/**
 * A month of a meter. `growing`: the API says that another extraction will yield more. `unsaid`: it does not say. `none`:
 * it has no record, although earlier and later months do.
 */
const marks = { complete: 'c', growing: 'g', unsaid: 'u', none: '-' } as const

/** Incremented when the form changes. A text in another form counts as months that were not read. */
const form = 2

type MeterLine = readonly [first: number, months: string]
type Line = readonly [
  form: number,
  readAt: string,
  day: number,
  lastDay: number | null,
  meters: readonly MeterLine[],
]

/** Thirty years: an earlier month is a mistake, and would make a list of nothing but missing ones. */
const mostMonths = 360

const aheadSeconds = 2 * 86_400

const monthNumber = (month: string): number => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return year * 12 + number - 1
}

const markOf = ({ complete }: IntervalMonth): string => {
  if (complete === null) return marks.unsaid
  return complete ? marks.complete : marks.growing
}

/** If a month has two records, the one that was extracted later counts. */
export const later = (a: IntervalMonth, b: IntervalMonth | undefined): IntervalMonth =>
  b && (b.extractionTime ?? 0) > (a.extractionTime ?? 0) ? b : a

/** The record that counts, of those of one month of a meter. */
export const latestOf = (records: readonly IntervalMonth[]): IntervalMonth | undefined =>
  records.reduce<IntervalMonth | undefined>((found, record) => later(record, found), undefined)

const meterLine = (months: ReadonlyMap<number, IntervalMonth>): MeterLine => {
  const last = Math.max(...months.keys())
  const first = Math.max(Math.min(...months.keys()), last - mostMonths + 1)
  const text = Array.from({ length: last - first + 1 }, (_, at) => {
    const record = months.get(first + at)
    return record ? markOf(record) : marks.none
  })
  return [first, text.join('')]
}

const dayInSeconds = 86_400
/** Time zones are at most 12 hours behind UTC, and 14 ahead. */
const [mostBehind, mostAhead] = [-12 * 3600, 14 * 3600]

const firstDayOf = (month: string): number => Date.parse(`${month}-01T00:00:00Z`) / 1000 / dayInSeconds

/** How far the provider's time is ahead of UTC: its months begin at its midnight. Null if this one began later. */
const offsetOf = ({ month, firstInterval }: IntervalMonth): number | null => {
  if (firstInterval === null) return null
  const offset = firstDayOf(month) * dayInSeconds - firstInterval
  return offset >= mostBehind && offset <= mostAhead ? offset : null
}

/**
 * The days at the provider on which the last intervals of these months begin. The list names no time zone: the starts of
 * its months show it, and an interval just beyond the end of its month belongs to the last day of that.
 */
const lastDays = (records: readonly IntervalMonth[]): readonly number[] => {
  const offsets = records.map(offsetOf).filter((offset) => offset !== null)
  const usual = lowerMedian(offsets) ?? 0
  return records.flatMap((record) => {
    if (record.lastInterval === null) return []
    const own = offsetOf(record) ?? usual
    // Summer time is an hour; what differs more is a month whose intervals begin later.
    const offset = Math.abs(own - usual) <= 3600 ? own : usual
    const day = Math.floor((record.lastInterval + offset) / dayInSeconds)
    const next = monthsAfter(firstDayOf(record.month), 1)
    return [day === next ? next - 1 : day]
  })
}

/** Packs the interval months of one profile, read at `readAt` (ISO 8601). Their order does not matter. */
export const packMonths = (list: readonly IntervalMonth[], readAt: string): string => {
  const day = localDayNumber(new Date(readAt))
  const latest = Date.parse(readAt) / 1000 + aheadSeconds
  const meters = new Map<string, Map<number, IntervalMonth>>()
  const ended: IntervalMonth[] = []
  for (const record of list) {
    const month = monthNumber(record.month)
    // What begins after the reading is a mistake, but for the hours by which time zones differ.
    if (month > monthOf(day) + 1) continue
    const months = meters.get(record.meterId) ?? new Map<number, IntervalMonth>()
    meters.set(record.meterId, months.set(month, later(record, months.get(month))))
    const { lastInterval } = record
    if (lastInterval !== null && lastInterval >= 0 && lastInterval <= latest) ended.push(record)
  }
  const lines = [...meters.values()]
    .map(meterLine)
    .toSorted(([a, one], [b, other]) => (a === b ? (one < other ? -1 : 1) : a - b))
  const days = lastDays(ended)
  const lastDay = days.length === 0 ? null : Math.max(...days)
  return JSON.stringify([form, readAt, day, lastDay, lines] satisfies Line)
}

/** So many days after the end of a month its last readings are usually still to come. */
const graceDays = 7

/** Whether a month had been over for long enough when the list was read. */
const isOver = (month: number, day: number): boolean => month < monthOf(day - graceDays)

/**
 * Months of the last 13 that were over and are not complete, of any meter. Months after a meter's last one are not
 * judged: only jobs in the mode `interval` bring some, and the meter may have been replaced.
 */
const notCompleteOf = (meters: readonly MeterLine[], day: number): readonly string[] => {
  const found = new Set<number>()
  for (const [first, months] of meters) {
    for (
      let month = Math.max(first, monthOf(day) - stripMonths + 1);
      month < first + months.length;
      month += 1
    ) {
      const mark = months[month - first]
      if ((mark === marks.growing && isOver(month, day)) || mark === marks.none) found.add(month)
    }
  }
  return [...found].toSorted((a, b) => a - b).map(monthText)
}

/** Null if the text has another form. */
export const monthsSummaryOf = (packed: string): IntervalSummary | null => {
  const [found, readAt, day, lastDay, meters] = JSON.parse(packed) as Line
  if (found !== form) return null
  return {
    readAt,
    meters: meters.length,
    lastInterval: lastDay === null ? null : dayText(lastDay),
    notComplete: notCompleteOf(meters, day),
  }
}
