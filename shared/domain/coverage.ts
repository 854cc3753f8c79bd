/** What should be there of the bills of many profiles, and what is: docs/guide/coverage.md. */

import type { Failure } from '../errors/failure'

/**
 * A month of a strip: the worst state of the periods whose middle lies in it. `unknown`: one was due after the bills were
 * read. `none`: no period is expected there.
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

/** The interval months of one profile as its row in a list has them, judged by the day on which they were read. */
export interface IntervalSummary {
  /** ISO 8601, UTC. */
  readonly readAt: string
  /** Meters that have months. */
  readonly meters: number
  /** The day at the provider on which the last interval of any meter begins, `YYYY-MM-DD`; null where none is named. */
  readonly lastInterval: string | null
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

/** Which bills are meant: those of one type, or with null all. */
export interface GapScope {
  readonly type: string | null
}

/** What the page of coverage asks for: the profiles of a search, the bills of one type (null: of all). */
export interface CoverageQuestion {
  readonly text: string
  readonly type: string | null
  readonly sort: CoverageSort
}

/** Profiles by what is known of them; each is in one of these. */
export interface ProfileCounts {
  /** Every bill that should be there by the day of the reading is. */
  readonly complete: number
  readonly missing: number
  /** None missing, but one late. */
  readonly late: number
  /** Not read, too few bills to tell, or one was due after the reading. */
  readonly unknown: number
  /** Read, and there were none. */
  readonly noBills: number
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
  /** A line for each series: its profile's id and its place among that profile's series; -1 where it has none. */
  readonly lines: Int32Array<ArrayBuffer>
  /** The profiles of the first lines, so that these can be shown without another question. */
  readonly first: readonly ProfileCoverage[]
  readonly profiles: number
  readonly counts: ProfileCounts
  readonly periods: PeriodCounts
  /** Of `profiles`, so many have bills that were not read. */
  readonly notRead: number
  /** Of `wanted`, so many have bills that were not read. */
  readonly unread: number
  /** The same for their interval months. */
  readonly unreadMonths: number
  /** Profiles whose bills are read anew if a person wants it: `profiles`, and what the search may find once it is read. */
  readonly wanted: number
  /** The same for their interval months. */
  readonly wantedMonths: number
  /** When the bills that were read longest ago were read: ISO 8601, UTC. */
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
  readonly lastBill: string | null
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
