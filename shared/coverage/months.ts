import { stripMonths, type IntervalSummary, type MonthState } from '../domain/coverage'
import type { IntervalMonth } from '../domain/interval'
import { dayText, localDayNumber, monthOf, monthText } from './calendar'
import { lastDayOf, type PossibleDays } from './last-interval'

/**
 * What is kept of a list of interval months ("List Intervals" of the API document), so that it is known of 100,000
 * profiles without their lists: of each meter how complete its months are, and the day of the last interval.
 */

/**
 * A month of a meter. `growing`: the API says that another extraction will yield more. `unsaid`: it does not say. `none`:
 * it has no record, although earlier and later months do.
 */
const marks = { complete: 'c', growing: 'g', unsaid: 'u', none: '-' } as const

/** Incremented when the form changes. A text in another form counts as months that were not read; they are read again when a job of the profile ends. */
const form = 3

/** A meter, its first month (a number of `monthOf`) and the marks of that month and of those after it. */
type MeterLine = readonly [meterId: string, first: number, months: string]
type Line = readonly [
  form: number,
  readAt: string,
  day: number,
  lastDay: PossibleDays | null,
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

const meterLine = (meterId: string, months: ReadonlyMap<number, IntervalMonth>): MeterLine => {
  const last = Math.max(...months.keys())
  const first = Math.max(Math.min(...months.keys()), last - mostMonths + 1)
  const text = Array.from({ length: last - first + 1 }, (_, at) => {
    const record = months.get(first + at)
    return record ? markOf(record) : marks.none
  })
  return [meterId, first, text.join('')]
}

/** Packs the interval months of one profile, read at `readAt` (ISO 8601). Their order does not matter. */
export const packMonths = (list: readonly IntervalMonth[], readAt: string): string => {
  const day = localDayNumber(new Date(readAt))
  const latest = Date.parse(readAt) / 1000 + aheadSeconds
  const meters = new Map<string, Map<number, IntervalMonth>>()
  const dated: IntervalMonth[] = []
  for (const record of list) {
    const month = monthNumber(record.month)
    // What begins after the reading is a mistake, but for the hours by which time zones differ.
    if (month > monthOf(day) + 1) continue
    const months = meters.get(record.meterId) ?? new Map<number, IntervalMonth>()
    meters.set(record.meterId, months.set(month, later(record, months.get(month))))
    const last = record.lastInterval
    dated.push(last !== null && last >= 0 && last <= latest ? record : { ...record, lastInterval: null })
  }
  const lines = [...meters]
    .map(([meterId, months]) => meterLine(meterId, months))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([form, readAt, day, lastDayOf(dated), lines] satisfies Line)
}

/** So many days after the end of a month its last readings are usually still to come. */
const graceDays = 7

/** Whether a month had been over for long enough when the list was read. */
const isOver = (month: number, day: number): boolean => month < monthOf(day - graceDays)

/** One month of a meter that counts, judged by the day on which the list was read. */
export interface MonthPeriod {
  /** A number of `monthOf`. */
  readonly month: number
  readonly state: Exclude<MonthState, 'none'>
}

/** The months of one meter. */
export interface MeterMarks {
  readonly meterId: string
  /** Its first month: a number of `monthOf`. */
  readonly first: number
  readonly marks: string
}

/** What was packed of the interval months of one profile. */
export interface UnpackedMonths {
  readonly readAt: string
  /** The date on this computer at that time, as a number of calendar.ts. */
  readonly day: number
  readonly lastDay: PossibleDays | null
  readonly meters: readonly MeterMarks[]
}

/** Null if the text has another form. */
export const unpackMonths = (packed: string): UnpackedMonths | null => {
  const [found, readAt, day, lastDay, meters] = JSON.parse(packed) as Line
  if (found !== form) return null
  return {
    readAt,
    day,
    lastDay,
    meters: meters.map(([meterId, first, months]) => ({ meterId, first, marks: months })),
  }
}

/** What the API says of a month of a meter; `none` also before its first and after its last. */
export const saidOf = ({ first, marks: all }: MeterMarks, month: number): keyof typeof marks => {
  switch (all[month - first]) {
    case marks.complete:
      return 'complete'
    case marks.growing:
      return 'growing'
    case marks.unsaid:
      return 'unsaid'
    default:
      return 'none'
  }
}

const stateOf = (said: keyof typeof marks, month: number, day: number): MonthPeriod['state'] => {
  switch (said) {
    case 'complete':
      return 'here'
    case 'growing':
      return isOver(month, day) ? 'late' : 'not-due'
    case 'unsaid':
      return 'unknown'
    case 'none':
      return 'missing'
  }
}

/**
 * The months of a meter that count: of the last 13 on the day of the reading, and the next one, which has begun where
 * clocks are ahead. Those after its last month are not judged: only jobs in the mode `interval` bring some, and the meter
 * may have been replaced.
 */
export const monthPeriods = (
  meter: MeterMarks,
  { day }: Pick<UnpackedMonths, 'day'>,
): readonly MonthPeriod[] => {
  const periods: MonthPeriod[] = []
  const from = Math.max(meter.first, monthOf(day) - stripMonths + 1)
  for (let month = from; month < meter.first + meter.marks.length; month += 1) {
    periods.push({ month, state: stateOf(saidOf(meter, month), month, day) })
  }
  return periods
}

/** Months that were over and are not complete, of any meter. */
const notCompleteOf = (read: UnpackedMonths): readonly string[] => {
  const found = new Set<number>()
  for (const meter of read.meters) {
    for (const { month, state } of monthPeriods(meter, read)) {
      if (state === 'late' || state === 'missing') found.add(month)
    }
  }
  return [...found].toSorted((a, b) => a - b).map(monthText)
}

export const monthsSummaryOf = (read: UnpackedMonths): IntervalSummary => {
  const { readAt, meters, lastDay } = read
  return {
    readAt,
    meters: meters.length,
    lastInterval: lastDay && { from: dayText(lastDay[0]), to: dayText(lastDay[1]) },
    notComplete: notCompleteOf(read),
  }
}
