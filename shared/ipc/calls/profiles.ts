import { z } from 'zod'
import {
  maxLines,
  sortColumns,
  type Confirmation,
  type Forgotten,
  type LabelTwins,
  type ListResolution,
  type SearchReply,
  type Suggestion,
} from '../../domain/directory'
import type {
  Profile,
  ProfileChange,
  ProfileDeletion,
  ProfileRow,
  ProfilesChange,
} from '../../domain/profile'
import type { SavedTable } from '../../domain/rewritten'
import { tableFormats } from '../../domain/table-format'
import { call } from '../call'
import { draftFields, id, labelLine, searchText, seenFields, someIds, sort, text } from '../fields'

export const profilesCalls = {
  /** From the directory alone, at once; rows are asked for as they come into view. `within` narrows it to these ids. */
  'profiles:search': call<SearchReply>()(
    z.strictObject({ text: searchText, sort: sort.nullable(), within: someIds.optional() }),
  ),
  /**
   * Asks the server's own search for the same, as far as it can express it. What that adds is announced by
   * `directory:changed`.
   */
  'profiles:confirm': call<Confirmation>()(z.strictObject({ text: searchText })),
  'profiles:suggest': call<readonly Suggestion[]>()(
    z.strictObject({ text: searchText, caret: z.int().min(0) }),
  ),
  /**
   * Profiles other than `except` whose label is easily confused with this one. `providerId` is the provider that it is
   * meant for.
   */
  'profiles:twins': call<LabelTwins>()(
    z.strictObject({ label: text(100_000).min(1), providerId: id.nullable(), except: id.nullable() }),
  ),
  /** What a pasted column of ids or labels names. */
  'profiles:resolve': call<ListResolution>()(z.strictObject({ lines: z.array(labelLine).max(maxLines) })),
  /**
   * Saves the rows as a file: numbers as numbers, texts guarded against formulas. `unread` of them have not been read
   * yet: only their id is there.
   */
  'profiles:export': call<SavedTable & { readonly unread: number }>()(
    z.strictObject({
      ids: someIds,
      columns: z.array(z.enum(sortColumns)).min(1).max(sortColumns.length),
      format: z.enum(tableFormats),
    }),
  ),
  /** The same as text with tabs, for pasting into a spreadsheet. */
  'profiles:table': call<{ readonly text: string; readonly unread: number }>()(
    z.strictObject({ ids: someIds, columns: z.array(z.enum(sortColumns)).min(1).max(sortColumns.length) }),
  ),
  /** Ids of the profiles with exactly this label, beside the search that the list shows. */
  'profiles:match': call<{ readonly ids: readonly number[] }>()(z.strictObject({ label: text(1000).min(1) })),
  /** Answers with what is known; the rest comes by `profiles:changed`, these ids before all others. */
  'profiles:rows': call<readonly ProfileRow[]>()(
    z.strictObject({ ids: z.array(id).max(200), fresh: z.boolean() }),
  ),
  'profiles:get': call<Profile>()(z.strictObject({ id })),
  'profiles:create': call<Profile>()(z.strictObject(draftFields)),
  /** `seen`: the profile as the person saw it before. If it differs by now, nothing is sent. */
  'profiles:change': call<ProfileChange>()(
    z.strictObject({ id, seen: z.strictObject(seenFields), ...draftFields }),
  ),
  /** `seen`: as the person was shown it in the question. */
  'profiles:delete': call<ProfileDeletion>()(z.strictObject({ id, seen: z.strictObject(seenFields) })),
  /** Removes it from this computer only. `label`: the one that the page shows for it, if any. */
  'profiles:forget': call<Forgotten>()(z.strictObject({ id, label: text(100_000).optional() })),
}

export interface ProfilesEvents {
  'profiles:changed': ProfilesChange
}
