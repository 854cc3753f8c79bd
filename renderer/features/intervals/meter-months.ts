import type { SeriesMonth } from '../../../shared/domain/coverage'
import type { IntervalMonth } from '../../../shared/domain/interval'
import { dayText } from '../../../shared/coverage/calendar'
import { later } from '../../../shared/coverage/months'
import { firstOfMonth } from '../../../shared/intervals/local-time'

/** One month in the calendar of a meter. `missing`: it has no record, although earlier and later months do. */
export interface MonthCell {
  /** `YYYY-MM`. */
  readonly month: string
  readonly record: IntervalMonth | null
  readonly missing: boolean
}

/** A year of twelve months, or several years without any record. */
type YearLine =
  | { readonly kind: 'year'; readonly year: number; readonly cells: readonly MonthCell[] }
  | { readonly kind: 'empty'; readonly from: number; readonly to: number }

export interface MeterMonths {
  readonly meterId: string
  /** Oldest first, one for each month. If a month has two records, the one that was extracted later counts. */
  readonly months: readonly IntervalMonth[]
  readonly years: readonly YearLine[]
  /** The number of months between the first and the last that have no record. */
  readonly missing: number
}

/** A selection of months, from where it began to where it was moved last, in either order. */
export interface Selection {
  readonly meterId: string
  readonly anchor: string
  readonly focus: string
}

/** Thirty years: a longer list of months is a mistake. */
export const maxMonths = 360

const yearOf = (month: string): number => Number(month.slice(0, 4))

/** Months since the year 0. */
const indexOf = (month: string): number => yearOf(month) * 12 + Number(month.slice(5, 7)) - 1

const yearLines = (byMonth: ReadonlyMap<string, IntervalMonth>, first: string, last: string): YearLine[] => {
  const lines: YearLine[] = []
  for (let year = yearOf(first); year <= yearOf(last); year++) {
    const cells = Array.from({ length: 12 }, (_, at): MonthCell => {
      const month = `${String(year).padStart(4, '0')}-${String(at + 1).padStart(2, '0')}`
      const record = byMonth.get(month) ?? null
      return { month, record, missing: record === null && month > first && month < last }
    })
    const before = lines.at(-1)
    if (cells.some(({ record }) => record)) lines.push({ kind: 'year', year, cells })
    else if (before?.kind === 'empty') lines.splice(-1, 1, { ...before, to: year })
    else lines.push({ kind: 'empty', from: year, to: year })
  }
  return lines
}

/** The months of a profile by meter, in the order in which the API lists the meters. */
export const metersOf = (records: readonly IntervalMonth[]): readonly MeterMonths[] => {
  const meters = new Map<string, Map<string, IntervalMonth>>()
  for (const record of records) {
    const months = meters.get(record.meterId) ?? new Map<string, IntervalMonth>()
    months.set(record.month, later(record, months.get(record.month)))
    meters.set(record.meterId, months)
  }
  return [...meters].map(([meterId, byMonth]) => {
    const months = [...byMonth.values()].sort((a, b) => (a.month < b.month ? -1 : 1))
    const first = months[0]?.month ?? ''
    const last = months.at(-1)?.month ?? ''
    return {
      meterId,
      months,
      years: yearLines(byMonth, first, last),
      missing: indexOf(last) - indexOf(first) + 1 - months.length,
    }
  })
}

/** The ends of a selection in time order. */
export const endsOf = ({ anchor, focus }: Selection): readonly [from: string, to: string] =>
  anchor <= focus ? [anchor, focus] : [focus, anchor]

/**
 * The months of a selection that have a record, oldest first. If there are more than `maxMonths`, those next to the end
 * that was moved last.
 */
export const selectedMonths = (
  meter: MeterMonths,
  selection: Selection,
): { readonly months: readonly IntervalMonth[]; readonly left: number } => {
  const [from, to] = endsOf(selection)
  const all = meter.months.filter(({ month }) => month >= from && month <= to)
  const months = selection.focus === from ? all.slice(0, maxMonths) : all.slice(-maxMonths)
  return { months, left: all.length - months.length }
}

/** The month of a day since 1970. */
export const monthOfDay = (day: number): string => dayText(day).slice(0, 7)

/** The first and the last day of a range of months, in days since 1970. */
export const daysOfMonths = (months: readonly string[]): readonly [first: number, last: number] => {
  const begin = (month: string, after: number): number =>
    firstOfMonth(yearOf(month), (indexOf(month) % 12) + after)
  return [begin(months[0] ?? '', 0), begin(months.at(-1) ?? '', 1) - 1]
}

/** The selection of the months that a period of days touches, as far as the meter has them; null if it has none. */
export const selectionOfDays = (
  meter: MeterMonths,
  { start, end }: { readonly start: number; readonly end: number },
): Selection | null => {
  const [first, last] = [monthOfDay(start), monthOfDay(end)]
  const its = meter.months.filter(({ month }) => month >= first && month <= last)
  const [from, to] = [its[0]?.month, its.at(-1)?.month]
  return from && to ? { meterId: meter.meterId, anchor: from, focus: to } : null
}

/**
 * The selection of a month of a meter that was pointed at elsewhere. A month without a record has none: then it is the
 * last one before it, or else the next. Null if the meter is not there.
 */
export const selectionOfWanted = (
  meters: readonly MeterMonths[],
  { meterNumber, month }: Pick<SeriesMonth, 'meterNumber' | 'month'>,
): Selection | null => {
  const meter = meters.find(({ meterId }) => meterId === meterNumber)
  const names = meter?.months.map((record) => record.month) ?? []
  const found = names.findLast((name) => month === null || name <= month) ?? names[0]
  return meter && found !== undefined ? { meterId: meter.meterId, anchor: found, focus: found } : null
}

const monthAt = (index: number): string =>
  `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`

/**
 * Months of the meter that hold the year before these and are not among them, with one more month at each end, because
 * 52 weeks are not exactly a year.
 */
export const monthsBefore = (meter: MeterMonths, months: readonly string[]): readonly string[] => {
  const wanted = new Set(
    months.flatMap((month) => [-13, -12, -11].map((shift) => monthAt(indexOf(month) + shift))),
  )
  const given = new Set(months)
  return meter.months
    .map(({ month }) => month)
    .filter((month) => wanted.has(month) && !given.has(month))
    .slice(-maxMonths)
}

/** The month to which a key leads: left and right go to a neighbour with a record, up and down by a year. */
export const monthByKey = (meter: MeterMonths, month: string, key: string): string | null => {
  const names = meter.months.map((record) => record.month)
  const at = names.indexOf(month)
  switch (key) {
    case 'ArrowLeft':
      return names[at - 1] ?? null
    case 'ArrowRight':
      return names[at + 1] ?? null
    case 'ArrowUp':
      return names.findLast((name) => indexOf(name) <= indexOf(month) - 12) ?? null
    case 'ArrowDown':
      return names.find((name) => indexOf(name) >= indexOf(month) + 12) ?? null
    case 'Home':
      return names[0] ?? null
    case 'End':
      return names.at(-1) ?? null
    default:
      return null
  }
}
