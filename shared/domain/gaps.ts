import type { SeriesMonth } from './coverage'
import type { ItemReason } from './bulk'
import type { Failure } from '../errors/failure'

/** Closing gaps: jobs for the profiles whose bills are missing or late, and what came of it (docs/guide/coverage.md). */

/** Of some profiles, those of which a bill is missing or late, and what is known of the others. */
export interface GapPlan {
  /** Profiles that lack at least one bill, in the order in which they were asked for. */
  readonly ids: Int32Array<ArrayBuffer>
  /** Bills. */
  readonly missing: number
  readonly late: number
  /** Profiles that are left out: nothing is missing; their bills were not read; it cannot be told; they have no bills. */
  readonly complete: number
  readonly notRead: number
  readonly cannotTell: number
  readonly noBills: number
}

/**
 * Why bills are still missing after a run. `waiting`: it has not come to the profile. `not-started`: no job was started
 * (`itemReason` or `failure` says why). `in-doubt`: whether one was started is not known. `running`: its job has not ended.
 * `job-unknown`: what became of its job is not known. `job-failed`: it ended in `status`. `not-read`: it ended, and the
 * bills were not read since. `nothing-new`: it ended in `status`, the bills were read, and they were not among them.
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

/** Profiles whose bills are still missing for the same reason. */
export interface OpenGroup {
  readonly reason: OpenReason
  readonly status: string | null
  readonly itemReason: ItemReason | null
  /** Without what differs from profile to profile. */
  readonly failure: Failure | null
  readonly bills: number
  readonly ids: readonly number[]
}

/** One profile whose bills are still missing. */
export interface OpenProfile {
  readonly id: number
  readonly label: string | null
  /** The first and the last day of each period, `YYYY-MM-DD`. */
  readonly series: readonly {
    readonly key: Omit<SeriesMonth, 'month'>
    readonly periods: readonly { readonly start: string; readonly end: string }[]
  }[]
}

/** What came of a run that was to close gaps: of the bills that were missing before it, each is in one of the three. */
export interface GapAnswer {
  readonly bills: number
  readonly profiles: number
  readonly filled: number
  /** Nothing is expected there any more: the series ended, or its rhythm is another one. */
  readonly notExpected: number
  /** Still missing: those of the most bills first. */
  readonly open: readonly OpenGroup[]
  /** The first profiles of `open`. */
  readonly first: readonly OpenProfile[]
  /** Profiles of the run that were forgotten since: what was missing there is not known any more, and not counted. */
  readonly forgotten: number
}
