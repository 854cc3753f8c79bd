import type { LabelPlace } from '../../shared/domain/label-places'
import type { Profile } from '../../shared/domain/profile'

const place = /\{(label|id|zip|provider)\}/g

/**
 * Fills a template with the profile's own values; braces within a value are not filled again. Null if the profile lacks
 * a value, or if the result would be blank.
 */
export const fillLabel = (template: string, profile: Profile): string | null => {
  const values: Readonly<Record<LabelPlace, string | null>> = {
    label: profile.label,
    id: String(profile.id),
    zip: profile.zipcode || null,
    provider: profile.provider || null,
  }
  const lacks = [...template.matchAll(place)].some(([, name]) => values[name as LabelPlace] === null)
  const filled = template.replace(place, (_whole, name: LabelPlace) => values[name] ?? '')
  return lacks || filled.trim() === '' ? null : filled
}
