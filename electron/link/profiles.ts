import { chunk } from 'es-toolkit/array/chunk'
import { shiftDay } from '../../shared/domain/days'
import type { Profile, ProfileDraft, ProfileFilter } from '../../shared/domain/profile'
import { fail, ok, type Result } from '../../shared/errors/failure'
import { decoded, decodedWrite, done } from './answers'
import type { Api } from './api'
import type { Answer } from './reply-reader'
import type { CallOptions, Reply } from './call-options'
import { bareProfile, readNewProfileId, readProfile, readProfileIds, readStored } from './decode/profile'
import { idPiece, pathOf, queryOf } from './paths'
import { about } from './subject'

/** "Profile Service" of the API document. */
export interface ProfileService {
  /**
   * "Query/List Profiles": ids only. How the server matches labels, tags and dates is not specified, so date filters
   * are widened by a day on each side, and every answer is only a proposal: the directory's own search decides.
   */
  readonly list: (filter: ProfileFilter, options?: CallOptions) => Reply<readonly number[]>
  /** "Retrieve Profile". The reply names neither id nor ZIP code by the document: the id is the one asked for. */
  readonly get: (profileId: number, options?: CallOptions) => Reply<Profile>
  /** "Create profile", read again afterwards so that what is shown is what is stored. */
  readonly create: (draft: ProfileDraft, options?: CallOptions) => Reply<Profile>
  /**
   * "Change Profile": sends only what is given, and reads the profile again. If that read fails, the result is `known`,
   * the profile as it was, with the changes applied.
   */
  readonly change: (known: Profile, draft: ProfileDraft, options?: CallOptions) => Reply<Profile>
  /** "Delete Profile". */
  readonly remove: (profileId: number, options?: CallOptions) => Reply<void>
}

/** Ids in one query: a longer list may not fit in a server's request line. */
const maxIds = 100

const bodyOf = ({ providerId, zipcode, label }: ProfileDraft): object => ({
  ...(providerId === undefined ? {} : { provider_id: providerId }),
  ...(zipcode === undefined ? {} : { zipcode }),
  ...(label === undefined ? {} : { label }),
})

const isSound = ({ providerId, zipcode }: ProfileDraft): boolean =>
  (providerId === undefined || idPiece(providerId) !== null) && (zipcode ?? '').length <= 32

export const createProfileService = (api: Api): ProfileService => {
  const ask = async (filter: ProfileFilter, id: string | undefined, options?: CallOptions) => {
    const answer = await api.readList(pathOf('profiles'), queryOf(parametersOf(filter, id)), options)
    return decoded(answer, readProfileIds)
  }

  /** One by one, for a server that rejects a list of ids, or misreads it and finds nothing. */
  const singly = async (filter: ProfileFilter, ids: readonly number[], options?: CallOptions) => {
    const found: number[] = []
    for (const id of ids) {
      const one = await ask(filter, String(id), options)
      if (!one.ok && one.error.code !== 'not-found') return one
      if (one.ok) found.push(...one.value)
    }
    return ok(found)
  }

  const listIds = async (filter: ProfileFilter, ids: readonly number[], options?: CallOptions) => {
    const found: number[] = []
    for (const some of chunk(ids, maxIds)) {
      const together = await ask(filter, some.join(','), options)
      const refused =
        !together.ok && (together.error.code === 'bad-request' || together.error.code === 'not-found')
      if (!together.ok && !refused) return together
      const listed = new Set(together.ok ? together.value : [])
      const rest = await singly(
        filter,
        some.filter((id) => !listed.has(id)),
        options,
      )
      if (!rest.ok) return rest
      found.push(...listed, ...rest.value)
    }
    const wanted = new Set(ids)
    return ok([...new Set(found)].filter((id) => wanted.has(id)))
  }

  const list: ProfileService['list'] = (filter, options) => {
    if (filter.ids === undefined) return ask(filter, undefined, options)
    if (filter.ids.some((id) => idPiece(id) === null)) return Promise.resolve(fail('invalid-id'))
    return listIds(filter, filter.ids, options)
  }

  const get = async (known: Profile, options?: CallOptions): Promise<Result<Profile>> =>
    decoded(about(await api.read(pathOf('profiles', idPiece(known.id)), '', options), 'profile'), (json) =>
      readStored(json, known),
    )

  /** The profile as stored, read again; if that fails, what the reply of the change said. */
  const afterwards = async (
    known: Profile,
    answer: Answer,
    options?: CallOptions,
  ): Promise<Result<Profile>> => {
    const replied = readProfile(answer.json, known) ?? known
    // A reply that leaves out label or tags says that there are none.
    const stored = await get({ ...replied, label: '', tags: [] }, options)
    return stored.ok ? stored : ok(replied)
  }

  const withDraft = (known: Profile, { label, providerId, zipcode }: ProfileDraft): Profile => ({
    ...known,
    label: label ?? known.label,
    zipcode: zipcode ?? known.zipcode,
    ...(providerId === undefined || providerId === known.providerId ? {} : { providerId, provider: null }),
  })

  const create: ProfileService['create'] = async (draft, options) => {
    if (!isSound(draft)) return fail('invalid-input')
    const written = await api.write('POST', pathOf('profiles'), bodyOf(draft), options, (json) =>
      readNewProfileId(json) === null ? null : {},
    )
    const answer = about(written, 'provider', 'zip')
    const id = await decodedWrite(answer, readNewProfileId)
    if (!id.ok || !answer.ok) return id.ok ? fail('internal') : id
    return afterwards(withDraft(bareProfile(id.value), draft), answer.value, options)
  }

  const change: ProfileService['change'] = async (known, draft, options) => {
    if (!isSound(draft)) return fail('invalid-input')
    const written = await api.write('PUT', pathOf('profiles', idPiece(known.id)), bodyOf(draft), options)
    const answer = about(written, 'provider', 'zip', 'profile')
    return answer.ok ? afterwards(withDraft(known, draft), answer.value, options) : answer
  }

  return {
    list,
    get: (profileId, options) => get(bareProfile(profileId), options),
    create,
    change,
    remove: async (profileId, options) =>
      done(
        about(await api.write('DELETE', pathOf('profiles', idPiece(profileId)), null, options), 'profile'),
      ),
  }
}

/** Date filters are widened by a day on each side: neither their zone nor whether they are inclusive is specified. */
const parametersOf = (
  filter: ProfileFilter,
  id: string | undefined,
): Record<string, string | number | undefined> => ({
  id,
  provider: filter.providerId,
  start_date:
    filter.createdFrom === undefined ? undefined : (shiftDay(filter.createdFrom, -1) ?? filter.createdFrom),
  end_date: filter.createdTo === undefined ? undefined : (shiftDay(filter.createdTo, 1) ?? filter.createdTo),
  tags: filter.tags?.join(','),
  label: filter.label,
})
