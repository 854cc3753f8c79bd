/**
 * Every kind of change that is sent to the API. The names are stored in the journal, so a name must never get another
 * meaning.
 */
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
