import type {
  BulkOperation,
  ItemReason,
  ItemState,
  ItemValue,
  RowValues,
  UnmatchedLines,
} from '../../shared/domain/bulk'
import type { SeriesGaps } from '../../shared/coverage/gaps'
import type { Failure, FailureCode } from '../../shared/errors/failure'
import type { Json } from './json'
import { read, write } from './operation'

/** What is stored of bulk runs: the runs, and the state of each of their profiles. */

/**
 * `preparing` until all items are written: such a run is dropped at the next start. `cancelling`: cancelled, with
 * changes whose outcome is still to come. Whether a run is running or held is not stored, since it is tried again
 * anyway.
 */
export type StoredRunState = 'preparing' | 'queued' | 'paused' | 'cancelling' | 'done' | 'cancelled'

export interface StoredRun {
  readonly id: string
  readonly operation: BulkOperation
  readonly state: StoredRunState
  readonly createdAt: string
  readonly endedAt: string | null
  readonly undoneBy: string | null
  readonly savedTo: string | null
  /** Items by state; a state without any is left out. */
  readonly counts: Readonly<Partial<Record<ItemState, number>>>
}

export interface RunChange {
  readonly id: string
  readonly state?: StoredRunState | undefined
  readonly endedAt?: string | null | undefined
  readonly undoneBy?: string | undefined
  readonly savedTo?: string | undefined
}

/** The sealed part of an item; null until something is known of it. */
export interface ItemDetails {
  /** Null before the run has come to it. */
  readonly label: string | null
  readonly before: ItemValue | null
  readonly after: ItemValue | null
  readonly failure: Failure | null
  /** What settling and undoing need: the steps, old values, the id of the last job. */
  readonly work: Json
  /** For a run that is to close gaps: what the profile lacked before it. */
  readonly gaps?: readonly SeriesGaps[] | undefined
  /** For a run that starts cases again: the job of the chosen case. */
  readonly caseJob?: string | undefined
  /** For a run with values by row: those of this profile. */
  readonly values?: RowValues | undefined
}

export interface StoredItem {
  /** Its place in the run, from 0. */
  readonly place: number
  readonly profileId: number
  readonly state: ItemState
  readonly reason: ItemReason | null
  readonly at: string | null
  readonly details: ItemDetails | null
}

export interface ItemChange {
  readonly run: string
  readonly place: number
  readonly state: ItemState
  readonly reason: ItemReason | null
  readonly at: string
  /** Whether something was changed that an undo would revert. */
  readonly changed: boolean
  readonly details: ItemDetails
}

export interface ItemGroup {
  readonly state: ItemState
  readonly reason: ItemReason | null
  readonly code: FailureCode | null
  readonly count: number
}

export interface ItemPage {
  readonly run: string
  /** All states if absent. */
  readonly states?: readonly ItemState[] | undefined
  readonly from: number
  readonly count: number
}

export interface NewRun {
  readonly id: string
  readonly operation: BulkOperation
  readonly at: string
  readonly unmatched?: UnmatchedLines | undefined
}

export const bulkOperations = {
  create: write<(run: NewRun) => void>(),
  addItems: write<
    (items: {
      readonly run: string
      readonly from: number
      readonly profileIds: readonly number[]
      /** What each profile lacks, for a run that is to close gaps. */
      readonly gaps?: readonly (readonly SeriesGaps[])[] | null | undefined
      /** The job of each case, for a run that starts cases again. */
      readonly caseJobs?: readonly string[] | null | undefined
      /** The values of each profile, for a run with values by row. */
      readonly values?: readonly RowValues[] | null | undefined
      /** Why each of them is skipped from the beginning; null for those that wait. */
      readonly leftOut?:
        { readonly at: string; readonly reasons: readonly (ItemReason | null)[] } | null | undefined
    }) => void
  >(),
  changeRun: write<(change: RunChange) => void>(),
  changeItem: write<(change: ItemChange) => void>(),
  /** Skips all waiting items. */
  cancel: write<(run: string, at: string) => void>(),
  /** Makes failed items wait again and items in doubt be settled again, and queues the run. */
  retry: write<(run: string) => void>(),
  forget: write<(run: string) => void>(),
  /** Drops the runs that were never completely written. */
  dropUnprepared: write<() => void>(),
  /** Oldest first. */
  runs: read<() => readonly StoredRun[]>(),
  /** Empty if the run was not started on a pasted list. */
  unmatched: read<(run: string) => UnmatchedLines>(),
  /** Items that are waiting or sent, at places after `after`. */
  open: read<
    (page: { readonly run: string; readonly after: number; readonly limit: number }) => readonly StoredItem[]
  >(),
  items: read<(page: ItemPage) => readonly StoredItem[]>(),
  /** Items in any state, at places after `after`: for whoever goes through all of them. */
  itemsAfter:
    read<
      (page: {
        readonly run: string
        readonly after: number
        readonly limit: number
      }) => readonly StoredItem[]
    >(),
  /** Does not include runs that were forgotten. */
  ofProfiles:
    read<
      (which: { readonly run: string; readonly profileIds: readonly number[] }) => readonly StoredItem[]
    >(),
  profileIds: read<
    (which: {
      readonly run: string
      readonly states?: readonly ItemState[] | undefined
      /** Only those in which something was changed. */
      readonly changed?: boolean | undefined
    }) => readonly number[]
  >(),
  groups: read<(run: string) => readonly ItemGroup[]>(),
} as const
