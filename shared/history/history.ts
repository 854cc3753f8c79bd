import { z } from 'zod'
import type { LoggedLine } from '../domain/activity'
import type { FieldChange, RecordName, Units } from '../domain/bill-change'
import type { Job, JobMode } from '../domain/job'
import type { BillsThen, Facet, ProfileThen } from './fields'

/** What this console saw of a profile, day by day, and how it was on one. */

/** What the history is filtered by. `own`: what was asked for from this console. */
export const historyKinds = ['profile', 'tags', 'bills', 'jobs', 'own'] as const
export type HistoryKind = (typeof historyKinds)[number]

/** What a reading found other than the one before. All times are ISO 8601 in UTC. */
export interface SeenChange {
  readonly fields: readonly FieldChange[]
  /** Until when nothing else was seen: it changed after this. */
  readonly since: string
  /** When the API says that the profile was modified, where that is another time than before. */
  readonly modified: string | null
}

/** A line of the activity log that explains a change. */
export interface OwnChange {
  readonly seq: number
  readonly who: string
  readonly at: string
  /** The line does not say what was changed: it may have been something else. */
  readonly perhaps?: true
  /** The line names only these of the fields that changed: who changed the others is not known here. */
  readonly only?: readonly string[]
}

/** A time, and a number that tells apart what has the same. */
export interface Mark {
  readonly at: string
  readonly n: number
}

export interface ChangeEntry extends Mark, SeenChange {
  readonly kind: 'change'
  readonly facet: Facet
  /** Empty if it was not done from here, as far as is known. */
  readonly own: readonly OwnChange[]
}

/** What changed in one record of the bills. */
export interface ChangedRecord {
  readonly name: RecordName
  readonly fields: readonly FieldChange[]
  /** What its amounts were in; null where that is not known. */
  readonly unitsBefore: Units | null
  readonly unitsAfter: Units | null
}

export interface RecordsEntry extends Mark {
  readonly kind: 'records'
  /** How many records changed. */
  readonly count: number
  /** At most 20 of them. */
  readonly records: readonly ChangedRecord[]
}

/** A job of the ledger, at the time of its end, or else when it was seen last. */
export interface JobEntry extends Mark {
  readonly kind: 'job'
  readonly job: Job
}

export interface LineEntry extends Mark {
  readonly kind: 'line'
  readonly line: LoggedLine
}

/** Where an entry comes from. */
export type HistorySource = 'change' | 'records' | 'job' | 'line'

/** Something was kept, and cannot be opened any more. */
export interface UnreadableEntry extends Mark {
  readonly kind: 'unreadable'
  readonly source: HistorySource
}

export type HistoryEntry = ChangeEntry | RecordsEntry | JobEntry | LineEntry | UnreadableEntry

export const sourceOf = (entry: HistoryEntry): HistorySource =>
  entry.kind === 'unreadable' ? entry.source : entry.kind

/** Up to where each source has been told. */
export type HistoryCursor = { readonly [S in HistorySource]?: Mark | undefined }

/** From when on something is known here. */
export interface HistoryStart {
  /** When this console saw the profile first; null if that was before it kept changes, or if it never did. */
  readonly firstSeen: string | null
  /** From when on it is known how the profile was; null if it was not read. */
  readonly knownFrom: string | null
  /** The same for its bills. */
  readonly billsFrom: string | null
}

export interface HistoryPage {
  /** Newest first. */
  readonly entries: readonly HistoryEntry[]
  /** Null at the end. */
  readonly next: HistoryCursor | null
  readonly start: HistoryStart
}

/** Something as it was known at one time. */
export interface Then<T> {
  /** Null: there was no profile. */
  readonly value: T | null
  /** Since when it was known so. */
  readonly since: string
  /** When it was read last as it was then. If that was before the time asked for, it may have changed in between. */
  readonly lastRead: string
  /** When something else was seen next; null if nothing else has been seen. */
  readonly nextSeen: string | null
}

export interface JobThen {
  readonly jobId: string
  readonly mode: JobMode | null
  readonly status: string
  readonly finished: boolean
  /** It had been given up: the API no longer knew it, and how it ended is not known. */
  readonly lost: boolean
  /** When this state was seen first. */
  readonly seen: string
}

/** A profile as this console knew it before `until`. Null for what is not known. */
export interface ProfileAsOf {
  readonly until: string
  readonly profile: Then<ProfileThen> | null
  readonly bills: Then<BillsThen> | null
  /** The newest job seen by then; null if none was. */
  readonly job: JobThen | null
  readonly start: HistoryStart
  /** When the profile was created, as far as the API says; null too where the profile is not there any more. */
  readonly created: string | null
}

/** How long, and up to how many megabytes for all profiles, changes are kept; the oldest go first. */
export const historyLimits = z.strictObject({
  months: z.int().min(1).max(600),
  megabytes: z.int().min(1).max(100_000),
})
export type HistoryLimits = z.infer<typeof historyLimits>

export const usualLimits: HistoryLimits = { months: 36, megabytes: 1000 }

export interface HistoryKept {
  readonly limits: HistoryLimits
  readonly bytes: number
  /** When the oldest kept change was seen; null if none is kept. */
  readonly oldest: string | null
}
