import type { ProfileDraft, Profile } from '../../shared/domain/profile'
import type { Result } from '../../shared/errors/failure'
import type { CallOptions } from '../link/call-options'
import type { LinkClient } from '../link/link-client'
import type { Settlement } from './journal'

type Settled<T> = Promise<Settlement<T>>

const judged = (happened: boolean): Settlement<void> =>
  happened ? { settlement: 'happened', value: undefined } : { settlement: 'did-not-happen' }

/** Tag add and remove: the tags are listed. */
export const settleTag = async (
  link: Pick<LinkClient, 'tags'>,
  profileId: number,
  name: string,
  wanted: 'there' | 'gone',
  options?: CallOptions,
): Settled<void> => {
  const listed = await link.tags.list(profileId, options)
  if (!listed.ok) return { settlement: 'unknown', failure: listed.error }
  return judged(listed.value.includes(name) === (wanted === 'there'))
}

/** A credential that was added or deleted: the fields are listed. A changed one cannot be read back. */
export const settleField = async (
  link: Pick<LinkClient, 'sensitive'>,
  profileId: number,
  field: string,
  wanted: 'there' | 'gone',
): Settled<void> => {
  const listed = await link.sensitive.listFields(profileId)
  if (!listed.ok) return { settlement: 'unknown' }
  return judged(listed.value.includes(field) === (wanted === 'there'))
}

/**
 * A change of a profile: reads it and compares it with what was sent. The reply may lack the ZIP code; if only that was
 * changed, nothing is proven.
 */
export const settleProfileChange = async (
  link: Pick<LinkClient, 'profiles'>,
  profileId: number,
  draft: ProfileDraft,
  options?: CallOptions,
): Settled<Profile> => {
  const read = await link.profiles.get(profileId, options)
  if (!read.ok) return { settlement: 'unknown', failure: read.error }
  const { label, zipcode, providerId } = read.value
  const isTold = draft.zipcode === undefined || zipcode !== null
  const same =
    (draft.label === undefined || draft.label === label) &&
    (draft.zipcode === undefined || !isTold || draft.zipcode === zipcode) &&
    (draft.providerId === undefined || draft.providerId === providerId)
  if (!same) return { settlement: 'did-not-happen' }
  return isTold ? { settlement: 'happened', value: read.value } : { settlement: 'unknown' }
}

/** Delete: retrieving it gives "Profile not found". */
export const settleDelete = async (
  link: Pick<LinkClient, 'profiles'>,
  profileId: number,
  options?: CallOptions,
): Settled<void> => {
  const read = await link.profiles.get(profileId, options)
  if (read.ok) return { settlement: 'did-not-happen' }
  return read.error.code === 'not-found' ? judged(true) : { settlement: 'unknown', failure: read.error }
}

/**
 * Create: searches by label, provider and day of creation. Exactly one profile that did not exist before is the new
 * one; none means that it was not created; several leave it in doubt.
 */
export const settleCreate = async (
  link: Pick<LinkClient, 'profiles'>,
  draft: ProfileDraft,
  known: ReadonlySet<number>,
  since: Date,
): Settled<Profile> => {
  const found = await link.profiles.list({
    label: draft.label,
    providerId: draft.providerId,
    createdFrom: since.toISOString().slice(0, 10),
  })
  if (!found.ok) return { settlement: 'unknown' }
  const fresh = found.value.filter((id) => !known.has(id))
  if (fresh.length === 0) return { settlement: 'did-not-happen' }
  const [only, ...others] = fresh
  if (only === undefined || others.length > 0) return { settlement: 'unknown' }
  const read: Result<Profile> = await link.profiles.get(only)
  return read.ok ? { settlement: 'happened', value: read.value } : { settlement: 'unknown' }
}
