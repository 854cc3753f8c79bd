import type { CustomerTexts } from './customer-text'
import type { Failure } from '../errors/failure'
import type { Job, JobMode } from './job'
import type { LockoutVerdict } from './lockout'
import { lacksData, type BillSummary, type DataKnown, type IntervalSummary } from './coverage'
import type { ShownPlan } from './planned-starts'
import type { ProfileRow } from './profile'
import { moverOf, type Mover } from './status'

/** The failure desk: every profile whose last job failed, and what can be done about it (docs/guide/triage.md). */

/** The key of the playbook for a successful job after which data is missing. */
export const dataMissing = 'data_missing'

/** Who may have to act in a case, in the order of the queue. `nobody` (a success) is listed only if it is asked for. */
export const triageMovers = [
  'credentials',
  'customer',
  'retry',
  'support',
  'data',
  'unknown',
  'nobody',
] as const
export type TriageMover = (typeof triageMovers)[number]

/** Whose move it is after a job. If data is missing it is somebody's move even after a success, until it has come. */
export const moverOfCase = (
  { status, finished }: { readonly status: string; readonly finished: boolean },
  known: DataKnown,
): Mover => {
  const mover = moverOf(status, finished)
  return mover === 'nobody' && lacksData(known) ? 'data' : mover
}

/** The same by the row of a profile. */
export const moverOfRow = (
  job: Parameters<typeof moverOfCase>[0],
  { bills, intervals, nothingCame = false }: Partial<ProfileRow>,
): Mover => moverOfCase(job, { bills: bills ?? null, intervals: intervals ?? null, nothingCame })

/** The filter of the queue; what is left out does not narrow it. */
export interface QueueFilter {
  readonly movers?: readonly TriageMover[] | undefined
  readonly providerIds?: readonly number[] | undefined
  /** Normalised status codes. */
  readonly statuses?: readonly string[] | undefined
  /** True: only the snoozed ones. Else: none of them. */
  readonly snoozed?: boolean | undefined
  /** A search as in the list of profiles, or a saved view's. */
  readonly text?: string | undefined
}

/** Cases of one status, one after another in `TriageQueue.ids` from `from` on, the newest end first. */
export interface StatusGroup {
  readonly status: string
  readonly count: number
  readonly from: number
}

export interface ProviderGroup {
  /** Null where the profile's provider is not known. */
  readonly providerId: number | null
  readonly provider: string | null
  readonly count: number
  /** The largest first. */
  readonly statuses: readonly StatusGroup[]
}

export interface MoverGroup {
  readonly mover: TriageMover
  readonly count: number
  /** The one with the most cases first. */
  readonly providers: readonly ProviderGroup[]
}

export interface TriageQueue {
  /** In the order of `triageMovers`; none that is empty. */
  readonly groups: readonly MoverGroup[]
  /** Profile ids, group after group: the order of `J` and `K`. */
  readonly ids: Int32Array<ArrayBuffer>
  /**
   * Profiles of which too little has been read to tell whether they belong here. Until then a count of the queue is a
   * lower bound.
   */
  readonly unread: number
  /** What of the text was not understood as meant, in sentences for people. */
  readonly notes: readonly string[]
}

export interface TriageCounts {
  /** Jobs that failed or brought only a part, and are not snoozed. The number on the rail. */
  readonly open: number
  /** The cases of each mover that are not snoozed; `nobody` is always 0. `data` includes successes that left data missing. */
  readonly byMover: Readonly<Record<TriageMover, number>>
  readonly snoozed: number
  /** Open cases at providers that are on hold. */
  readonly held: number
  /** Profiles whose last job has not been read: they may be cases as well. */
  readonly unread: number
}

/**
 * One profile and its last job. A case that was solved meanwhile is still returned: `mover` is then `nobody` or
 * `running`.
 */
export interface TriageCase {
  readonly profileId: number
  /** Empty where it has none; null where the profile has not been read. */
  readonly label: string | null
  readonly providerId: number | null
  readonly provider: string | null
  readonly jobId: string
  /** Normalised: see `status.ts`. */
  readonly status: string
  readonly mover: Mover
  /** What the API gave as `detail`. */
  readonly detail: string | null
  /** What is missing of its bills; null if they have not been read. */
  readonly bills: BillSummary | null
  /** The same for its interval months. */
  readonly intervals: IntervalSummary | null
  /** See `DataKnown`. */
  readonly nothingCame: boolean
  /** When this console first saw the job, and saw it end: ISO 8601, UTC. Null where it has not been noted, or was only found ended. */
  readonly firstSeen: string | null
  readonly endedAt: string | null
  /** Null where the job was not started here. */
  readonly mode: JobMode | null
  /** Jobs of the profile that did not end well, one after the other up to this one, as far as this console saw them. */
  readonly attempts: number
  readonly lockout: LockoutVerdict
  /** ISO 8601, UTC; null: not snoozed. A snooze is of this job: when the next one fails, the case is back. */
  readonly snoozedUntil: string | null
  readonly snoozeNote: string
  /** True where `Trouble` is seen at this provider; the sentence is in `TriageState.troubles`. */
  readonly trouble: boolean
  /** Starting again at this provider is on hold. */
  readonly held: boolean
  /** When the API last said that it has no agent for this provider: ISO 8601, UTC; null where it has not. */
  readonly noAgentSince: string | null
  /** The planned start of this profile, or what became of the last one; null if there is none. */
  readonly plan: ShownPlan | null
}

/**
 * The time of a snooze that has none: the case comes back when a person ends the snooze, or when the profile's next job
 * fails.
 */
export const untilAnswered = '9999-12-31T00:00:00.000Z'

/** What is known now of cases that a person has chosen. */
export interface ChosenNow {
  /** The job of each, in the order of the ids; null: it is no case any more. */
  readonly jobIds: readonly (string | null)[]
  /** Those that are snoozed. */
  readonly snoozes: readonly {
    readonly profileId: number
    readonly jobId: string
    readonly until: string
    readonly note: string
  }[]
  /** Where they are, the most frequent first; null where the profile's provider is not known. */
  readonly providers: readonly {
    readonly providerId: number | null
    readonly provider: string | null
    readonly count: number
    readonly held: boolean
  }[]
}

/** The progress of the sweep that reads last jobs. It continues by itself after a restart. */
export interface SweepState {
  /** `waiting`: nothing can be read at the moment (`failure` says why), and it tries again by itself. */
  readonly phase: 'idle' | 'running' | 'paused' | 'waiting' | 'done'
  /** The search whose profiles it reads; empty for every profile. */
  readonly text: string
  readonly total: number
  readonly done: number
  /** Profiles whose last job could not be read; they count as done. */
  readonly failed: number
  /** Profiles a second over the last seconds. */
  readonly rate: number
  readonly failure: Failure | null
}

/** A provider whose jobs fail far more often than usual, or that a person put on hold. */
export interface Trouble {
  readonly providerId: number
  readonly provider: string | null
  /** The most frequent status among the failures; null where there is no trouble (any more) and only the hold remains. */
  readonly status: string | null
  /** Distinct profiles that failed in the last `window` hours. */
  readonly profiles: number
  readonly window: number
  /** For people: what was seen and why it is out of the ordinary. */
  readonly sentence: string
  /** Starting again is on hold: bulk runs skip the provider, and a person is asked before a start. */
  readonly held: boolean
  /** When it was first seen, or put on hold: ISO 8601, UTC. */
  readonly since: string
  readonly release: ReleaseState | null
}

/** A staggered start of the failed profiles of a provider. It goes on after a restart; nothing is started twice. */
export interface ReleaseState {
  readonly total: number
  readonly started: number
  /** Left out by the lockout guard, or no longer failed when their turn came. */
  readonly skipped: number
  /** The start was refused, or its outcome is in doubt. */
  readonly failed: number
  /** When the last one is due: ISO 8601, UTC. */
  readonly until: string
  /** No start is left; still shown for a day. */
  readonly over: boolean
}

/** What the page keeps of triage as a whole. */
export interface TriageState {
  /** Grows with each change after which `triage:queue` may answer differently. */
  readonly revision: number
  readonly counts: TriageCounts
  readonly sweep: SweepState
  readonly troubles: readonly Trouble[]
}

/**
 * What the console can do about a status; the page has words and keys for each. These names are part of the playbooks
 * that administrators write (`relaunch` for `startAgain`), so they stay as they are.
 */
export const playbookActions = [
  'edit-credentials',
  'relaunch',
  'open-homepage',
  'copy-customer-text',
  'copy-escalation',
  'snooze',
  'hold-provider',
  'show-data',
] as const
export type PlaybookAction = (typeof playbookActions)[number]

/** Guidance for one status: data that an administrator may replace (docs/guide/triage.md, "Playbooks"). */
export interface Playbook extends CustomerTexts {
  readonly status: string
  /** What it means, in a sentence or two. */
  readonly meaning: string
  /** Likely causes, the likeliest first. */
  readonly causes: readonly string[]
  /** What to ask the customer or to check; may have placeholders such as `{homepage}`. */
  readonly ask: readonly string[]
  /** The likeliest to help first. */
  readonly actions: readonly PlaybookAction[]
  readonly source: 'built-in' | 'administrator'
  /** Which of the administrator's files is not used and why, in a sentence; null while all is well. */
  readonly problem: string | null
}

/** The step that starting again has come to. */
export interface StartAgainStep {
  readonly profileId: number
  readonly step: 'storing' | 'starting'
  /** The field that is being stored. */
  readonly field: string | null
}

/** Why nothing was done: a person may ask again with an override. */
export type StartAgainRefusal =
  | { readonly kind: 'held'; readonly provider: string | null; readonly since: string }
  | { readonly kind: 'lockout'; readonly verdict: LockoutVerdict }

/** What starting again did and did not do. It succeeded if `job` is there. */
export interface StartAgainOutcome {
  /** Fields that the API acknowledged. */
  readonly stored: readonly string[]
  /** Each field that was given and not stored, with the reason; `cancelled`: not tried, since an earlier one failed. */
  readonly notStored: readonly { readonly name: string; readonly failure: Failure }[]
  /** The started job, watched from now on; null: none was started, or its start is in doubt (`outcome-unknown`). */
  readonly job: Job | null
  /** Why no job was started, once all fields were stored. */
  readonly failure: Failure | null
  /** Known before a job is started; with `held` nothing was stored either. */
  readonly refusal: StartAgainRefusal | null
}
