import type { Bill } from '../domain/bill'
import { localDayNumber } from './calendar'
import { placeBills, type Span } from './placed'
import { seriesOf, type SeriesKey } from './series'
import type { VersionKind } from './versions'

/**
 * What the coverage of a profile needs of its bills, and no more: its series with their periods, as one text of at most
 * 64 bytes for each bill. It is created when bills are read, and stored so that 100,000 profiles can be judged without
 * their bills.
 */

/** The records of one period, and how they relate to each other. */
export interface PackedSpan extends Span {
  readonly kind: VersionKind
}

export interface PackedSeries {
  readonly key: SeriesKey
  /** In the order of their starts. */
  readonly spans: readonly PackedSpan[]
  /** The number of records without a usable period. */
  readonly unplaced: number
  /** Whether the periods were derived from single dates. */
  readonly approximate: boolean
}

export interface PackedBills {
  /** When the bills were read: ISO 8601, UTC. */
  readonly readAt: string
  /** The date on this computer at that time, as a number of calendar.ts. */
  readonly day: number
  readonly series: readonly PackedSeries[]
}

/** Incremented when the form changes. A text in another form counts as bills that were not read. */
const form = 1

const kinds: readonly VersionKind[] = ['single', 'duplicate', 'reissued', 'adjusted', 'unclear']

/** Stands for a record without a day of issue. */
const noDay = ''

type Numbers = readonly (number | typeof noDay)[]
type SeriesLine = readonly [
  type: string,
  accountNumber: string | null,
  serviceId: string | null,
  meterNumber: string | null,
  unplaced: number,
  approximate: 0 | 1,
  /**
   * For each period: days since the start of the previous one, days to its end, days from there to its issue, and its
   * kind.
   */
  periods: Numbers,
]
type Line = readonly [form: number, readAt: string, day: number, series: readonly SeriesLine[]]

const numbersOf = (spans: readonly PackedSpan[]): Numbers => {
  let before = 0
  return spans.flatMap(({ start, end, issued, kind }) => {
    const since = start - before
    before = start
    return [since, end - start, issued === null ? noDay : issued - end, kinds.indexOf(kind)]
  })
}

/** Packs the bills of one profile, read at `readAt` (ISO 8601). Their order does not matter. */
export const packBills = (bills: readonly Bill[], readAt: string): string => {
  const day = localDayNumber(new Date(readAt))
  const series = seriesOf(bills).map(({ key, bills: own }): SeriesLine => {
    const { placed, unplaced, approximate } = placeBills(own, day)
    const spans = placed.map((one) => ({ ...one, kind: one.versions.kind }))
    const { type, accountNumber, serviceId, meterNumber } = key
    const numbers = numbersOf(spans)
    return [type, accountNumber, serviceId, meterNumber, unplaced.length, approximate ? 1 : 0, numbers]
  })
  return JSON.stringify([form, readAt, day, series] satisfies Line)
}

const spansOf = (numbers: Numbers): readonly PackedSpan[] => {
  const spans: PackedSpan[] = []
  let start = 0
  for (let at = 0; at < numbers.length; at += 4) {
    start += Number(numbers[at])
    const end = start + Number(numbers[at + 1])
    const delay = numbers[at + 2]
    const issued = delay === noDay || delay === undefined ? null : end + delay
    spans.push({ start, end, issued, kind: kinds[Number(numbers[at + 3])] ?? 'unclear' })
  }
  return spans
}

/** Null if the text has another form. */
export const unpackBills = (packed: string): PackedBills | null => {
  const [found, readAt, day, series] = JSON.parse(packed) as Line
  if (found !== form) return null
  return {
    readAt,
    day,
    series: series.map(([type, accountNumber, serviceId, meterNumber, unplaced, approximate, periods]) => ({
      key: { type, accountNumber, serviceId, meterNumber },
      spans: spansOf(periods),
      unplaced,
      approximate: approximate === 1,
    })),
  }
}
