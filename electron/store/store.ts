import type { ActivityFilter } from '../../shared/domain/activity'
import type { Bill } from '../../shared/domain/bill'
import type { BillChange } from '../../shared/domain/bill-change'
import type {
  EndMessage,
  Job,
  JobFilter,
  JobGroup,
  JobMode,
  JobPaces,
  JobState,
} from '../../shared/domain/job'
import type { KeptFiles } from '../../shared/domain/kept-files'
import type { UnrecognisedMessage } from '../../shared/domain/notification'
import type { Profile } from '../../shared/domain/profile'
import type { Failure, Result } from '../../shared/errors/failure'
import type {
  HistoryCursor,
  HistoryKept,
  HistoryKind,
  HistoryLimits,
  HistoryPage,
  ProfileAsOf,
} from '../../shared/history/history'
import type { ActivityLine, Head, Personal } from './chain'
import { bulkOperations } from './bulk-store'
import type { Json } from './json'
import { read, write, type CallOf, type ClientOf, type ServerOf } from './operation'
import { noteOperations } from './notes-store'
import { planOperations } from './plan-store'
import { triageOperations } from './triage-store'
import type { ActivityAction } from '../../shared/domain/activity'
import type { ChangeKind } from '../../shared/errors/change-kind'
import type { CredentialAction } from '../../shared/domain/credential'
import type { CachedFileKind, ChangeOutcome } from './kinds'

/** All times are ISO 8601 in UTC as `Date.toISOString` writes them. */

export interface StoredProfile extends Profile {
  /** When it was last read from the API. */
  readonly readAt: string
  /** As it was read with the profile; null where none ever ran, undefined where it was not read. */
  readonly lastJob?: JobState | null | undefined
}

/** A profile that is stored anew. */
export interface LearnedProfile extends StoredProfile {
  /** When what is other than in the stored row was seen; where it is left out, that was when the profile was read. */
  readonly seenAt?: string | undefined
}

/** One look at a job. `startedHere` marks the answer to our own start, by `startedBy`. */
export interface SeenJob {
  readonly profileId: number
  readonly jobId: string
  readonly status: string
  readonly finished: boolean
  readonly detail: string | null
  readonly at: string
  readonly mode?: JobMode | undefined
  readonly startedHere?: boolean | undefined
  readonly startedBy?: string | undefined
  /** Reported by a notification: it has just ended, even if no earlier stage was seen. */
  readonly reported?: boolean | undefined
  readonly message?: EndMessage | undefined
  readonly namedProfile?: string | undefined
}

export interface JobWindow {
  readonly filter: JobFilter
  readonly from: number
  readonly count: number
}

export interface JobPage {
  readonly jobs: readonly Job[]
  readonly groups: readonly JobGroup[]
}

/** A change that is about to be sent to the API. Never a credential's value. */
export interface Intent {
  readonly kind: ChangeKind
  /** Null for a profile that does not exist yet. */
  readonly profileId: number | null
  /** What it does, in words for people. */
  readonly summary: string
  /** What settling or undoing it needs: old values, the tag, the last job's id. */
  readonly before?: Json | undefined
  /**
   * The personal part of its line in the activity log (label, tag, reason), also used if the program ends before the
   * outcome.
   */
  readonly personal?: Personal | undefined
}

/** A change whose outcome is not known. Null: the program ended before any answer. */
export interface UnsettledChange {
  readonly id: string
  readonly at: string
  readonly kind: ChangeKind
  readonly profileId: number | null
  readonly summary: string
  readonly before: Json
  readonly personal: Personal | undefined
  readonly outcome: 'unknown' | null
}

/** A change of a sensitive field, as recorded in the journal. */
export interface CredentialEvent {
  /** The change's. */
  readonly id: string
  readonly profileId: number
  /** The field's name; its value is kept nowhere. */
  readonly field: string
  readonly action: CredentialAction
  /** When the API answered; without an answer, when it was sent. */
  readonly at: string
  /** `unknown` also where the program ended before an answer came. */
  readonly outcome: ChangeOutcome
}

/** Profiles with ids above the one asked for, in order of their ids; `next` is null at the end. */
export interface ProfilePage {
  readonly rows: readonly StoredProfile[]
  readonly next: number | null
}

/** A page of a profile's history, newest first, after what the cursor has told. */
export interface HistoryQuestion {
  readonly profileId: number
  readonly kinds: readonly HistoryKind[]
  readonly after: HistoryCursor | null
  readonly limit: number
}

export interface BillList {
  readonly bills: readonly Bill[]
  readonly at: string
}

/** What was packed when the bills of profiles were read, in order of their ids; `next` is null at the end. */
export interface PeriodsPage {
  readonly ids: readonly number[]
  readonly packed: readonly string[]
  readonly next: number | null
}

/** What was packed when interval months of profiles were read; `next` continues after this page, and is null at the end. */
export interface MonthsPage {
  readonly ids: readonly number[]
  readonly packed: readonly string[]
  readonly next: string | null
}

/** Begins with the profile's id, so that a profile's files can be forgotten together: `516/bill-7`. */
export type FileKey = `${number}/${string}`

export interface ActivityRecord {
  readonly at: string
  readonly who: string
  readonly action: ActivityAction
  readonly profileId: number | null
  readonly outcome: ChangeOutcome
  readonly personal?: Personal | undefined
}

/** A line with its personal part; null where it never had one or it has been forgotten. */
export interface ActivityEntry {
  readonly line: ActivityLine
  readonly personal: Personal | null
}

/** A line with the salt that proves its personal part; the part is null as above. */
export interface ActivityProof {
  readonly line: ActivityLine
  readonly part: { readonly salt: string; readonly personal: Personal } | null
}

/** Which lines in a range of numbers match a filter. */
export interface ActivityFind {
  readonly filter: ActivityFilter
  readonly after: number
  readonly upTo: number
}

export interface ActivityPage {
  /** Lines after this number (0 for all); oldest first. */
  readonly after: number
  readonly limit: number
  readonly profileId?: number | undefined
}

/** A sealed row or file that can no longer be opened. Lists leave it out and report it; it stays where it is. */
export interface Damage {
  readonly table: string
  readonly id: string
}

/**
 * The operations of the store, except those on files and those that `Store` builds on these. An operation is declared
 * here (those of bulk runs, triage and planned starts in their own files) and has its SQL in `tables/`; nothing else knows its name.
 */
export const operations = {
  profiles: {
    /** Also keeps what is other than in the stored rows, for the history. A ZIP code that a row lacks stays as it was. */
    put: write<(rows: readonly LearnedProfile[]) => void>(),
    /** Continues after an id, so that main never receives 100,000 rows at once. */
    page: read<(after: number, limit: number) => ProfilePage>(),
    get: read<(ids: readonly number[]) => readonly StoredProfile[]>(),
    /** They were found to be gone at this time. Their history stays. */
    remove: write<(ids: readonly number[], at: string) => void>(),
    /** Profiles changed in the last ten seconds before the activity log ends. */
    touchedLast: read<() => readonly number[]>(),
    /** Deletes everything personal of a profile, files included. The activity chain stays intact. */
    forget: write<(profileId: number) => void>(),
  },
  jobs: {
    /** Merges an observation into the job's record, and returns the record. */
    observe: write<(seen: SeenJob) => Job>(),
    /** Marks a job that has not ended as given up; the next observation reverts that. */
    lose: write<(lost: { readonly jobId: string; readonly at: string }) => Job | null>(),
    job: read<(jobId: string) => Job | null>(),
    /** Those of these that are known, in no order. */
    some: read<(jobIds: readonly string[]) => readonly Job[]>(),
    /** Newest first. */
    ofProfile: read<(profileId: number) => readonly Job[]>(),
    running: read<() => readonly Job[]>(),
    /** Those running first, then those whose end was witnessed, the latest first. */
    list: read<(window: JobWindow) => JobPage>(),
    paces: read<() => JobPaces>(),
  },
  changes: {
    /** Durable once it resolves: only then may the request leave. Gives the change's id. */
    begin: write<(intent: Intent) => string>(),
    /**
     * `profileId` names the profile that a `create` turned out to have made. `at`: when the outcome became known (ISO 8601, UTC),
     * where that is not now.
     */
    finish:
      write<(id: string, outcome: ChangeOutcome, note?: string, profileId?: number, at?: string) => void>(),
    /** Oldest first. */
    unsettled: read<() => readonly UnsettledChange[]>(),
  },
  credentials: {
    /** Oldest first. Nothing is left of a profile that was forgotten. */
    ofProfile: read<(profileId: number) => readonly CredentialEvent[]>(),
  },
  bills: {
    /** Puts their packed periods as well, and gives these: shared/coverage/packed.ts. */
    putList: write<(profileId: number, bills: readonly Bill[], at: string) => string>(),
    listOf: read<(profileId: number) => BillList | null>(),
    /** What changed in records from one reading to the next, the newest first, of at most 500 readings. */
    changesOf: read<(profileId: number) => readonly BillChange[]>(),
    /** The packed periods of profiles, as `profiles.page` goes on. */
    periods: read<(after: number, limit: number) => PeriodsPage>(),
  },
  intervals: {
    /** What was packed of a profile's interval months: shared/coverage/months.ts. */
    putMonths: write<(profileId: number, packed: string) => void>(),
    /** The same of profiles, in the order of their keys; begins with an empty one. */
    months: read<(after: string, limit: number) => MonthsPage>(),
  },
  /** What was seen of a profile, from all tables that know of it: shared/history/history.ts. */
  history: {
    page: read<(question: HistoryQuestion) => HistoryPage>(),
    /** As it was known before that time. Not known either if more than 5,000 changes lie between. */
    asOf: read<(profileId: number, until: string) => ProfileAsOf>(),
    /** The labels that it had, as far as changes are kept. */
    labels: read<(profileId: number) => readonly string[]>(),
    kept: read<() => HistoryKept>(),
    /** Changes the limits, and drops at once what lies beyond them. */
    keep: write<(limits: HistoryLimits, at: string) => HistoryKept>(),
  },
  /** View state that belongs to the connection. */
  settings: {
    put: write<(key: string, value: Json) => void>(),
    /** Null for nothing. */
    get: read<(key: string) => Json>(),
  },
  bulk: bulkOperations,
  triage: triageOperations,
  notes: noteOperations,
  plans: planOperations,
  /** Messages of the notification queue that were not understood; `notifications/` decides which. */
  unrecognised: {
    /** A message that is known already, or was discarded, stays as it is. */
    put: write<(message: UnrecognisedMessage & { readonly profileId: number | null }) => void>(),
    /** The newest first. */
    list: read<(limit: number) => readonly UnrecognisedMessage[]>(),
    count: read<() => number>(),
    /**
     * Deletes its text. That it was discarded is remembered, so that it does not come back when it is received again.
     */
    discard: write<(id: string) => void>(),
  },
  /** Use `createActivityLog`, which knows who and when and anchors the head. */
  activity: {
    append: write<(record: ActivityRecord) => ActivityLine>(),
    read: read<(page: ActivityPage) => readonly ActivityEntry[]>(),
    /** The numbers of the lines that fit, in order. Words and persons are looked for by opening each line. */
    find: read<(find: ActivityFind) => readonly number[]>(),
    /** The lines with these numbers, in the order given; null for one that is gone or does not open. */
    proofs: read<(seqs: readonly number[]) => readonly (ActivityProof | null)[]>(),
    head: read<() => Head>(),
  },
} as const

type StoreClient = ClientOf<typeof operations>
export type StoreCall = CallOf<typeof operations>
/** The SQL of each operation. */
export type Tables = ServerOf<typeof operations>

/**
 * The sealed database of one connection. A write resolves only after its commit is on disk; all writes of one tick
 * share one commit. A read sees every write that has resolved. Every failure is a `store-*` code.
 */
export interface Store extends StoreClient {
  /** Null if changes can be written; otherwise why not (`store-newer`, `store-read-only`). Reading still works. */
  readonly readOnly: Failure | null
  /** The name of the file, beside the database, that holds it as it was before this console changed its form; else null. */
  readonly copy: string | null
  readonly onDamage: (listener: (damage: Damage) => void) => void
  readonly profiles: StoreClient['profiles'] & {
    /** Passes on all rows, page by page. */
    readonly each: (take: (rows: readonly StoredProfile[]) => void) => Promise<Result<void>>
  }
  readonly settings: StoreClient['settings'] & {
    /**
     * Replaces the value by what `next` returns for it (null for nothing). Calls run one after the other, so that none
     * of two at once is lost.
     */
    readonly change: (key: string, next: (value: Json) => Json) => Promise<Result<void>>
  }
  /** Sealed copies of what can be fetched again: kept 30 days or 2 GB, oldest dropped first. */
  readonly files: {
    readonly put: (kind: CachedFileKind, key: FileKey, bytes: Uint8Array) => Promise<Result<void>>
    readonly get: (kind: CachedFileKind, key: FileKey) => Promise<Result<Uint8Array | null>>
    readonly sizes: () => Promise<Result<KeptFiles>>
    /** Those of all profiles. */
    readonly forgetAll: (kind: CachedFileKind) => Promise<Result<void>>
  }
  readonly close: () => Promise<void>
}
