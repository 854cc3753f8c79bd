/** What should be there of the bills of many profiles, and what is: docs/guide/coverage.md. */

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
