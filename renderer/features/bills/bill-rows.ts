import { dayNumber, dayText } from '../../../shared/coverage/calendar'
import type { CoveredPeriod, SeriesCoverage } from '../../../shared/coverage/coverage'
import type { Unplaced, UnplacedReason } from '../../../shared/coverage/placed'
import { sameSeries } from '../../../shared/coverage/series'
import type { Versions } from '../../../shared/coverage/versions'
import type { Bill } from '../../../shared/domain/bill'
import { recordName } from '../../../shared/domain/bill-change'
import type { SeriesMonth } from '../../../shared/domain/coverage'
import { laneOf } from './lane-points'
import { dayOf, newestFirst } from './period'
import { unusualOf } from './unusual'

/** A remark about a record, beside its own fields. */
export interface Mark {
  readonly name: string
  readonly why: string
}

/** The API returns a PDF by the bill's id, so a record without one has no PDF. */
export const canOpenPdf = (bill: Bill): boolean => bill.hasPdf && bill.billId !== null

export interface BillRow {
  readonly kind: 'bill'
  readonly bill: Bill
  readonly mark: Mark | null
  /** In words; null if nothing about it is unusual. */
  readonly unusual: string | null
}

/** A period whose bill is late or missing. */
export interface ExpectedRow {
  readonly kind: 'expected'
  readonly period: CoveredPeriod
  readonly series: SeriesCoverage
}

export type Row = BillRow | ExpectedRow

const unclear: Mark = {
  name: 'unclear',
  why: 'Other records of the same period differ, and nothing shows which of them counts. None is added up.',
}

const markOfVersion = (bill: Bill, { kind, counted }: Versions): Mark | null => {
  const counts = bill === counted
  switch (kind) {
    case 'single':
      return null
    case 'unclear':
      return unclear
    case 'duplicate':
      return counts
        ? null
        : { name: 'duplicate', why: 'Another record says the same about this period. It is counted once.' }
    case 'reissued':
      return counts
        ? { name: 'reissued', why: 'Issued again with the same amounts. It is counted once.' }
        : {
            name: 'replaced',
            why: 'Issued again later with the same amounts. Only the later one is counted.',
          }
    case 'adjusted':
      return counts
        ? { name: 'adjusted', why: 'The last one issued of several that differ: this one is counted.' }
        : {
            name: 'replaced',
            why: 'A later bill for this period says something else. Only that one is counted.',
          }
  }
}

const unplacedWords: Readonly<Record<UnplacedReason, string>> = {
  undated: 'It has no date.',
  'one-date': 'It has only a single date.',
  backwards: 'Its period ends before it begins.',
  'no-days': 'Its period has no days.',
  'too-long': 'Its period is longer than a year.',
  'in-the-future': 'Its period lies in the future.',
}

const markOfUnplaced = ({ reason }: Unplaced): Mark => ({
  name: reason === 'undated' ? 'no date' : 'odd period',
  why: `${unplacedWords[reason]} It does not fill any missing or late period.`,
})

const overlapMark: Mark = {
  name: 'overlap',
  why: 'Shares days with the period of another bill. Both are counted.',
}

const overlaps = ({ start, end }: CoveredPeriod, series: SeriesCoverage): boolean =>
  series.overlaps.some((overlap) => overlap.start <= end && overlap.end >= start)

const marksOf = (series: SeriesCoverage): readonly (readonly [Bill, Mark])[] => [
  // A single date explains by itself that it is not a period.
  ...series.unplaced
    .filter(({ reason }) => reason !== 'one-date')
    .map((unplaced) => [unplaced.bill, markOfUnplaced(unplaced)] as const),
  ...series.periods.flatMap((period) =>
    (period.versions?.bills ?? []).flatMap((bill) => {
      const version = period.versions && markOfVersion(bill, period.versions)
      const mark = version ?? (overlaps(period, series) ? overlapMark : null)
      return mark ? [[bill, mark] as const] : []
    }),
  ),
]

const isExpected = ({ state }: CoveredPeriod): boolean => state === 'late' || state === 'missing'

const dayOfRow = (row: Row): string => (row.kind === 'bill' ? dayOf(row.bill) : row.period.end)

/** The reasons, by the record that counts for its period. */
const unusualBills = (coverage: readonly SeriesCoverage[]): ReadonlyMap<Bill, string> =>
  new Map(
    coverage.flatMap((series) =>
      [...unusualOf(laneOf(series))].flatMap(([{ bill }, reasons]) =>
        bill ? [[bill, `Unusual: ${reasons.join('. ')}.`] as const] : [],
      ),
    ),
  )

/** The bills with their marks, and between them the periods whose bill is missing or late, newest first. */
export const rowsOf = (bills: readonly Bill[], coverage: readonly SeriesCoverage[]): readonly Row[] => {
  const marks = new Map(coverage.flatMap((series) => marksOf(series)))
  const unusual = unusualBills(coverage)
  const rows: readonly Row[] = [
    ...newestFirst(bills).map((bill) => ({
      kind: 'bill' as const,
      bill,
      mark: marks.get(bill) ?? null,
      unusual: unusual.get(bill) ?? null,
    })),
    ...coverage.flatMap((series) =>
      series.periods.filter(isExpected).map((period) => ({ kind: 'expected' as const, period, series })),
    ),
  ]
  return rows.toSorted((a, b) => (dayOfRow(a) < dayOfRow(b) ? 1 : dayOfRow(a) > dayOfRow(b) ? -1 : 0))
}

/** The records that are added up: of several versions of one period the one that counts, and none without a period. */
export const countedBills = (coverage: readonly SeriesCoverage[]): readonly Bill[] =>
  coverage.flatMap(({ periods }) => periods.flatMap(({ versions }) => versions?.counted ?? []))

export const countOf = (coverage: readonly SeriesCoverage[], state: CoveredPeriod['state']): number =>
  coverage.reduce((sum, { periods }) => sum + periods.filter((period) => period.state === state).length, 0)

const rowOfBill = (rows: readonly Row[], bill: Bill): Row | null => {
  const exact = rows.find((row) => row.kind === 'bill' && row.bill === bill)
  if (exact) return exact
  const name = recordName(bill)
  if (name === null) return null
  const [like, ...others] = rows.filter((row) => row.kind === 'bill' && recordName(row.bill) === name)
  // If several records have one name, none can be told from the others after another reading.
  return others.length === 0 ? (like ?? null) : null
}

/** The row of the same bill, or of the same expected period, after another reading; null if it is gone. */
export const rowAgain = (rows: readonly Row[], wanted: Row): Row | null =>
  wanted.kind === 'bill'
    ? rowOfBill(rows, wanted.bill)
    : (rows.find(
        (row) =>
          row.kind === 'expected' &&
          row.period.start === wanted.period.start &&
          sameSeries(row.series.key, wanted.series.key),
      ) ?? null)

/**
 * The row of a period: that of its bill, that of one of the bills that contradict each other, or that of the missing or
 * late one.
 */
export const rowOfPeriod = (rows: readonly Row[], period: CoveredPeriod): Row | null => {
  const bill = period.versions?.counted ?? period.versions?.bills[0]
  const isIts = (row: Row): boolean => (row.kind === 'bill' ? row.bill === bill : row.period === period)
  return rows.find(isIts) ?? null
}

const middleOf = ({ start, end }: CoveredPeriod): string =>
  dayText(Math.floor(((dayNumber(start) ?? 0) + (dayNumber(end) ?? 0)) / 2))

/** The periods that the Coverage page shows in this month, or else the longer one that covers it. */
const periodsOf = (periods: readonly CoveredPeriod[], month: string | null): readonly CoveredPeriod[] => {
  if (month === null) return periods
  const marked = periods.filter((period) => middleOf(period).startsWith(month))
  const covers = ({ start, end }: CoveredPeriod): boolean =>
    start.slice(0, 7) <= month && month <= end.slice(0, 7)
  return marked.length > 0 ? marked : periods.filter(covers)
}

/**
 * The row for a month of a series. If there are several, the one that decides the month's mark: missing before late,
 * late before here.
 */
export const rowOfMonth = (
  rows: readonly Row[],
  coverage: readonly SeriesCoverage[],
  wanted: SeriesMonth,
): Row | null => {
  const series = coverage.find(({ key }) => sameSeries(key, wanted))
  if (!series) return null
  const periods = periodsOf(series.periods, wanted.month)
  const period = (['missing', 'late', 'here'] as const)
    .map((state) => periods.findLast((one) => one.state === state))
    .find((one) => one !== undefined)
  return period ? rowOfPeriod(rows, period) : null
}
