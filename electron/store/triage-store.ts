import type { JobMode } from '../../shared/domain/job'
import { read, write } from './operation'

/** A case that was put off until a time, for this job of the profile. */
export interface StoredSnooze {
  readonly profileId: number
  readonly jobId: string
  /** ISO 8601, UTC. */
  readonly until: string
  readonly note: string
}

export interface ProviderHold {
  readonly providerId: number
  readonly since: string
}

/** `starting` is on disk before the request leaves: found after a restart, the start is in doubt and not made again. */
export type ReleaseItemState = 'waiting' | 'starting' | 'started' | 'skipped' | 'failed'

/** A start still to come, as part of releasing a provider. */
export interface StoredRelease {
  readonly providerId: number
  readonly profileId: number
  /** ISO 8601, UTC. */
  readonly due: string
  /** The failed job that it is for: if the profile's last job is another one, it is not started. */
  readonly jobId: string
  readonly mode: JobMode
  readonly sendNotification: boolean
  readonly state: ReleaseItemState
}

/** The new hold of a provider and its starts to come, written together in place of the old ones. */
export interface ProviderChange {
  readonly providerId: number
  /** ISO 8601, UTC; null where it is not on hold. */
  readonly heldSince: string | null
  readonly starts: readonly StoredRelease[]
}

export interface ReleaseChange {
  readonly providerId: number
  readonly profileId: number
  readonly state: ReleaseItemState
}

/** When each profile's newest ended job was first seen ended, in milliseconds since 1970. */
export interface JobEnds {
  readonly profileIds: Int32Array
  readonly endedAt: Float64Array
}

/**
 * Profiles of a provider whose newest job ended in this status. `timed`: the console knows about when, since it had
 * seen the job run or had looked at the profile before; otherwise it may have ended long ago.
 */
export interface RecentEnds {
  readonly providerId: number
  readonly status: string
  readonly timed: boolean
  /** True if it ended since the time asked for. */
  readonly recent: boolean
  readonly profiles: number
}

/** ISO 8601, UTC; jobs ended in `from` <= time < `to`. */
export interface HistoryQuestion {
  readonly providerIds: readonly number[]
  /** Status codes that count as failures. */
  readonly failures: readonly string[]
  readonly from: string
  readonly to: string
}

export interface FailureHistory {
  readonly providerId: number
  /** Failed profiles, each once a day, over all days. */
  readonly failures: number
  /** The first end in the span whose time is known, or the start of the span where one lies before it. */
  readonly first: string
}

/** The operations of triage: what it stores, and what it asks of the ledger as a whole. */
export const triageOperations = {
  /** Replaces an earlier snooze of the same profile. */
  snooze: write<(snoozes: readonly StoredSnooze[]) => void>(),
  wake: write<(profileIds: readonly number[]) => void>(),
  snoozes: read<() => readonly StoredSnooze[]>(),
  changeProvider: write<(change: ProviderChange) => void>(),
  holds: read<() => readonly ProviderHold[]>(),
  changeRelease: write<(change: ReleaseChange) => void>(),
  dropRelease: write<(providerId: number) => void>(),
  /** In the order in which they are due. */
  releases: read<() => readonly StoredRelease[]>(),
  ends: read<() => JobEnds>(),
  recentEnds: read<(since: string) => readonly RecentEnds[]>(),
  /** How many profiles have a job that ended well since then, after one that did not. `good`: statuses of such ends. */
  solved: read<(question: { readonly since: string; readonly good: readonly string[] }) => number>(),
  history: read<(question: HistoryQuestion) => readonly FailureHistory[]>(),
} as const
