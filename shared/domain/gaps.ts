import type { SeriesMonth, SweptKind } from './coverage'
import type { JobMode } from './job'
import type { ItemReason } from './bulk'
import type { Failure } from '../errors/failure'

/**
 * Closing gaps: jobs for the profiles whose bills are missing or late, or whose interval months are not complete, and
 * their results (docs/guide/coverage.md).
 */

/** What a job in this mode can bring. */
export const gapKind = (mode: JobMode): SweptKind => (mode === 'bill' ? 'bills' : 'intervals')

/** Which of some profiles have gaps, and what is known about the others. */
export interface GapPlan {
  /** Profiles that have at least one gap, in the order of the request. */
  readonly ids: Int32Array<ArrayBuffer>
  /** Bills, or interval months: `MonthState` says what these mean. */
  readonly missing: number
  readonly late: number
  /**
   * Numbers of profiles that are left out: nothing is missing, their records were not read, it cannot be told, or they
   * have none.
   */
  readonly complete: number
  readonly notRead: number
  readonly cannotTell: number
  readonly none: number
}

/**
 * Why bills are still missing after a run. `waiting`: the run has not reached the profile. `not-started`: no job was
 * started (`itemReason` or `failure` says why). `in-doubt`: it is not known whether one was started. `running`: its job
 * has not ended, whatever its stage. `job-unknown`: the end of its job is not known. `job-failed`: it ended in `status`. `not-read`: it
 * ended, and the bills were not read since. `nothing-new`: it ended in `status`, and the bills were read but were not
 * among them.
 */
export type OpenReason =
  | 'waiting'
  | 'not-started'
  | 'in-doubt'
  | 'running'
  | 'job-unknown'
  | 'job-failed'
  | 'not-read'
  | 'nothing-new'

/** Profiles whose gaps are still open for the same reason. */
export interface OpenGroup {
  readonly reason: OpenReason
  readonly status: string | null
  readonly itemReason: ItemReason | null
  /** Without what differs from profile to profile. */
  readonly failure: Failure | null
  readonly gaps: number
  readonly ids: readonly number[]
}

/** One profile whose gaps are still open. */
export interface OpenProfile {
  readonly id: number
  readonly label: string | null
  /** The first and the last day of each period, `YYYY-MM-DD`. */
  readonly series: readonly {
    readonly key: Omit<SeriesMonth, 'month'>
    readonly periods: readonly { readonly start: string; readonly end: string }[]
  }[]
}

/**
 * The result of a run that was to close gaps. Each gap is counted in one of the three numbers.
 */
export interface GapAnswer {
  readonly gaps: number
  readonly profiles: number
  readonly filled: number
  /** No longer expected: the series has ended, or has another rhythm. */
  readonly notExpected: number
  /** Still missing. The groups with the most gaps come first. */
  readonly open: readonly OpenGroup[]
  /** The first profiles of `open`. */
  readonly first: readonly OpenProfile[]
  /** Profiles of the run that were forgotten since. What was missing there is no longer known, and not counted. */
  readonly forgotten: number
}
