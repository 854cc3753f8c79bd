import type { Failure } from '../errors/failure'
import type { ResolvedLine } from './directory'
import type { GapScope } from './coverage'
import type { JobMode } from './job'
import { tagList } from './tag-list'

/** Bulk runs: one operation on many profiles, written to a journal so that it survives a crash. */

export type BulkOperation =
  | { readonly kind: 'tag-add'; readonly tags: readonly string[] }
  | { readonly kind: 'tag-remove'; readonly tags: readonly string[] }
  /** Adds `to` to every profile that has one of `from`, then removes those: a rename, or a merge of several tags. */
  | { readonly kind: 'tag-rename'; readonly from: readonly string[]; readonly to: string }
  | {
      readonly kind: 'job-start'
      readonly mode: JobMode
      readonly sendNotification: boolean
      /** Only where bills of this scope are missing or late: what came of them is told afterwards. */
      readonly gaps?: GapScope | undefined
      /** Cases chosen in Triage, started again: see `AgainScope`. */
      readonly again?: AgainScope | undefined
    }
  /** Only what is given is changed. `label` is a template: label-places.ts. */
  | {
      readonly kind: 'change'
      readonly zipcode?: string | undefined
      readonly providerId?: number | undefined
      readonly label?: string | undefined
    }
  /** To each profile its own values, from its row of a table: `RowValues`. */
  | { readonly kind: 'values'; readonly fields: readonly RowField[] }
  | { readonly kind: 'delete' }
  /** Reverts exactly what that run did. */
  | { readonly kind: 'undo'; readonly runId: string }

/**
 * Only profiles whose last job is still the one of the chosen case are started, each in the mode of that job, and one
 * after the other at each utility provider. `snoozed`: the cases were chosen among the snoozed ones; otherwise a case
 * that has been snoozed since is left out.
 */
export interface AgainScope {
  readonly snoozed: boolean
}

/** Seconds between two such starts at one provider: a login takes 15 to 20, so about two log in at the same time. */
export const secondsBetweenStarts = 10

/** What a row of a table can give to its profile. */
export const rowFields = ['tag', 'zipcode', 'label'] as const
export type RowField = (typeof rowFields)[number]

/** The values of one row; what its cell leaves empty stays as it is. */
export type RowValues = { readonly [field in RowField]?: string | undefined }

export type BulkKind = BulkOperation['kind']

/** Whether what a run of this kind did can be taken back. An undo is itself a run, and is not undone. */
export const canBeUndone = (kind: BulkKind): boolean =>
  kind === 'tag-add' ||
  kind === 'tag-remove' ||
  kind === 'tag-rename' ||
  kind === 'change' ||
  kind === 'values'

/**
 * The state of one profile in a run. `sent` is on disk before a request leaves; `unknown`: reading could not find out
 * the outcome. `skipped` was never sent: the run was cancelled, or the profile is excluded.
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
  /** Why it is `unchanged` or `skipped`; for a `done` one, why a part of it was left as it was. */
  readonly reason: ItemReason | null
  readonly before: ItemValue | null
  readonly after: ItemValue | null
  /** ISO 8601, UTC. */
  readonly at: string | null
}

/**
 * Whether the profile is now as in `after`. That is only sure for `done` items: with several tags some may be there,
 * and nobody knows which. After a lost reply to a start, the job that has run since counts, whoever started it.
 */
export const isAfterThere = ({ state, reason }: Pick<BulkItem, 'state' | 'reason'>): boolean =>
  state === 'done' || state === 'unchanged' || reason === 'other-job'

export const itemReasons = [
  'already-so',
  'job-running',
  'credentials-failed',
  'provider-held',
  'no-agent',
  'no-gap',
  'case-changed',
  'no-case',
  'snoozed',
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

/** The profiles of cases that are not started again, by the reason. */
export type LeftOutCases = Readonly<Partial<Record<ItemReason, readonly number[]>>>

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
 * reason is gone. `paused`: by a person, or because its work broke off (`held` says so). `done` and `cancelled` are ends.
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
  /** Profiles per second over the last seconds, and the time left at that rate. */
  readonly rate: number
  readonly secondsLeft: number | null
  /** The run that reverted this one, as long as it is listed. */
  readonly undoneBy: string | null
  /** The undo was cancelled: another one can revert the rest. */
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
  /** Why it is excluded; null if it is not, or if the effect says it. */
  readonly reason: ItemReason | null
}

/** What the administrator allows: docs/guide/administrator.md. */
export interface DeletesAllowed {
  /** By one run. */
  readonly maxPerRun: number
  /** Why the administrator's file is not used, in a sentence; null while all is well. */
  readonly problem: string | null
}

/** Profiles that would get a label that another profile has, or gets in the same run. */
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
   * Excluded from a start of jobs: see `leftOut`. Excluded from a change: a value that the label's template needs is not
   * known.
   */
  readonly excluded: number
  /**
   * For a start of jobs, how many are excluded for which reason: the last job ended in `credential_error` and no credential
   * was changed since; the provider is on hold; it has no agent, where gaps are to be closed or cases started again. For
   * these also: a job is running, the case has changed or is none any more, or it has been snoozed.
   */
  readonly leftOut: Readonly<Partial<Record<ItemReason, number>>>
  /** The first of those that `leftOut` counts. */
  readonly firstLeftOut: readonly PreviewRow[]
  /** For cases that are started again, all of those: given to the start, which never starts what was shown as left out. */
  readonly leftOutCases: LeftOutCases
  /**
   * For cases that are started again: at how many providers, how long the last start waits at least, and of how many the
   * provider is not known yet.
   */
  readonly spread: {
    readonly providers: number
    readonly seconds: number
    readonly unknown: number
  } | null
  /** For a start of jobs: profiles that get one although the API had no agent for their provider. */
  readonly withoutAgent: number
  readonly sameLabels: SameLabels
  /** For a start of jobs: profiles whose earlier logins are not all known here. */
  readonly unknownHistory: number
  readonly first: readonly PreviewRow[]
  readonly requests: number
  /** About how long, in seconds; null until a run has shown how fast they go. */
  readonly seconds: number | null
  readonly undoable: boolean
  /** Why it must not be started; null if it may. */
  readonly refused: Failure | null
  readonly deletesAllowed: DeletesAllowed
  /** What the person must type before it may start; null where nothing. */
  readonly typeToConfirm: string | null
}

/** Lines of the pasted list of a run that belong to none of its profiles. */
export interface UnmatchedLines {
  /** No profile had this ID or label, as far as they had been read. */
  readonly unknown: readonly string[]
  /** Several profiles had this label, and none of them was chosen. */
  readonly undecided: readonly ResolvedLine[]
}

/** The items with the same outcome for the same reason. */
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
