import type { FailureCode } from '../errors/failure'
import type { JobMode } from './job'

/** Planned starts: cases that are started again at a time, without anybody watching (docs/guide/planned-starts.md). */

/**
 * `sent` is on disk before the request leaves. `in-doubt`: the answer was lost, or the console ended meanwhile, so a person
 * has to decide. `skipped` was never sent; `failed` was refused, or did not arrive.
 */
export const plannedStates = ['waiting', 'sent', 'started', 'skipped', 'failed', 'in-doubt'] as const
export type PlannedState = (typeof plannedStates)[number]

/** Why a planned start was not sent when it was due. */
export const keptReasons = [
  'provider-held',
  'credentials-failed',
  'job-running',
  'case-changed',
  'gone',
  'snoozed',
  'no-agent',
] as const
export type KeptReason = (typeof keptReasons)[number]

/** A profile has at most one: another one takes its place. */
export interface PlannedStart {
  readonly profileId: number
  /** The last job when it was planned. If another one has run since, nothing is started. */
  readonly jobId: string
  /** ISO 8601, UTC. */
  readonly due: string
  readonly mode: JobMode
  readonly sendNotification: boolean
  /** Which of the starts in a row it is that the console plans by itself, from 1; null where a person planned it. */
  readonly attempt: number | null
  readonly state: PlannedState
  /** Why it is `skipped`. */
  readonly reason: KeptReason | null
  /** Why it is `failed`. */
  readonly code: FailureCode | null
  /** The job that it started. */
  readonly startedJobId: string | null
  /** When it was planned, or came to this state: ISO 8601, UTC. */
  readonly at: string
}

/** As the window shows it. */
export interface ShownPlan extends PlannedStart {
  /** It has waited for so long that a person is asked first: the console was closed, or the computer slept. */
  readonly late: boolean
}

/** Whether there is still something to come of it, or something for a person to decide. */
export const isOpenPlan = ({ state }: Pick<PlannedStart, 'state'>): boolean =>
  state === 'waiting' || state === 'sent' || state === 'in-doubt'

/** A planned start that is later than this is not made before a person has said so. */
export const lateAfterMs = 3_600_000

/** A planned start in the list of all of them. */
export interface PlanRow {
  readonly plan: ShownPlan
  /** Cut for the list; null where the profile has not been read. */
  readonly label: string | null
  readonly provider: string | null
  /** Another job has run since it was planned, so that nothing will be started. */
  readonly overtaken: boolean
}

/** How many planned starts there are, and what a person has to decide. */
export interface PlansState {
  /** Grows with each change of a planned start. */
  readonly revision: number
  /** No planned start is made until a person ends this. */
  readonly paused: boolean
  /** Those still to come that are not late. */
  readonly waiting: number
  readonly late: number
  readonly inDoubt: number
  /** When the next one is due: ISO 8601, UTC; null where none waits. */
  readonly next: string | null
}

/** The planned starts of one part of the page, in its order. */
export interface PlanIds {
  /** Late ones, then those in doubt: both are for a person to decide. */
  readonly asking: Int32Array<ArrayBuffer>
  /** By their time. */
  readonly waiting: Int32Array<ArrayBuffer>
  /** What became of the others in the last days, the newest first. */
  readonly over: Int32Array<ArrayBuffer>
}
