import type { JudgedPeriod } from './judged'
import type { PackedBills } from './packed'
import { completes, sameKey, type SeriesKey } from './series'
import { judgedSeries, type JudgedSeries } from './summary'

/** A period whose bill should be there and is not. Its first and last day are numbers of calendar.ts. */
export interface Gap {
  readonly start: number
  readonly end: number
  readonly state: 'late' | 'missing'
}

/** The gaps of one series; there is at least one. */
export interface SeriesGaps {
  readonly key: SeriesKey
  readonly gaps: readonly Gap[]
}

/** What happened to gaps. Each gap is in one of these groups. */
export interface GapsSince {
  /** Bills that came. */
  readonly filled: number
  /** Not filled, and no longer expected: the series has ended, or has another rhythm. */
  readonly notExpected: number
  readonly open: readonly SeriesGaps[]
}

const gapOf = ({ start, end, state }: JudgedPeriod): readonly Gap[] =>
  state === 'late' || state === 'missing' ? [{ start, end, state }] : []

/** What is missing or late on the day of the reading, for one type or (null) for all. */
export const gapsOf = (bills: PackedBills, today: number, type: string | null): readonly SeriesGaps[] =>
  judgedSeries(bills, today).flatMap(({ key, periods }) => {
    const gaps = type === null || key.type === type ? periods.flatMap(gapOf) : []
    return gaps.length === 0 ? [] : [{ key, gaps }]
  })

export const countGaps = (all: readonly SeriesGaps[]): number =>
  all.reduce((sum, { gaps }) => sum + gaps.length, 0)

interface Days {
  readonly start: number
  readonly end: number
}

/** The number of days of the gap that these periods cover. They are in the order of their starts. */
const daysCovered = ({ start, end }: Gap, all: readonly Days[]): number => {
  let covered = 0
  let from = start
  for (const days of all) {
    if (days.start > end) break
    const first = Math.max(from, days.start)
    const last = Math.min(end, days.end)
    if (last < first) continue
    covered += last - first + 1
    from = last + 1
  }
  return covered
}

/** The days of a gap are estimated, and its bill may have others. Half of them make it the same period. */
const isCovered = (gap: Gap, all: readonly Days[]): boolean =>
  2 * daysCovered(gap, all) >= gap.end - gap.start + 1

/**
 * The series that has this key now. Later records with more fields may have given it a more complete key. If several
 * series could be meant, none is returned.
 */
const seriesWith = (key: SeriesKey, all: readonly JudgedSeries[]): JudgedSeries | undefined => {
  const same = all.find((one) => sameKey(one.key, key))
  if (same) return same
  const fuller = all.filter((one) => completes(one.key, key))
  return fuller.length === 1 ? fuller[0] : undefined
}

/** What happened to these gaps, according to the bills as last read. */
export const gapsSince = (before: readonly SeriesGaps[], bills: PackedBills, today: number): GapsSince => {
  const all = judgedSeries(bills, today)
  let filled = 0
  let notExpected = 0
  const open = before.flatMap((one) => {
    const series = seriesWith(one.key, all)
    if (!series) return [one]
    const spans = series.spans.toSorted((a, b) => a.start - b.start)
    const expected = series.periods.filter(({ state }) => state !== 'here')
    const gaps = one.gaps.filter((gap) => {
      if (isCovered(gap, spans)) filled += 1
      else if (!isCovered(gap, expected)) notExpected += 1
      else return true
      return false
    })
    return gaps.length === 0 ? [] : [{ key: one.key, gaps }]
  })
  return { filled, notExpected, open }
}
