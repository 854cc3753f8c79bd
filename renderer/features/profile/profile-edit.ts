import type { ChangeableField, SeenProfile } from '../../../shared/domain/overtaken'
import type { Profile, ProfileDraft } from '../../../shared/domain/profile'
import type { Choice } from '../../ui/async-select'

/** The content of the form's fields. */
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

/**
 * The typed text without surrounding blanks. A text that nobody changed keeps its blanks, because a label can be a key
 * in another system.
 */
const trimmed = (text: string, before: string): string => (text === before ? before : text.trim())

/** Only what differs from what was shown: nothing else is sent to the API. */
export const changesOf = (seen: Profile, { label, zipcode, provider }: Typed): ProfileDraft => {
  const wanted = { label: trimmed(label, seen.label), zipcode: trimmed(zipcode, seen.zipcode ?? '') }
  return {
    ...(wanted.label !== seen.label ? { label: wanted.label } : {}),
    ...(wanted.zipcode !== (seen.zipcode ?? '') ? { zipcode: wanted.zipcode } : {}),
    ...(provider && provider.value !== seen.providerId ? { providerId: provider.value } : {}),
  }
}

/** A field's text; empty if there is none, or if the API does not return it. */
export const fieldText = (field: ChangeableField, { label, zipcode, provider }: Typed): string =>
  ({ label, zipcode, providerId: provider?.label ?? '' })[field]

const columns: Record<ChangeableField, keyof Typed> = {
  label: 'label',
  zipcode: 'zipcode',
  providerId: 'provider',
}

/** The form with the current values of the profile, except for the fields in `keeping`, which keep what was typed. */
export const over = (now: Profile, typed: Typed, keeping: readonly ChangeableField[]): Typed => {
  const entries = keeping.map((field) => [columns[field], typed[columns[field]]] as const)
  return { ...typedOf(now), ...Object.fromEntries(entries) }
}

/** The typed values, one line for each field, for copying. */
export const asText = ({ label, zipcode, provider }: Typed): string =>
  [`Label: ${label}`, `ZIP code: ${zipcode}`, `Utility provider: ${provider?.label ?? ''}`].join('\n')
