import type { Span } from './placed'
import { issueOf, nextStart, rhythmOf, type Issue, type Rhythm } from './rhythm'
import type { SeriesKey } from './series'

/**
 * `here`: there is a bill. `not-due`: its usual day has not come. `late`: its usual day and the usual variation have
 * passed. `missing`: a later bill has come, or one whole period has passed since it was due.
 */
export type PeriodState = 'here' | 'not-due' | 'late' | 'missing'

/** `unknown`: it was due only after the bills were read, so it may be there by now. */
export type JudgedState = PeriodState | 'unknown'

/** A period whose days are numbers of calendar.ts. */
export interface JudgedPeriod {
  readonly start: number
  readonly end: number
  readonly state: JudgedState
  /** The last day on which its bill would still be in time; null if the bill is here. */
  readonly expectedBy: number | null
  /** Its index among the spans of its series; null if there is no bill. */
  readonly span: number | null
}

/** A series with the periods that its records name, in the order of their starts. */
export interface DatedSeries {
  readonly key: SeriesKey
  readonly spans: readonly Span[]
}

export type JudgedEnd =
  { readonly kind: 'replaced'; readonly by: SeriesKey } | { readonly kind: 'stopped'; readonly since: number }

/** What should be there of one series, in the terms of `coverageOf`. */
export interface Judgement {
  readonly rhythm: Rhythm | null
  readonly issue: Issue
  readonly periods: readonly JudgedPeriod[]
  readonly end: JudgedEnd | null
}

/**
 * The day on which the bills were read, by which everything is judged, and today. What became due in between is not
 * known.
 */
export interface Days {
  readonly read: number
  readonly today: number
}

interface Rated extends DatedSeries {
  readonly rhythm: Rhythm | null
}

/** The number of days between two bills that do not count as a missing one, because providers shift their readings. */
const slackOf = (rhythm: Rhythm): number => Math.max(10, Math.round(rhythm.days / 4))

/** A gap of more periods comes from a mistyped date, and is listed as a single one. */
const maxMissingInGap = 600

/** The number of days after which a silent series counts as ended: a year, and at least four periods. */
const silenceOf = (rhythm: Rhythm): number => Math.max(365, 4 * rhythm.days)

const here = ({ start, end }: Span, span: number): JudgedPeriod => ({
  start,
  end,
  state: 'here',
  expectedBy: null,
  span,
})

/** The days from `from` up to, but not including, `to`, divided into missing periods. */
const missingBetween = (from: number, to: number, rhythm: Rhythm, issue: Issue): readonly JudgedPeriod[] => {
  const days = to - from
  if (days <= slackOf(rhythm)) return []
  const usual = Math.max(1, Math.round(days / rhythm.days))
  const count = usual > maxMissingInGap ? 1 : usual
  const begins = (index: number): number => from + Math.round((index * days) / count)
  return Array.from({ length: count }, (_, index) => {
    const end = begins(index + 1) - 1
    return {
      start: begins(index),
      end,
      state: 'missing',
      expectedBy: end + issue.days + issue.spread,
      span: null,
    }
  })
}

const expectedState = (due: number, rhythm: Rhythm, { read, today }: Days): JudgedState => {
  if (today <= due) return 'not-due'
  if (read <= due) return 'unknown'
  return read <= due + rhythm.days ? 'late' : 'missing'
}

/** The first usual start of a period after this bill; it may be the bill's last day. */
const usualStartAfter = ({ start, end }: Span, rhythm: Rhythm): number => {
  if (rhythm.months === null) return end + 1
  let usual = nextStart(rhythm, start)
  while (usual < end) usual = nextStart(rhythm, usual)
  return usual
}

/**
 * The periods that are expected after the last bill, up to the first that is not due, without leaving out a day. If the
 * bill ends well before the usual start, the days in between are a period of their own, as they would be between two
 * bills; only a few days belong to the next period.
 */
const expectedAfter = (last: Span, days: Days, rhythm: Rhythm, issue: Issue): readonly JudgedPeriod[] => {
  const expected: JudgedPeriod[] = []
  const usual = usualStartAfter(last, rhythm)
  const isRest = usual - last.end - 1 > slackOf(rhythm)
  let start = Math.min(last.end + 1, usual)
  let next = isRest ? usual : nextStart(rhythm, usual)
  for (;;) {
    const expectedBy = next - 1 + issue.days + issue.spread
    const state = expectedState(expectedBy, rhythm, days)
    expected.push({ start, end: next - 1, state, expectedBy, span: null })
    if (state === 'not-due') return expected
    start = next
    next = nextStart(rhythm, start)
  }
}

/** The span that ends last; the last of them if there are several. */
const lastOf = (spans: readonly Span[]): Span | undefined => {
  let last: Span | undefined
  for (const one of spans) if (!last || one.end >= last.end) last = one
  return last
}

const agree = (a: string | null, b: string | null): boolean => a === null || b === null || a === b

/** The series that takes over from one whose bills end: another meter of the same service that begins there. */
const successorOf = (one: Rated, last: Span, rhythm: Rhythm, all: readonly Rated[]): Rated | undefined => {
  if (one.key.meterNumber === null) return undefined
  const [earliest, latest] = [last.end - slackOf(rhythm), last.end + 1.5 * rhythm.days]
  return all.find(({ key, spans }) => {
    const first = spans[0]
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

const between = (spans: readonly Span[], rhythm: Rhythm, issue: Issue): JudgedPeriod[] => {
  const periods: JudgedPeriod[] = []
  let end: number | null = null
  spans.forEach((one, at) => {
    if (end !== null) {
      for (const missing of missingBetween(end + 1, one.start, rhythm, issue)) periods.push(missing)
    }
    periods.push(here(one, at))
    end = Math.max(end ?? one.end, one.end)
  })
  return periods
}

const judgeOne = (one: Rated, all: readonly Rated[], days: Days): Judgement => {
  const { spans, rhythm } = one
  const issue = issueOf(spans)
  const last = lastOf(spans)
  if (!rhythm || !last) return { rhythm, issue, periods: spans.map(here), end: null }
  const periods = between(spans, rhythm, issue)
  const successor = successorOf(one, last, rhythm, all)
  if (successor) {
    const change = missingBetween(last.end + 1, successor.spans[0]?.start ?? last.end + 1, rhythm, issue)
    return { rhythm, issue, periods: [...periods, ...change], end: { kind: 'replaced', by: successor.key } }
  }
  if (days.read - last.end > silenceOf(rhythm)) {
    return { rhythm, issue, periods, end: { kind: 'stopped', since: last.end } }
  }
  periods.push(...expectedAfter(last, days, rhythm, issue))
  return { rhythm, issue, periods, end: null }
}

/** Each series of one profile, in their order, with what should be there of it and what is. */
export const judge = <S extends DatedSeries>(
  series: readonly S[],
  days: Days,
): readonly (S & Judgement)[] => {
  const all = series.map(({ key, spans }): Rated => ({ key, spans, rhythm: rhythmOf(spans) }))
  // Every property by its name: of a hundred thousand profiles, merging objects took as long as judging them.
  return series.map((one, at) => {
    const { rhythm, issue, periods, end } = judgeOne(all[at] ?? { ...one, rhythm: null }, all, days)
    return { ...one, rhythm, issue, periods, end }
  })
}
