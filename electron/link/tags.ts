import { fail, ok, type Result } from '../../shared/errors/failure'
import { decoded, done } from './answers'
import { doubtful, type Api } from './api'
import type { CallOptions, Reply } from './call-options'
import { readNamesReply } from './decode/values'
import { idPiece, pathOf } from './paths'
import { about } from './subject'
import { isTagName } from '../../shared/domain/tag-name'

/** The tags of a profile: "List Tags", "Add Tag" and "Delete Tag" of the API document. */
export interface TagService {
  readonly list: (profileId: number, options?: CallOptions) => Reply<readonly string[]>
  /**
   * Whether the tag is new (201) or was known already (200); null where another success leaves it open. A name with a comma
   * is refused (`invalid-input`): the search separates tags by commas.
   */
  readonly add: (profileId: number, name: string, options?: CallOptions) => Reply<boolean | null>
  /** Like `add` without the check of the name: an existing tag may have any. */
  readonly addUnchecked: (profileId: number, name: string, options?: CallOptions) => Reply<boolean | null>
  /** Verified by a listing: a DELETE with a body is dropped by some intermediaries. */
  readonly remove: (profileId: number, name: string, options?: CallOptions) => Reply<void>
  /** As `remove`, without the listing: for many in a row, of which the first was verified. */
  readonly removeUnverified: (profileId: number, name: string, options?: CallOptions) => Reply<void>
}

/** What the two successes of "Add Tag" say of the tag. */
const isNew: Readonly<Record<number, boolean>> = { 200: false, 201: true }

export const createTagService = (api: Api): TagService => {
  const path = (profileId: number): Result<string> => pathOf('profiles', idPiece(profileId), 'tags')

  const list: TagService['list'] = async (profileId, options) =>
    decoded(about(await api.read(path(profileId), '', options), 'profile'), (json) =>
      readNamesReply(json, 'tags', ['name', 'tag']),
    )

  const addUnchecked: TagService['add'] = async (profileId, name, options) => {
    const added = about(await api.write('POST', path(profileId), { name }, options), 'profile', 'tag')
    return added.ok ? ok(isNew[added.value.status] ?? null) : added
  }

  const add: TagService['add'] = async (profileId, name, options) =>
    isTagName(name) ? addUnchecked(profileId, name, options) : fail('invalid-input', { detail: 'tag name' })

  const removeUnverified: TagService['remove'] = async (profileId, name, options) =>
    done(about(await api.write('DELETE', path(profileId), { name }, options), 'tag', 'profile'))

  const remove: TagService['remove'] = async (profileId, name, options) => {
    const removed = await removeUnverified(profileId, name, options)
    if (!removed.ok) return removed
    const left = await list(profileId, options)
    const still = left.ok && left.value.includes(name)
    return still ? doubtful({ code: 'bad-reply', detail: 'the tag is still listed' }) : removed
  }

  return { list, add, addUnchecked, remove, removeUnverified }
}
