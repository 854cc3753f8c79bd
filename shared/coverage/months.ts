import { stripMonths, type IntervalSummary } from '../domain/coverage'
import type { IntervalMonth } from '../domain/interval'
import { localDay, localDayNumber, monthOf, monthText } from './calendar'

/**
 * What is kept of a list of interval months ("List Intervals" of the API document), so that it is known of 100,000
 * profiles without their lists: of each meter how complete its months are, and when the last interval began.
 */

/**
 * A month of a meter. `growing`: the API says that another extraction will yield more. `unsaid`: it does not say. `none`:
 * it has no record, although earlier and later months do.
 */
const marks = { complete: 'c', growing: 'g', unsaid: 'u', none: '-' } as const

/** Incremented when the form changes. A text in another form counts as months that were not read. */
const form = 1

type MeterLine = readonly [first: number, months: string]
type Line = readonly [
  form: number,
  readAt: string,
  day: number,
  lastInterval: number | null,
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

/** Packs the interval months of one profile, read at `readAt` (ISO 8601). Their order does not matter. */
export const packMonths = (list: readonly IntervalMonth[], readAt: string): string => {
  const day = localDayNumber(new Date(readAt))
  const latest = Date.parse(readAt) / 1000 + aheadSeconds
  const meters = new Map<string, Map<number, IntervalMonth>>()
  const ends: number[] = []
  for (const record of list) {
    const month = monthNumber(record.month)
    // What begins after the reading is a mistake, but for the hours by which time zones differ.
    if (month > monthOf(day) + 1) continue
    const months = meters.get(record.meterId) ?? new Map<number, IntervalMonth>()
    meters.set(record.meterId, months.set(month, later(record, months.get(month))))
    const { lastInterval } = record
    if (lastInterval !== null && lastInterval >= 0 && lastInterval <= latest) ends.push(lastInterval)
  }
  const lines = [...meters.values()]
    .map(meterLine)
    .toSorted(([a, one], [b, other]) => (a === b ? (one < other ? -1 : 1) : a - b))
  const lastInterval = ends.length === 0 ? null : Math.max(...ends)
  return JSON.stringify([form, readAt, day, lastInterval, lines] satisfies Line)
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
  const [found, readAt, day, lastInterval, meters] = JSON.parse(packed) as Line
  if (found !== form) return null
  return {
    readAt,
    meters: meters.length,
    lastInterval: lastInterval === null ? null : localDay(new Date(lastInterval * 1000)),
    notComplete: notCompleteOf(meters, day),
  }
}
