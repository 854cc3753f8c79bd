import type { Profile, ProfileDraft, ProfileFilter } from '../../shared/domain/profile'
import type { CallOptions, Reply } from './call-options'

/** "Profile Service" of the API document. */
export interface ProfileService {
  /**
   * "Query/List Profiles": ids only. The server's matching of labels, tags and dates is not specified, so dates are
   * asked a day wider and every answer is a superset at best: judge each profile by `matchesFilter`.
   */
  readonly list: (filter: ProfileFilter, options?: CallOptions) => Reply<readonly number[]>
  /** "Retrieve Profile". The reply names neither id nor ZIP code by the document: the id is the one asked for. */
  readonly get: (profileId: number, options?: CallOptions) => Reply<Profile>
  /** "Create profile", read again afterwards so that what is shown is what is stored. */
  readonly create: (draft: ProfileDraft, options?: CallOptions) => Reply<Profile>
  /** "Change Profile": only what is given is sent; read again afterwards. */
  readonly change: (profileId: number, draft: ProfileDraft, options?: CallOptions) => Reply<Profile>
  /** "Delete Profile". */
  readonly remove: (profileId: number, options?: CallOptions) => Reply<void>
}
