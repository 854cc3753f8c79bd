import type { Profile } from '../../shared/domain/profile'

const place = /\{(label|id|zip|provider)\}/g

/** Fills a template from the profile's own values. Other braces stay as they are, and values are not filled again. */
export const fillLabel = (template: string, profile: Profile): string => {
  const values: Readonly<Record<string, string>> = {
    label: profile.label,
    id: String(profile.id),
    zip: profile.zipcode ?? '',
    provider: profile.provider ?? '',
  }
  return template.replace(place, (_whole, name: string) => values[name] ?? '')
}
