import { changeableFields, type ChangeableField, type SeenProfile } from '../../../shared/domain/overtaken'
import type { Profile, ProfileDraft } from '../../../shared/domain/profile'
import type { Choice } from '../../ui/async-select'

/** What stands in the fields of the form. */
export interface Typed {
  readonly label: string
  readonly zipcode: string
  readonly provider: Choice | null
}

const providerOf = ({ provider, providerId }: Profile): Choice | null =>
  providerId === null
    ? null
    : { value: providerId, label: provider ? `${provider} · ${providerId}` : String(providerId) }

export const typedOf = (profile: Profile): Typed => ({
  label: profile.label,
  zipcode: profile.zipcode ?? '',
  provider: providerOf(profile),
})

export const seenOf = ({ label, zipcode, providerId }: Profile): SeenProfile => ({
  label,
  zipcode,
  providerId,
})

/** What was typed, without blanks around it; what nobody touched stays as it is, blanks and all: a label is another system's key. */
const trimmed = (text: string, before: string): string => (text === before ? before : text.trim())

/** Only what differs from what was shown: the API is sent nothing else. */
export const changesOf = (seen: Profile, { label, zipcode, provider }: Typed): ProfileDraft => {
  const wanted = { label: trimmed(label, seen.label), zipcode: trimmed(zipcode, seen.zipcode ?? '') }
  return {
    ...(wanted.label !== seen.label ? { label: wanted.label } : {}),
    ...(wanted.zipcode !== (seen.zipcode ?? '') ? { zipcode: wanted.zipcode } : {}),
    ...(provider && provider.value !== seen.providerId ? { providerId: provider.value } : {}),
  }
}

export const fieldNames: Record<ChangeableField, string> = {
  label: 'Label',
  zipcode: 'ZIP code',
  providerId: 'Utility provider',
}

/** What a field says; empty where there is nothing, or the API does not tell it. */
export const fieldText = (field: ChangeableField, { label, zipcode, provider }: Typed): string =>
  ({ label, zipcode, providerId: provider?.label ?? '' })[field]

const columns: Record<ChangeableField, keyof Typed> = {
  label: 'label',
  zipcode: 'zipcode',
  providerId: 'provider',
}

/** The form over the profile as it is now: the fields in `keeping` have what was typed, all others what is there. */
export const over = (now: Profile, typed: Typed, keeping: readonly ChangeableField[]): Typed => {
  const entries = keeping.map((field) => [columns[field], typed[columns[field]]] as const)
  return { ...typedOf(now), ...Object.fromEntries(entries) }
}

/** The fields that a person has changed. */
export const touched = (changes: ProfileDraft): readonly ChangeableField[] =>
  changeableFields.filter((field) => changes[field] !== undefined)

/** What was typed, a line for each field, to be kept elsewhere. */
export const asText = ({ label, zipcode, provider }: Typed): string =>
  [`Label: ${label}`, `ZIP code: ${zipcode}`, `Utility provider: ${provider?.label ?? ''}`].join('\n')
