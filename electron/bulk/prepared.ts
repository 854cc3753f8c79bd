import type { ItemReason, ItemValue, RowValues } from '../../shared/domain/bulk'
import type { Profile, ProfileRow } from '../../shared/domain/profile'
import type { Failure, Result } from '../../shared/errors/failure'
import type { Step } from './work'

/** One profile of a run, before anything is sent for it. */
export interface Subject {
  readonly profileId: number
  readonly row: ProfileRow | undefined
  /** The profile is read even if its row is fresh: this is another try, and the row may be older than the first. */
  readonly mustRead: boolean
  /** What the run to be undone did to this profile; null if that run was forgotten. */
  readonly did: readonly Step[] | null
  /** The job of the chosen case, if cases are started again. */
  readonly caseJob?: string | undefined
  /** The values of its row, if the run gives each profile its own. */
  readonly values?: RowValues | undefined
  /** What was read of it before its turn at its provider; null or undefined if nothing. */
  readonly before?: Result<Profile> | null | undefined
}

export type Prepared =
  | {
      readonly to: 'do'
      readonly steps: readonly Step[]
      readonly before: ItemValue | null
      readonly after: ItemValue | null
      readonly left?: ItemReason | undefined
      readonly profile: Profile | null
    }
  | {
      readonly to: 'end'
      readonly state: 'unchanged' | 'skipped'
      readonly reason: ItemReason
      /** The job that was found running instead of one to be started. */
      readonly after?: ItemValue | undefined
      readonly profile: Profile | null
    }
  /** Something that must be read or written first failed. */
  | { readonly to: 'stop'; readonly failure: Failure }

export const stop = (failure: Failure): Prepared => ({ to: 'stop', failure })

/** Whether anything is known of the profile: of one that was forgotten or removed nothing is. */
export const isStillKnown = (row: ProfileRow | undefined): row is ProfileRow =>
  row !== undefined && (row.profile !== null || row.lastJob != null)
