import type { Profile, ProfileFilter } from '../../shared/domain/profile'

/**
 * The document does not say how the server compares labels, tags and dates, nor whether several tags mean all or any. So
 * what it returns is a proposal; this decides: label exactly, every tag without regard to case, dates inclusive in UTC.
 * A profile without a readable creation date is not hidden by a date.
 */
export const matchesFilter = (profile: Profile, filter: ProfileFilter): boolean => {
  const { ids, label, tags, providerId, createdFrom, createdTo } = filter
  const has = new Set(profile.tags.map((tag) => tag.toLowerCase()))
  const day = profile.created?.slice(0, 10)
  return (
    (ids === undefined || ids.includes(profile.id)) &&
    (label === undefined || profile.label === label) &&
    (tags === undefined || tags.every((tag) => has.has(tag.toLowerCase()))) &&
    (providerId === undefined || profile.providerId === providerId) &&
    (createdFrom === undefined || day === undefined || day >= createdFrom) &&
    (createdTo === undefined || day === undefined || day <= createdTo)
  )
}

/** A calendar date some days later or earlier; null where it is none. */
export const shiftDay = (date: string, days: number): string | null => {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN
  return Number.isNaN(time) ? null : new Date(time + days * 86_400_000).toISOString().slice(0, 10)
}
