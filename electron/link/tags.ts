import type { CallOptions, Reply } from './call-options'

/** The tags of a profile: "List Tags", "Add Tag" and "Delete Tag" of the API document. */
export interface TagService {
  readonly list: (profileId: number, options?: CallOptions) => Reply<readonly string[]>
  /** A name with a comma is refused (`invalid-input`): the search separates tags by commas. */
  readonly add: (profileId: number, name: string, options?: CallOptions) => Reply<void>
  /** Verified by a listing: a DELETE with a body is dropped by some intermediaries. */
  readonly remove: (profileId: number, name: string, options?: CallOptions) => Reply<void>
}
