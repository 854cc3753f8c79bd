import type { Bill } from '../domain/bill'
import { dayNumber, dayText } from './calendar'
import { judge, type JudgedEnd, type JudgedPeriod, type PeriodState } from './judged'
import { placeBills, type Placed, type Unplaced } from './placed'
import type { Issue, Rhythm } from './rhythm'
import { seriesOf, type SeriesKey } from './series'
import type { Versions } from './versions'

/** A period for which there is a bill, or for which one is expected. Both days are inclusive, `YYYY-MM-DD`. */
export interface CoveredPeriod {
  readonly start: string
  readonly end: string
  readonly state: PeriodState
  /** The last day on which its bill would still be in time; null if the bill is here. */
  readonly expectedBy: string | null
  readonly versions: Versions | null
}

/** Two different periods of one series that share days. */
export interface Overlap {
  readonly start: string
  readonly end: string
  readonly days: number
}

/** Why nothing more is expected of a series. */
export type SeriesEnd =
  { readonly kind: 'replaced'; readonly by: SeriesKey } | { readonly kind: 'stopped'; readonly since: string }

export interface SeriesCoverage {
  readonly key: SeriesKey
  /** Null if there are too few bills to tell; then nothing is called missing or late. */
  readonly rhythm: Rhythm | null
  readonly issue: Issue
  /** From the period of the first bill up to the first one that is not due yet, or up to the series' end. */
  readonly periods: readonly CoveredPeriod[]
  readonly overlaps: readonly Overlap[]
  readonly unplaced: readonly Unplaced[]
  readonly approximate: boolean
  readonly end: SeriesEnd | null
}

const overlapsOf = (placed: readonly Placed[]): readonly Overlap[] => {
  const overlaps: Overlap[] = []
  let latest: Placed | undefined
  for (const one of placed) {
    // A period that begins on the day on which the previous one ends does not overlap it; that is only a way of
    // counting.
    const days = latest ? Math.min(latest.end, one.end) - one.start + 1 : 0
    if (days > 1) {
      overlaps.push({ start: dayText(one.start), end: dayText(one.start + days - 1), days })
    }
    if (!latest || one.end > latest.end) latest = one
  }
  return overlaps
}

const periodOf = (
  { start, end, state, expectedBy, span }: JudgedPeriod,
  placed: readonly Placed[],
): CoveredPeriod => ({
  start: dayText(start),
  end: dayText(end),
  // If the reading and today are the same day, nothing can have become due in between.
  state: state === 'unknown' ? 'not-due' : state,
  expectedBy: expectedBy === null ? null : dayText(expectedBy),
  versions: span === null ? null : (placed[span]?.versions ?? null),
})

const endOf = (end: JudgedEnd | null): SeriesEnd | null =>
  end?.kind === 'stopped' ? { kind: 'stopped', since: dayText(end.since) } : end

/**
 * For each series of these bills, what should be there by `today` (`YYYY-MM-DD`) and what is. The order of the bills
 * does not matter. Based on "Retrieve Bill-Based Cost and/or Usage Data" of the API document.
 */
export const coverageOf = (bills: readonly Bill[], today: string): readonly SeriesCoverage[] => {
  const day = dayNumber(today)
  if (day === null) throw new RangeError(`no day: ${today}`)
  const all = seriesOf(bills).map((series) => ({ key: series.key, placing: placeBills(series.bills, day) }))
  const judged = judge(
    all.map(({ key, placing }) => ({ key, spans: placing.placed })),
    { read: day, today: day },
  )
  return all.flatMap(({ key, placing: { placed, unplaced, approximate } }, at) => {
    const one = judged[at]
    if (!one) return []
    const { rhythm, issue } = one
    const periods = one.periods.map((period) => periodOf(period, placed))
    return [
      {
        key,
        rhythm,
        issue,
        periods,
        overlaps: overlapsOf(placed),
        unplaced,
        approximate,
        end: endOf(one.end),
      },
    ]
  })
}
