import type { Profile } from '../../shared/domain/profile'
import type { LinkClient } from '../link/link-client'
import type { PlaceholderValues } from './playbooks'

/** The values for the placeholders of a playbook. Unknown ones get words that fit into a sentence. */
export const placeholderValuesOf = async (
  link: Pick<LinkClient, 'utilities'>,
  profileId: number,
  profile: Pick<Profile, 'label' | 'provider' | 'providerId'> | null,
): Promise<PlaceholderValues> => {
  const providerId = profile?.providerId ?? null
  const provider = providerId === null ? null : await link.utilities.get(providerId)
  const known = provider?.ok ? provider.value : null
  return {
    label: profile?.label ? profile.label : String(profileId),
    profile: String(profileId),
    provider: known?.name ?? profile?.provider ?? 'your utility provider',
    homepage: known?.homepageUrl ?? 'your utility provider’s website',
  }
}
