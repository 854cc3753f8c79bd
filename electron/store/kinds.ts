/** The closed unions of what the store writes down: they are data at rest, so a name once used is never given another meaning. */

/** Every kind of change that leaves this program, one intent each in the journal. */
export const changeKinds = [
  'create',
  'change',
  'delete',
  'tag-add',
  'tag-remove',
  'credential-add',
  'credential-change',
  'credential-delete',
  'job-start',
] as const

export type ChangeKind = (typeof changeKinds)[number]

/** `unknown`: the request may or may not have arrived, and is still to be settled. `failed`: it did not arrive. */
export type ChangeOutcome = 'done' | 'refused' | 'unknown' | 'failed'

export type CredentialAction = 'add' | 'change' | 'delete'

export type CachedFileKind = 'pdf' | 'interval'

/** What a line of the activity log can be about; every change, and the forgetting of a profile. */
export type ActivityAction = ChangeKind | 'forget'
