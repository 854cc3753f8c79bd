import type { Failure } from '../errors/failure'
import type { ResolvedLine } from './directory'
import type { JobMode } from './job'
import { tagList } from './tag-list'

/** Bulk runs: one operation over many profiles, journalled so that it survives anything. */

export type BulkOperation =
  | { readonly kind: 'tag-add'; readonly tags: readonly string[] }
  | { readonly kind: 'tag-remove'; readonly tags: readonly string[] }
  /** `to` is added wherever one of `from` is, then those of `from` are removed: a rename, or a merge of several. */
  | { readonly kind: 'tag-rename'; readonly from: readonly string[]; readonly to: string }
  | { readonly kind: 'job-start'; readonly mode: JobMode; readonly sendNotification: boolean }
  /** Only what is given is changed. `label` is a template: label-places.ts. */
  | {
      readonly kind: 'change'
      readonly zipcode?: string | undefined
      readonly providerId?: number | undefined
      readonly label?: string | undefined
    }
  | { readonly kind: 'delete' }
  /** Takes back exactly what that run did. */
  | { readonly kind: 'undo'; readonly runId: string }

export type BulkKind = BulkOperation['kind']

/** Whether what a run of this kind did can be taken back. An undo is itself a run, and is not undone. */
export const canBeUndone = (kind: BulkKind): boolean =>
  kind === 'tag-add' || kind === 'tag-remove' || kind === 'tag-rename' || kind === 'change'

/**
 * What stands of one profile in one run. `sent` is durable before a request leaves; `unknown` is one whose outcome could
 * not be found out by reading. `skipped` was never sent: the run was cancelled, or the profile is excluded from it.
 */
export const itemStates = ['waiting', 'sent', 'done', 'unchanged', 'failed', 'unknown', 'skipped'] as const
export type ItemState = (typeof itemStates)[number]

/** A text of fields, or a profile's tags. Runs of earlier versions have their tags as one text, with commas between them. */
export type ItemValue = string | readonly string[]

/** As one text, from which tags can be told apart again. */
export const itemText = (value: ItemValue | null): string | null =>
  value === null || typeof value === 'string' ? value : tagList(value)

export interface BulkItem {
  readonly profileId: number
  readonly label: string | null
  readonly state: ItemState
  /** Why it failed, was skipped, or is in doubt. */
  readonly failure: Failure | null
  /** In a word, why it is `unchanged` or `skipped`; of a `done` one, why a part of it was left as it is. */
  readonly reason: ItemReason | null
  readonly before: ItemValue | null
  readonly after: ItemValue | null
  /** ISO 8601, UTC. */
  readonly at: string | null
}

/**
 * Whether `after` is there: what was to be there is so only where it was done (of some of several tags it may be, of all nobody
 * knows). The job that has run since a start whose reply was lost is there, whoever started it.
 */
export const isAfterThere = ({ state, reason }: Pick<BulkItem, 'state' | 'reason'>): boolean =>
  state === 'done' || state === 'unchanged' || reason === 'other-job'

export const itemReasons = [
  'already-so',
  'job-running',
  'credentials-failed',
  'provider-held',
  'changed-since',
  'old-unknown',
  'gone',
  'other-job',
  'value-missing',
  'cancelled',
  'nothing-to-undo',
  'run-forgotten',
] as const
export type ItemReason = (typeof itemReasons)[number]

export interface BulkCounts {
  readonly total: number
  readonly waiting: number
  readonly done: number
  readonly unchanged: number
  readonly failed: number
  readonly unknown: number
  readonly skipped: number
}

/**
 * `queued`: behind another run. `held`: nothing can be sent at the moment (`held` says why); it goes on by itself when the
 * reason is gone. `paused`: by a person. `done` and `cancelled` are ends.
 */
export type RunState = 'queued' | 'running' | 'paused' | 'held' | 'done' | 'cancelled'

export interface BulkRun {
  readonly id: string
  readonly operation: BulkOperation
  readonly state: RunState
  readonly held: Failure | null
  readonly counts: BulkCounts
  readonly createdAt: string
  readonly endedAt: string | null
  /** Profiles a second over the last seconds, and what is left of it at that rate. */
  readonly rate: number
  readonly secondsLeft: number | null
  /** The run that took this one back, if any, as long as it is listed. */
  readonly undoneBy: string | null
  /** That run was cancelled: the rest can be undone by another. */
  readonly partlyUndone: boolean
  /** Where a delete has written down what it deleted. */
  readonly savedTo: string | null
}

/** One line of a preview. */
export interface PreviewRow {
  readonly id: number
  readonly label: string | null
  readonly effect: 'change' | 'unchanged' | 'unknown' | 'excluded'
  readonly before: ItemValue | null
  readonly after: ItemValue | null
}

/** What the administrator allows: docs/guide/administrator.md. */
export interface DeletesAllowed {
  /** By one run. */
  readonly maxPerRun: number
  /** Why the administrator's file is not used, in a sentence; null while all is well. */
  readonly problem: string | null
}

/** Profiles that a change of labels would give a label that another profile has, or gets from it too. */
export interface SameLabels {
  readonly count: number
  /** The first of these labels, each with the number of profiles that would have it, and the ids of some. */
  readonly examples: readonly {
    readonly label: string
    readonly count: number
    readonly ids: readonly number[]
  }[]
}

export interface BulkPreview {
  readonly total: number
  /** Profiles that will change, that are so already, and that have not been read: those are read first. */
  readonly changes: number
  readonly unchanged: number
  readonly unread: number
  /**
   * Left out of a start of jobs: the last job ended in `credential_error` and no credential was changed since, or the
   * provider is on hold. Of a change: a value that the label asks for is not known.
   */
  readonly excluded: number
  /** Of a start of jobs, among those that get one: profiles at providers for which the API had no agent. */
  readonly withoutAgent: number
  readonly sameLabels: SameLabels
  /** Of a start of jobs: profiles whose earlier logins are not all known here. */
  readonly unknownHistory: number
  readonly first: readonly PreviewRow[]
  readonly requests: number
  /** About how long, in seconds; null until a run has shown how fast they go. */
  readonly seconds: number | null
  readonly undoable: boolean
  /** Why it must not be started as it is; null where it may. */
  readonly refused: Failure | null
  readonly deletesAllowed: DeletesAllowed
  /** What the person must type before it may start; null where nothing. */
  readonly typeToConfirm: string | null
}

/** Lines of the pasted list that a run was started on, which stand for none of its profiles. */
export interface UnmatchedLines {
  /** No profile had this ID or label, as far as they had been read. */
  readonly unknown: readonly string[]
  /** Several profiles had this label, and none of them was chosen. */
  readonly undecided: readonly ResolvedLine[]
}

/** Outcomes of one kind and reason, together. */
export interface ReportGroup {
  readonly state: ItemState
  readonly reason: ItemReason | null
  /** Without what differs from profile to profile. */
  readonly failure: Failure | null
  readonly count: number
}

export interface BulkReport {
  readonly run: BulkRun
  readonly groups: readonly ReportGroup[]
}

/** More profiles than this are never deleted by one run, unless the administrator allows it. */
export const maxDeletes = 500
/** A start of more jobs than this asks about `send_notification`. */
export const asksAboutNotification = 20
