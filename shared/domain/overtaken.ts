import type { Profile, ProfileDraft } from './profile'

/** What "Change Profile" can change. */
export const changeableFields = ['label', 'zipcode', 'providerId'] as const
export type ChangeableField = (typeof changeableFields)[number]

/** Their names for people. */
export const changeableFieldNames: Readonly<Record<ChangeableField, string>> = {
  label: 'Label',
  zipcode: 'ZIP code',
  providerId: 'Utility provider',
}

/** The fields that a draft changes. */
export const fieldsOfDraft = (draft: ProfileDraft): readonly ChangeableField[] =>
  changeableFields.filter((field) => draft[field] !== undefined)

/** A profile as a person was shown it when they began to change it; null where the API had not told. */
export type SeenProfile = Pick<Profile, ChangeableField>

/**
 * The fields that somebody else has changed since `seen`, except those that are now as `draft` wants them. A field that
 * the API does not give now proves nothing; one that it had not given before counts only if it would be overwritten.
 */
export const overtakenFields = (
  seen: SeenProfile,
  now: SeenProfile,
  draft: ProfileDraft,
): readonly ChangeableField[] =>
  changeableFields.filter((field) => {
    const value = now[field]
    if (value === null || value === draft[field] || value === (seen[field] ?? '')) return false
    return seen[field] !== null || draft[field] !== undefined
  })
