import type { TagAdded } from '../../shared/domain/directory'
import type { ProfileRow } from '../../shared/domain/profile'
import { ok, type Result } from '../../shared/errors/failure'
import type { LinkClient } from '../link/link-client'
import type { ProfileTurns } from '../lib/turns'
import type { Journal } from './journal'
import { settleTag } from './settle'

interface ReadParts {
  readonly link: Pick<LinkClient, 'tags'>
  readonly directory: { readonly tagsChanged: (profileId: number, tags: readonly string[]) => void }
}

interface Parts extends ReadParts {
  readonly journal: Journal
  readonly turns: Pick<ProfileTurns, 'take'>
  readonly directory: ReadParts['directory'] & {
    readonly known: (ids: readonly number[]) => Promise<readonly ProfileRow[]>
  }
}

/** "List Tags" of a profile, read now; the directory takes them over. */
export const readTags = async (
  { link, directory }: ReadParts,
  profileId: number,
): Promise<Result<readonly string[]>> => {
  const tags = await link.tags.list(profileId)
  if (tags.ok) directory.tagsChanged(profileId, tags.value)
  return tags
}

/** The tags could not be read after the change, so it is applied to the known ones. */
const follow = async (
  { directory }: Parts,
  profileId: number,
  name: string,
  wanted: 'there' | 'gone',
): Promise<void> => {
  const [row] = await directory.known([profileId])
  if (!row?.profile) return
  const others = row.profile.tags.filter((tag) => tag !== name)
  directory.tagsChanged(profileId, wanted === 'there' ? [...others, name] : others)
}

const changeInTurn = async (
  parts: Parts,
  profileId: number,
  name: string,
  wanted: 'there' | 'gone',
): Promise<Result<TagAdded>> => {
  const { link, journal } = parts
  const isAdding = wanted === 'there'
  const changed = await journal.run<unknown>({
    kind: isAdding ? 'tag-add' : 'tag-remove',
    profileId,
    summary: isAdding ? 'add a tag' : 'remove a tag',
    before: { tag: name },
    personal: { tag: name },
    send: () =>
      isAdding
        ? link.tags.add(profileId, name, { priority: 'change' })
        : link.tags.remove(profileId, name, { priority: 'change' }),
    settle: () => settleTag(link, profileId, name, wanted),
  })
  if (!changed.ok) return changed
  const tags = await readTags(parts, profileId)
  if (!tags.ok) await follow(parts, profileId, name, wanted)
  return ok({
    tags: tags.ok ? tags.value : null,
    isNew: typeof changed.value === 'boolean' ? changed.value : null,
  })
}

/**
 * One change at a time for each profile: tags that are listed after one change must not be taken for those after the
 * next.
 */
const change: typeof changeInTurn = (parts, profileId, ...rest) =>
  parts.turns.take(profileId, () => changeInTurn(parts, profileId, ...rest))

/** "Add Tag": the profile's tags after it, null where they cannot be read then; `isNew` where the API says it. */
export const addTag = (parts: Parts, profileId: number, name: string): Promise<Result<TagAdded>> =>
  change(parts, profileId, name, 'there')

/** "Delete Tag": the profile's tags after it, null where they cannot be read then. */
export const removeTag = async (
  parts: Parts,
  profileId: number,
  name: string,
): Promise<Result<readonly string[] | null>> => {
  const removed = await change(parts, profileId, name, 'gone')
  return removed.ok ? ok(removed.value.tags) : removed
}
