/**
 * Every kind of change that leaves this program: one intent each in the journal, one word for a failure that came of it. Data
 * at rest, so a name once used is never given another meaning.
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
