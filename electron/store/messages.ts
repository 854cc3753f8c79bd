import type { Bill } from '../../shared/domain/bill'
import type { ItemState, UnmatchedLines } from '../../shared/domain/bulk'
import type { Job, JobPaces } from '../../shared/domain/job'
import type { AsideMessage } from '../../shared/domain/notification'
import type { Failure, Result } from '../../shared/errors/failure'
import type { ActivityLine, Head } from './chain'
import type { ItemChange, ItemGroup, ItemPage, KeptItem, KeptRun, NewRun, RunChange } from './bulk-store'
import type {
  FailureHistory,
  HistoryQuestion,
  JobEnds,
  KeptRelease,
  KeptSnooze,
  ProviderHold,
  RecentEnds,
  ProviderChange,
  ReleaseChange,
} from './triage-store'
import type { CachedFileKind, ChangeOutcome } from './kinds'
import type { Json } from './json'
import type {
  ActivityEntry,
  ActivityFind,
  ActivityPage,
  ActivityProof,
  ActivityRecord,
  BillList,
  CredentialEvent,
  Damage,
  FileKey,
  Intent,
  JobPage,
  JobWindow,
  SeenJob,
  StoredProfile,
  UnsettledChange,
} from './store'

/** What the store's process can be asked. Each takes one plain argument; `store-client.ts` gives them their faces. */

export interface StoreLocation {
  readonly file: string
  readonly filesFolder: string
  /** 32 bytes. */
  readonly key: Uint8Array
}

/** Each runs inside the transaction that it shares with the other writes of its message. */
export interface Writes {
  'profiles.put': (rows: readonly StoredProfile[]) => void
  'profiles.remove': (ids: readonly number[]) => void
  'jobs.observe': (seen: SeenJob) => Job
  'changes.begin': (intent: Intent) => string
  'changes.finish': (end: {
    readonly id: string
    readonly outcome: ChangeOutcome
    readonly note: string | null
    readonly profileId: number | null
    readonly at: string | null
  }) => void
  'bills.put': (list: {
    readonly profileId: number
    readonly bills: readonly Bill[]
    readonly at: string
  }) => void
  'settings.put': (setting: { readonly key: string; readonly value: Json }) => void
  'activity.append': (record: ActivityRecord) => ActivityLine
  'bulk.create': (run: NewRun) => void
  'bulk.addItems': (items: {
    readonly run: string
    readonly from: number
    readonly profileIds: readonly number[]
  }) => void
  'bulk.changeRun': (change: RunChange) => void
  'bulk.changeItem': (change: ItemChange) => void
  'bulk.cancel': (cancelled: { readonly run: string; readonly at: string }) => void
  'bulk.retry': (run: string) => void
  'bulk.forget': (run: string) => void
  'bulk.dropUnprepared': (all: null) => void
  'triage.snooze': (snoozes: readonly KeptSnooze[]) => void
  'triage.wake': (profileIds: readonly number[]) => void
  'triage.changeProvider': (change: ProviderChange) => void
  'triage.changeRelease': (change: ReleaseChange) => void
  'triage.dropRelease': (providerId: number) => void
  'aside.put': (message: AsideMessage & { readonly profileId: number | null }) => void
  'aside.discard': (id: string) => void
  forget: (profileId: number) => void
}

export interface Reads {
  /** Ids above `after`, in order; `next` is null at the end. So main never takes in 100,000 rows in one piece. */
  'profiles.page': (page: { readonly after: number; readonly limit: number }) => {
    readonly rows: readonly StoredProfile[]
    readonly next: number | null
  }
  'profiles.get': (ids: readonly number[]) => readonly StoredProfile[]
  'profiles.touchedLast': (all: null) => readonly number[]
  'jobs.job': (jobId: string) => Job | null
  'jobs.ofProfile': (profileId: number) => readonly Job[]
  'jobs.running': (all: null) => readonly Job[]
  'jobs.list': (window: JobWindow) => JobPage
  'jobs.paces': (all: null) => JobPaces
  'changes.unsettled': (all: null) => readonly UnsettledChange[]
  'credentials.ofProfile': (profileId: number) => readonly CredentialEvent[]
  'bills.get': (profileId: number) => BillList | null
  'settings.get': (key: string) => Json
  'activity.read': (page: ActivityPage) => readonly ActivityEntry[]
  'activity.find': (find: ActivityFind) => readonly number[]
  'activity.proofs': (seqs: readonly number[]) => readonly (ActivityProof | null)[]
  'activity.head': (all: null) => Head
  'bulk.runs': (all: null) => readonly KeptRun[]
  'bulk.unmatched': (run: string) => UnmatchedLines
  'bulk.open': (page: {
    readonly run: string
    readonly after: number
    readonly limit: number
  }) => readonly KeptItem[]
  'bulk.items': (page: ItemPage) => readonly KeptItem[]
  'bulk.ofProfiles': (which: {
    readonly run: string
    readonly profileIds: readonly number[]
  }) => readonly KeptItem[]
  'bulk.profileIds': (which: {
    readonly run: string
    readonly states?: readonly ItemState[] | undefined
    readonly changed?: boolean | undefined
  }) => readonly number[]
  'aside.list': (limit: number) => readonly AsideMessage[]
  'aside.count': (all: null) => number
  'bulk.groups': (run: string) => readonly ItemGroup[]
  'triage.snoozes': (all: null) => readonly KeptSnooze[]
  'triage.holds': (all: null) => readonly ProviderHold[]
  'triage.releases': (all: null) => readonly KeptRelease[]
  'triage.ends': (all: null) => JobEnds
  'triage.recentEnds': (since: string) => readonly RecentEnds[]
  'triage.history': (question: HistoryQuestion) => readonly FailureHistory[]
}

export type WriteCall = { readonly [K in keyof Writes]: Call<K, Writes[K]> }[keyof Writes]
export type ReadCall = { readonly [K in keyof Reads]: Call<K, Reads[K]> }[keyof Reads]

interface Call<K, F extends (argument: never) => unknown> {
  readonly name: K
  readonly argument: Parameters<F>[0]
}

/** `damage` lists the rows that a list had to leave out because they do not open. */
export interface ReadReply {
  readonly result: Result<unknown>
  readonly damage: readonly Damage[]
}

export interface Opened {
  readonly readOnly: Failure | null
  /** The file's name, where the database was copied before it was brought to a newer form. */
  readonly copy: string | null
}

// A type, not an interface: only a type alias has the index signature that `callerOf` asks for.
export type StoreMethods = {
  open: (location: StoreLocation) => Promise<Result<Opened>>
  /** One transaction and one commit for all; the answers in the order of the calls. */
  write: (calls: readonly WriteCall[]) => Promise<readonly Result<unknown>[]>
  read: (call: ReadCall) => ReadReply
  putFile: (file: {
    readonly kind: CachedFileKind
    readonly key: FileKey
    readonly bytes: Uint8Array
  }) => Promise<Result<void>>
  getFile: (file: { readonly kind: CachedFileKind; readonly key: FileKey }) => Promise<ReadReply>
  close: (all: null) => void
}
