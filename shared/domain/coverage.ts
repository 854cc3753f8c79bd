/** What should be there of the bills of many profiles, and what is: docs/guide/coverage.md. */

import type { Failure } from '../errors/failure'

/**
 * A month of a strip. Of bills: the worst state of the periods whose middle lies in it. `unknown`: one was due after the
 * bills were read. `none`: no period is expected there.
 *
 * Of interval months, by what the API says of each: `here`: complete. `not-due`: more is to come, and the month was not
 * over for a week when the list was read. `late`: the same, and it was. `missing`: no record, although earlier and later
 * months have one. `unknown`: the API does not say whether it is complete. `none`: before the meter's first month, or
 * after its last.
 */
export const monthStates = ['missing', 'late', 'unknown', 'not-due', 'here', 'none'] as const
export type MonthState = (typeof monthStates)[number]

/** Months of a strip: the last one is today's. */
export const stripMonths = 13

/** Bills of one type over the last 13 months, the oldest first. */
export interface TypeStrip {
  readonly type: string
  readonly months: readonly MonthState[]
}

/** Periods by their state. */
export interface PeriodCounts {
  readonly here: number
  readonly late: number
  readonly missing: number
  readonly notDue: number
  readonly unknown: number
}

/** The bills of one profile as its row in a list has them, judged by the day on which they were read. */
export interface BillSummary {
  /** ISO 8601, UTC. */
  readonly readAt: string
  readonly strips: readonly TypeStrip[]
  /** The last month of the strips, `YYYY-MM`. */
  readonly month: string
  /** The last day that a bill is there for, `YYYY-MM-DD`; null where none names a period. */
  readonly lastBill: string | null
  /** Null where no series has enough bills to tell. */
  readonly missing: number | null
  readonly late: number | null
  /** Series with too few bills to tell. */
  readonly tooFew: number
  /** Periods that were due only after the bills were read. */
  readonly unknown: number
}

/** A day that may not be known exactly: the first and the last one that it can be, `YYYY-MM-DD`, in one month. */
export interface PossibleDay {
  readonly from: string
  readonly to: string
}

/** "2026-10-12"; "2026-10-12 or 13" where two are possible. */
export const possibleDayWords = ({ from, to }: PossibleDay): string => {
  if (from === to) return from
  const next = Number(to.slice(8)) - Number(from.slice(8)) === 1
  return `${from} ${next ? 'or' : 'to'} ${to.slice(8)}`
}

/** The interval months of one profile as its row in a list has them, judged by the day on which they were read. */
export interface IntervalSummary {
  /** ISO 8601, UTC. */
  readonly readAt: string
  /** Meters that have months. */
  readonly meters: number
  /** The day at the provider on which the last interval of any meter begins; null where none is named. */
  readonly lastInterval: PossibleDay | null
  /**
   * Months of the last 13 that are over and not complete, or have no record between others, of any meter: `YYYY-MM`, the
   * oldest first.
   */
  readonly notComplete: readonly string[]
}

/** What is known of the data of a profile, as far as it decides whether some is missing. */
export interface DataKnown {
  readonly bills: Pick<BillSummary, 'missing' | 'late'> | null
  readonly intervals: Pick<IntervalSummary, 'notComplete'> | null
  /** The message about the last job's end says that nothing new came, although something was due. */
  readonly nothingCame: boolean
}

/** Whether data is missing, as far as is known. */
export const lacksData = ({ bills, intervals, nothingCame }: DataKnown): boolean =>
  nothingCame ||
  (bills?.missing ?? 0) + (bills?.late ?? 0) > 0 ||
  (intervals !== null && intervals.notComplete.length > 0)

/** What is read of many profiles in the background. */
export const sweptKinds = ['bills', 'intervals'] as const
export type SweptKind = (typeof sweptKinds)[number]

/** How far reading the bills, or the interval months, of many profiles has come. */
export interface SweepState {
  readonly what: SweptKind
  /** `waiting`: nothing can be read at the moment (`failure` says why), and it tries again by itself. */
  readonly phase: 'idle' | 'reading' | 'waiting'
  readonly total: number
  /** Of these, so many have been read. */
  readonly done: number
  /** Of the last sweep, so many could not be read. */
  readonly failed: number
  /** Profiles a second over the last seconds; 0 while nothing is read. */
  readonly rate: number
  readonly secondsLeft: number | null
  readonly failure: Failure | null
}

export const coverageSorts = ['missing', 'provider'] as const
export type CoverageSort = (typeof coverageSorts)[number]

/** Which bills are meant: those of one type, or with null all. Interval months have no types. */
export interface GapScope {
  readonly type: string | null
}

/** Gaps of bills, or of interval months. */
export interface GapSearch extends GapScope {
  readonly what: SweptKind
}

/** Stands as the type of an interval meter where bills have theirs. */
export const intervalType = 'interval'

/** What the page of coverage asks for: the profiles of a search, the bills of one type (null: of all). */
export interface CoverageQuestion {
  readonly text: string
  /** Bills by default. Interval months have no types. */
  readonly what?: SweptKind | undefined
  readonly type: string | null
  readonly sort: CoverageSort
}

/** Profiles by what is known of their bills, or of their interval months; each is in one of these. */
export interface ProfileCounts {
  /** Every bill that should be there by the day of the reading is; every month that is over is complete. */
  readonly complete: number
  readonly missing: number
  /** None missing, but one late. */
  readonly late: number
  /** Not read, too few bills to tell, one was due after the reading, or the API does not say it of a month. */
  readonly unknown: number
  /** Read, and there were no bills, or no interval months. */
  readonly none: number
}

export interface ProviderCoverage {
  readonly providerId: number | null
  readonly provider: string | null
  readonly profiles: number
  /** Of these, so many have their bills read. */
  readonly read: number
  readonly missing: number
  readonly late: number
}

export interface CoverageReply {
  readonly what: SweptKind
  /** A line for each series, or for each interval meter: its profile's id and its place among that profile's series; -1 where it has none. */
  readonly lines: Int32Array<ArrayBuffer>
  /** The profiles of the first lines, so that these can be shown without another question. */
  readonly first: readonly ProfileCoverage[]
  readonly profiles: number
  readonly counts: ProfileCounts
  readonly periods: PeriodCounts
  /** Of `profiles`, so many have bills, or interval months, that were not read. */
  readonly notRead: number
  /** Of `wanted`, so many have bills that were not read. */
  readonly unread: number
  /** The same for their interval months. */
  readonly unreadMonths: number
  /** Profiles whose bills are read anew if a person wants it: `profiles`, and what the search may find once it is read. */
  readonly wanted: number
  /** The same for their interval months. */
  readonly wantedMonths: number
  /** When what was read longest ago was read: ISO 8601, UTC. */
  readonly oldest: string | null
  /** Those with the most missing first. */
  readonly providers: readonly ProviderCoverage[]
  /** Types that the bills of these profiles have, in their order. */
  readonly types: readonly string[]
  readonly notes: readonly string[]
}

/** One series of a profile over 13 months. */
export interface SeriesStrip {
  readonly type: string
  readonly accountNumber: string | null
  readonly serviceId: string | null
  readonly meterNumber: string | null
  readonly months: readonly MonthState[]
  /** Null where there are too few bills to tell. */
  readonly missing: number | null
  /** Of these, so many lie before the first of the months. */
  readonly missingBefore: number
  readonly late: number | null
  /** Of bills the last day that there is one for, `YYYY-MM-DD`; of interval months the last one, `YYYY-MM`. */
  readonly last: string | null
  /** Nothing more is expected of it. */
  readonly ended: boolean
}

/** What a person points at: a month of a series (`YYYY-MM`), or with null the series as a whole. */
export interface SeriesMonth extends Pick<
  SeriesStrip,
  'type' | 'accountNumber' | 'serviceId' | 'meterNumber'
> {
  readonly month: string | null
}

export interface ProfileCoverage {
  readonly id: number
  readonly label: string | null
  readonly provider: string | null
  /** Null until its bills have been read. */
  readonly readAt: string | null
  /** The last month of the strips, `YYYY-MM`. */
  readonly month: string
  readonly series: readonly SeriesStrip[]
}
