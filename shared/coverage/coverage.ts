import type { Bill } from '../domain/bill'
import { dayNumber, dayText } from './calendar'
import { placeBills, type Placed, type Unplaced } from './placed'
import { issueOf, nextStart, rhythmOf, type Issue, type Rhythm } from './rhythm'
import { seriesOf, type BillSeries, type SeriesKey } from './series'
import type { Versions } from './versions'

/**
 * `here`: a bill is there. `not-due`: its usual day has not come. `late`: past its usual day and usual spread. `missing`:
 * a later bill has come, or one whole period has passed since it was due.
 */
export type PeriodState = 'here' | 'not-due' | 'late' | 'missing'

/** One period that a bill is there for, or that one is expected for; both days inclusive, `YYYY-MM-DD`. */
export interface CoveredPeriod {
  readonly start: string
  readonly end: string
  readonly state: PeriodState
  /** The last day on which its bill would still be in time; null where it is here. */
  readonly expectedBy: string | null
  readonly versions: Versions | null
}

/** Two periods of one series that share days, but are not one period. */
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
  /** Null: too few bills to tell, so that nothing is called missing or late. */
  readonly rhythm: Rhythm | null
  readonly issue: Issue
  /** From the first bill's up to the first one that is not due yet, or up to the series' end. */
  readonly periods: readonly CoveredPeriod[]
  readonly overlaps: readonly Overlap[]
  readonly unplaced: readonly Unplaced[]
  readonly approximate: boolean
  readonly end: SeriesEnd | null
}

/** Between two bills this is no missing one: utilities shift their readings. */
const slackOf = (rhythm: Rhythm): number => Math.max(10, Math.round(rhythm.days / 4))

/** A gap of more periods is one from a date that was mistyped: it is listed as one. */
const maxMissingInGap = 600

/** After so long a silence a series has stopped: a year, and four periods. */
const silenceOf = (rhythm: Rhythm): number => Math.max(365, 4 * rhythm.days)

const here = ({ start, end, versions }: Placed): CoveredPeriod => ({
  start: dayText(start),
  end: dayText(end),
  state: 'here',
  expectedBy: null,
  versions,
})

/** The days from `from` to before `to`, as the missing periods they come to. */
const missingBetween = (from: number, to: number, rhythm: Rhythm, issue: Issue): readonly CoveredPeriod[] => {
  const days = to - from
  if (days <= slackOf(rhythm)) return []
  const usual = Math.max(1, Math.round(days / rhythm.days))
  const count = usual > maxMissingInGap ? 1 : usual
  const begins = (index: number): number => from + Math.round((index * days) / count)
  return Array.from({ length: count }, (_, index) => {
    const end = begins(index + 1) - 1
    const expectedBy = dayText(end + issue.days + issue.spread)
    return { start: dayText(begins(index)), end: dayText(end), state: 'missing', expectedBy, versions: null }
  })
}

/** What is expected after the last bill, up to the first that is not due. */
const expectedAfter = (
  last: Placed,
  today: number,
  rhythm: Rhythm,
  issue: Issue,
): readonly CoveredPeriod[] => {
  const expected: CoveredPeriod[] = []
  // A period begins the day after, also where the utility lets two share a day.
  let start = rhythm.months === null ? last.end + 1 : Math.max(nextStart(rhythm, last.start), last.end)
  for (;;) {
    const next = nextStart(rhythm, start)
    const due = next - 1 + issue.days + issue.spread
    const state = today <= due ? 'not-due' : today <= due + rhythm.days ? 'late' : 'missing'
    expected.push({
      start: dayText(start),
      end: dayText(next - 1),
      state,
      expectedBy: dayText(due),
      versions: null,
    })
    if (state === 'not-due') return expected
    start = next
  }
}

const overlapsOf = (placed: readonly Placed[]): readonly Overlap[] => {
  const overlaps: Overlap[] = []
  let latest: Placed | undefined
  for (const one of placed) {
    // That one ends on the day on which the next begins is a way of counting, no overlap.
    const days = latest ? Math.min(latest.end, one.end) - one.start + 1 : 0
    if (days > 1) {
      overlaps.push({ start: dayText(one.start), end: dayText(one.start + days - 1), days })
    }
    if (!latest || one.end > latest.end) latest = one
  }
  return overlaps
}

interface Read extends BillSeries {
  readonly placing: ReturnType<typeof placeBills>
  readonly rhythm: Rhythm | null
}

const lastOf = (placed: readonly Placed[]): Placed | undefined =>
  placed.toSorted((a, b) => a.end - b.end).at(-1)

const agree = (a: string | null, b: string | null): boolean => a === null || b === null || a === b

/** The series that takes over from one whose bills end: another meter of the same service, which begins there. */
const successorOf = (one: Read, all: readonly Read[]): Read | undefined => {
  const last = lastOf(one.placing.placed)
  if (!last || !one.rhythm || one.key.meterNumber === null) return undefined
  const [earliest, latest] = [last.end - slackOf(one.rhythm), last.end + 1.5 * one.rhythm.days]
  return all.find((other) => {
    const { key, placing } = other
    const first = placing.placed[0]
    return (
      first !== undefined &&
      key.type === one.key.type &&
      key.meterNumber !== null &&
      key.meterNumber !== one.key.meterNumber &&
      agree(key.accountNumber, one.key.accountNumber) &&
      agree(key.serviceId, one.key.serviceId) &&
      first.start >= earliest &&
      first.start <= latest
    )
  })
}

const between = (placed: readonly Placed[], rhythm: Rhythm, issue: Issue): readonly CoveredPeriod[] => {
  const periods: CoveredPeriod[] = []
  let end: number | null = null
  for (const one of placed) {
    if (end !== null) periods.push(...missingBetween(end + 1, one.start, rhythm, issue))
    periods.push(here(one))
    end = Math.max(end ?? one.end, one.end)
  }
  return periods
}

const coverageOfSeries = (one: Read, all: readonly Read[], today: number): SeriesCoverage => {
  const { key, placing, rhythm } = one
  const { placed, unplaced, approximate } = placing
  const issue = issueOf(placed)
  const known = { key, rhythm, issue, overlaps: overlapsOf(placed), unplaced, approximate }
  const last = lastOf(placed)
  if (!rhythm || !last) return { ...known, periods: placed.map(here), end: null }
  const periods = between(placed, rhythm, issue)
  const successor = successorOf(one, all)
  if (successor) {
    const first = successor.placing.placed[0]?.start ?? last.end + 1
    const change = missingBetween(last.end + 1, first, rhythm, issue)
    return { ...known, periods: [...periods, ...change], end: { kind: 'replaced', by: successor.key } }
  }
  if (today - last.end > silenceOf(rhythm)) {
    return { ...known, periods, end: { kind: 'stopped', since: dayText(last.end) } }
  }
  return { ...known, periods: [...periods, ...expectedAfter(last, today, rhythm, issue)], end: null }
}

/**
 * For each series of these bills, what should be there by `today` (`YYYY-MM-DD`) and what is. The order of the bills makes
 * no difference. Works on "Retrieve Bill-Based Cost and/or Usage Data" of the API document.
 */
export const coverageOf = (bills: readonly Bill[], today: string): readonly SeriesCoverage[] => {
  const day = dayNumber(today)
  if (day === null) throw new RangeError(`no day: ${today}`)
  const all = seriesOf(bills).map((series): Read => {
    const placing = placeBills(series.bills, day)
    return { ...series, placing, rhythm: rhythmOf(placing.placed) }
  })
  return all.map((one) => coverageOfSeries(one, all, day))
}
