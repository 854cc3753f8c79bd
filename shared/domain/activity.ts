import { changeKinds } from '../errors/change-kind'

/** The activity log as the page sees it: what was done here, by whom, of which profile, and how it ended. */

/** What was done on this computer alone. */
const localActions = ['forget', 'save-pdfs'] as const

/** What a line can be about: every change, the forgetting of a profile, and papers that were saved as files. */
export const activityActions = [...changeKinds, ...localActions] as const
export type ActivityAction = (typeof activityActions)[number]

export const activityOutcomes = ['done', 'refused', 'failed', 'unknown'] as const
export type ActivityOutcome = (typeof activityOutcomes)[number]

/** Searched by as well as shown. */
export const actionWords: Readonly<Record<ActivityAction, string>> = {
  create: 'Profile created',
  change: 'Profile changed',
  delete: 'Profile deleted',
  'tag-add': 'Tag added',
  'tag-remove': 'Tag removed',
  'credential-add': 'Credential added',
  'credential-change': 'Credential changed',
  'credential-delete': 'Credential deleted',
  'job-start': 'Job started',
  forget: 'Profile forgotten',
  'save-pdfs': 'PDFs saved',
}

/** Whether the API had no part in it. */
export const isLocal = (action: ActivityAction): boolean => localActions.some((local) => local === action)

export const outcomeWords: Readonly<Record<ActivityOutcome, string>> = {
  done: 'Done',
  refused: 'Refused',
  failed: 'Not made',
  unknown: 'In doubt',
}

/** The conditions that a line must match; what is left out does not narrow. Times are ISO 8601 in UTC. */
export interface ActivityFilter {
  /** Words, each of which must occur in the line's action, outcome, profile, person, label or another personal part. */
  readonly text?: string | undefined
  readonly profileId?: number | undefined
  readonly action?: ActivityAction | undefined
  readonly outcome?: ActivityOutcome | undefined
  readonly who?: string | undefined
  /** From this point on. */
  readonly from?: string | undefined
  /** Before this point. */
  readonly until?: string | undefined
}

/** One line with its place in the chain; hashes are SHA-256 in hex. */
export interface LoggedLine {
  /** From 1, without gaps. */
  readonly seq: number
  readonly at: string
  /** The operating system's user name. */
  readonly who: string
  readonly action: ActivityAction
  readonly profileId: number | null
  readonly outcome: ActivityOutcome
  /** Null where the line never had a personal part. */
  readonly personalHash: string | null
  readonly previous: string
  readonly hash: string
  /** Null where the line never had one, or it has been forgotten. */
  readonly personal: Readonly<Record<string, string>> | null
}

/** The length of the log and the hash of its last line, as the keychain and each export remember it. */
export interface LogHead {
  readonly count: number
  readonly hash: string
}

/**
 * What a check of the log found. `broken`: line `at` does not follow from those before it. `cut`: lines that were
 * anchored in the keychain are missing at the end. `rewritten`: the chain is sound but is not the one that was anchored.
 * `anchor-unreadable`: the chain is sound, and nothing can be said of its end.
 */
export type LogCheck =
  | { readonly state: 'whole'; readonly head: LogHead }
  | { readonly state: 'broken'; readonly at: number }
  | { readonly state: 'cut'; readonly head: LogHead; readonly anchored: LogHead }
  | { readonly state: 'rewritten'; readonly anchored: LogHead }
  | { readonly state: 'anchor-unreadable' }

export interface ActivityCount {
  /** Lines that fit. */
  readonly total: number
  readonly head: LogHead
  /** Lines before this one were not searched, as a search by words or person is limited. 1 if all were searched. */
  readonly searchedFrom: number
}

/** A search by words or person only goes through this many of the newest lines, since each has to be decrypted. */
export const maxLinesOpened = 200_000
