/** "Profiles" and "Profile Service" of the API document. */

import type { Failure } from '../errors/failure'
import type { BillSummary, IntervalSummary } from './coverage'
import type { JobState } from './job'

/** The largest id that the console's lists of ids can hold. */
export const greatestId = 2_147_483_647

export interface Profile {
  readonly id: number
  readonly label: string
  /** Null where the reply did not name them: not every reply of the API does. */
  readonly provider: string | null
  readonly providerId: number | null
  /** Blank where there is none; "Retrieve Profile" need not name it. */
  readonly zipcode: string | null
  readonly tags: readonly string[]
  /** ISO 8601 in UTC, or null where absent or unreadable. */
  readonly created: string | null
  readonly modified: string | null
}

/** Query parameters of "Query/List Profiles"; dates are calendar dates `YYYY-MM-DD`, both inclusive. */
export interface ProfileFilter {
  readonly ids?: readonly number[] | undefined
  readonly label?: string | undefined
  readonly tags?: readonly string[] | undefined
  readonly providerId?: number | undefined
  readonly createdFrom?: string | undefined
  readonly createdTo?: string | undefined
}

/** "Create profile" and "Change Profile": only what is given is sent. */
export interface ProfileDraft {
  readonly providerId?: number | undefined
  readonly zipcode?: string | undefined
  readonly label?: string | undefined
}

/** The result of changing a profile: `overtaken` if somebody else changed it first, and nothing was sent. */
export interface ProfileChange {
  readonly outcome: 'changed' | 'overtaken'
  /** As it is now. */
  readonly profile: Profile
}

/** The result of deleting a profile: `overtaken` as above, with the profile as it is now. */
export type ProfileDeletion =
  { readonly outcome: 'deleted' } | { readonly outcome: 'overtaken'; readonly profile: Profile }

/** A profile as the list knows it. */
export interface ProfileRow {
  readonly id: number
  /** Null until it has been read. */
  readonly profile: Profile | null
  /** Null: never run. Undefined: not read yet. */
  readonly lastJob?: JobState | null | undefined
  /** When it was read last: ISO 8601, UTC. */
  readonly readAt: string | null
  /** Its label or provider was cut for the list: this beginning must never be looked up or changed. */
  readonly isCut?: boolean | undefined
  /** Why it could not be read. */
  readonly failure?: Failure | undefined
  /** Undefined until its bills have been read. */
  readonly bills?: BillSummary | undefined
  /** Undefined until its interval months have been read. */
  readonly intervals?: IntervalSummary | undefined
  /** True if its last job brought nothing, by the message about its end, although something was due. */
  readonly nothingCame?: boolean | undefined
}

export interface ProfilesChange {
  readonly rows: readonly ProfileRow[]
  /** Ids of what is gone from the API, or was forgotten here. */
  readonly removed: readonly number[]
  /** Those of them that this computer forgot: they stay so until somebody asks for one again. */
  readonly forgotten?: readonly number[] | undefined
}
