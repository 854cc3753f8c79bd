import type { Failure } from '../errors/failure'
import type { ProfileRow } from './profile'
import type { ViewPage } from './view-page'

/** The list of all profiles that this certificate can see, as the console keeps it: what is known, searched and shown. */

/** The state of the directory. */
export interface DirectoryState {
  /**
   * `opening`: stored rows are being loaded. `listing`: the ids are being listed. `filling`: details and last jobs are
   * being read. `waiting`: nothing can be read at the moment (`failure` says why), and it tries again by itself.
   */
  readonly phase: 'opening' | 'listing' | 'filling' | 'idle' | 'paused' | 'waiting'
  /** The number of profiles known by id, and of those with their details. */
  readonly total: number
  readonly read: number
  /** Profiles still to be read in this filling, old ones included. */
  readonly left: number
  /** Profiles a second over the last seconds; 0 while nothing is read. */
  readonly rate: number
  /** Null while it cannot be told. */
  readonly secondsLeft: number | null
  /** When the ids were last listed in full: ISO 8601, UTC. */
  readonly listedAt: string | null
  readonly failure: Failure | null
}

/** Whether every profile is known at least by its id. Until then a count of profiles is a lower bound. */
export const isListed = (state: DirectoryState | undefined): boolean =>
  state !== undefined && state.phase !== 'opening' && state.listedAt !== null

export const sortColumns = [
  'label',
  'id',
  'provider',
  'last-job',
  'zip',
  'tags',
  'created',
  'read',
  'bills',
  'last-bill',
  'missing',
  'last-interval',
] as const
export type SortColumn = (typeof sortColumns)[number]

export interface Sort {
  readonly column: SortColumn
  readonly desc: boolean
}

/** What a search found in the directory. */
export interface SearchReply {
  /** In the order asked for; newest first without one. */
  readonly ids: Int32Array<ArrayBuffer>
  /** The first rows, so that they can be shown without another question. */
  readonly rows: readonly ProfileRow[]
  /** Profiles that are known by id alone: they may match once they have been read. */
  readonly unread: number
  /** Notes on parts of the text that were not understood as meant, in sentences for people. */
  readonly notes: readonly string[]
}

/** What the server's own search added to the directory's answer. */
export interface Confirmation {
  /** False if the server's search cannot express the text: the directory alone answers. */
  readonly serverAsked: boolean
  /** Profiles that the server found and the directory did not; it does now. */
  readonly added: number
}

/** A completion: `insert` takes the place of the text from `from` to the caret. */
export interface Suggestion {
  readonly insert: string
  readonly from: number
  /** What it is, for people: a tag, a provider's id, a status in words. */
  readonly detail: string
  /** How many profiles of the directory have it; null for a field's name. */
  readonly count: number | null
}

/** One line of a pasted column and the profiles that it names. */
export interface ResolvedLine {
  readonly line: string
  readonly ids: readonly number[]
}

/** A pasted column of ids or labels, each line found once, by several, or not at all. Repeated lines count once. */
export interface ListResolution {
  /** The lines that name exactly one profile; `found` has each of these profiles once. */
  readonly named: readonly { readonly line: string; readonly id: number }[]
  readonly found: Int32Array<ArrayBuffer>
  readonly ambiguous: readonly ResolvedLine[]
  readonly unknown: readonly string[]
  readonly repeated: number
  /** Profiles that have not been read yet. */
  readonly unread: number
  /** Lines that were only looked up among the profiles read so far: an unread one may have this label too. */
  readonly unsettled: readonly string[]
}

export interface LabelTwin {
  readonly id: number
  readonly label: string
  /** Null where it is not known. */
  readonly providerId: number | null
}

/** Profiles whose label can hardly be told from another one, which is included: domain/twins.ts. */
export interface LabelTwins {
  /** The first of them; those at the same utility provider before the others. */
  readonly twins: readonly LabelTwin[]
  readonly count: number
  /** How many of these are at the provider that was asked for. */
  readonly sameProvider: number
  /** Profiles that have not been read yet: they may have such a label too. */
  readonly unread: number
}

/** The most lines that may be pasted at once. */
export const maxLines = 20_000

export interface KnownTag {
  readonly name: string
  /** Profiles of the directory that have it. */
  readonly count: number
  /** Place in the palette of tag colours; null for none. */
  readonly colour: number | null
}

/** What came of adding a tag to a profile. */
export interface TagAdded {
  /** The profile's tags now; null if they could not be read after the tag was added. */
  readonly tags: readonly string[] | null
  /** Whether the API created the tag (201) or knew it already (200); null if it does not say. */
  readonly isNew: boolean | null
}

/** The profiles that have certain tags. */
export interface TagProfiles {
  readonly ids: Int32Array<ArrayBuffer>
  /** Profiles that have not been read yet: they may have them too. */
  readonly unread: number
}

/**
 * The detail of a `not-found` for a profile that was deleted: by this console, or seen in its list before. Of any other
 * it is not known whether it ever existed.
 */
export const deletedHere = 'deleted-here'
export const wasListed = 'was-listed'

export const tagColours = 8

/** The most tags that one run adds, removes or merges. */
export const maxTags = 20

/** A search that was given a name. */
export interface SavedView {
  readonly id: string
  readonly name: string
  readonly text: string
  readonly sort: Sort | null
  /** 1 to 9: Alt and this digit open it. */
  readonly digit: number | null
  /** Triage or Jobs with its filters; without it the list of profiles. */
  readonly page?: ViewPage | undefined
}

/** What happened to the saved views when a profile was forgotten, by their names. */
export interface ForgottenViews {
  /** Views that contained its label. */
  readonly removed: readonly string[]
  /** Views that search for a part of its label, which other labels may contain too. */
  readonly left: readonly string[]
}

/** A profile was forgotten. */
export interface Forgotten extends ForgottenViews {
  /** What could not be written: the line in the activity log, or the stored texts without its label. */
  readonly unwritten: readonly ('line' | 'searches' | 'views')[]
}

export interface CountedView extends SavedView {
  readonly count: number
  /** Profiles that have not been read yet: they may match too. */
  readonly unread: number
}
