import { partOfFields } from '../../shared/domain/line-parts'
import { overtakenFields, type SeenProfile } from '../../shared/domain/overtaken'
import type { Profile, ProfileChange, ProfileDeletion, ProfileDraft } from '../../shared/domain/profile'
import { ok, type Result } from '../../shared/errors/failure'
import type { CallOptions } from '../link/call-options'
import type { LinkClient } from '../link/link-client'
import type { ProfileTurns } from '../lib/turns'
import type { Journal } from './journal'
import { settleCreate, settleDelete, settleProfileChange } from './settle'
import { unsent } from './unsent'

interface Parts {
  readonly link: Pick<LinkClient, 'profiles'>
  readonly journal: Journal
  readonly turns: Pick<ProfileTurns, 'take'>
  /** Reads the profile, and takes in the result of the change. */
  readonly directory: {
    readonly read: (id: number, options: CallOptions) => Promise<Result<Profile>>
    readonly changed: (profile: Profile) => void
    readonly removed: (id: number) => void
  }
}

/** Empty fields are not sent: to a server an empty label or ZIP code is a value like any other. */
const filledIn = ({ providerId, zipcode, label }: ProfileDraft): ProfileDraft => ({
  ...(providerId !== undefined && { providerId }),
  ...(zipcode && { zipcode }),
  ...(label && { label }),
})

/** "Create Profile". */
export const createProfile = async (
  { link, journal, directory }: Omit<Parts, 'turns'>,
  typed: ProfileDraft,
): Promise<Result<Profile>> => {
  const draft = filledIn(typed)
  const since = new Date()
  // Listed before the change, so that after a lost reply the new profile can be told from those that existed already.
  const alike = unsent(await link.profiles.list({ label: draft.label, providerId: draft.providerId }))
  if (!alike.ok) return alike
  const known = new Set(alike.value)
  const created = await journal.run<Profile>({
    kind: 'create',
    profileId: null,
    summary: 'create a profile',
    before: { providerId: draft.providerId ?? null },
    personal: draft.label ? { label: draft.label } : undefined,
    made: ({ id }) => id,
    send: () => link.profiles.create(draft, { priority: 'change' }),
    settle: () => settleCreate(link, draft, known, since),
  })
  if (created.ok) directory.changed(created.value)
  return created
}

const changeProfileInTurn = async (
  { link, journal, directory }: Omit<Parts, 'turns'>,
  id: number,
  seen: SeenProfile,
  draft: ProfileDraft,
): Promise<Result<ProfileChange>> => {
  const before = unsent(await directory.read(id, { priority: 'change' }))
  if (!before.ok) return before
  if (overtakenFields(seen, before.value, draft).length > 0)
    return ok({ outcome: 'overtaken', profile: before.value })
  const { label, zipcode, providerId } = before.value
  const changed = await journal.run<Profile>({
    kind: 'change',
    profileId: id,
    summary: `change ${Object.keys(draft).join(', ')}`,
    before: { label, zipcode, providerId },
    personal: { ...(draft.label ? { label: draft.label } : {}), ...partOfFields(draft) },
    send: () => link.profiles.change(before.value, draft, { priority: 'change' }),
    settle: () => settleProfileChange(link, id, draft),
  })
  if (!changed.ok) return changed
  directory.changed(changed.value)
  return ok({ outcome: 'changed', profile: changed.value })
}

/**
 * "Change Profile", of one profile. It is read again before anything is sent: where somebody else has changed what `seen` was,
 * the profile as it is now is the answer, and a person decides. The API cannot be told to change it only as long as it is
 * still so: a change that arrives between this reading and ours is overwritten all the same.
 */
export const changeProfile = (
  parts: Parts,
  id: number,
  seen: SeenProfile,
  draft: ProfileDraft,
): ReturnType<typeof changeProfileInTurn> =>
  parts.turns.take(id, () => changeProfileInTurn(parts, id, seen, draft))

const deleteProfileInTurn = async (
  { link, journal, directory }: Omit<Parts, 'turns'>,
  id: number,
  seen: SeenProfile,
): Promise<Result<ProfileDeletion>> => {
  const before = unsent(await directory.read(id, { priority: 'change' }))
  if (!before.ok) return before
  const { label, tags } = before.value
  if (overtakenFields(seen, before.value, {}).length > 0)
    return ok({ outcome: 'overtaken', profile: before.value })
  const deleted = await journal.run<void>({
    kind: 'delete',
    profileId: id,
    summary: 'delete the profile',
    before: { ...before.value, tags: [...tags] },
    personal: label ? { label } : undefined,
    send: () => link.profiles.remove(id, { priority: 'change' }),
    settle: () => settleDelete(link, id),
  })
  if (!deleted.ok) return deleted
  directory.removed(id)
  return ok({ outcome: 'deleted' })
}

/**
 * "Delete Profile", after reading it again as for a change: what somebody else has changed meanwhile was not part of
 * the question that the person answered.
 */
export const deleteProfile = (
  parts: Parts,
  id: number,
  seen: SeenProfile,
): ReturnType<typeof deleteProfileInTurn> => parts.turns.take(id, () => deleteProfileInTurn(parts, id, seen))
