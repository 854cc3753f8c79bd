/** Points in time as text for people. The input is ISO 8601; what cannot be read gives null. */

const dayMs = 86_400_000

const two = (value: number): string => String(value).padStart(2, '0')

const instant = (at: string): Date | null => {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? null : date
}

/** Local date, `2026-11-03`. */
export const localDay = (at: string): string | null => {
  const date = instant(at)
  return date && `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** Local date and time, `2026-11-03 09:42`. */
export const localTime = (at: string): string | null => {
  const date = instant(at)
  const onDay = localDay(at)
  return date && onDay && `${onDay} ${two(date.getHours())}:${two(date.getMinutes())}`
}

/** The same point in UTC to the second, `2026-11-03 17:42:07 UTC`. */
export const utcTime = (at: string): string | null => {
  const date = instant(at)
  return date && `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

/** The local midnight at which a day (`2026-11-03`) begins, or that of the day `after` days later, in UTC. */
export const midnight = (day: string | null, after = 0): string | undefined => {
  const [year, month, date] = (day ?? '').split('-').map(Number)
  if (year === undefined || month === undefined || date === undefined) return undefined
  const begins = new Date(year, month - 1, date + after)
  return Number.isNaN(begins.getTime()) ? undefined : begins.toISOString()
}

/** How long ago, within the last day: `now`, `6 min ago`, `3 h ago`. Null for older times and for the future. */
export const recently = (at: string, now: number): string | null => {
  const date = instant(at)
  if (!date) return null
  // A time up to a minute ahead comes from a clock that is slightly off, and is not the future.
  const ago = now - date.getTime()
  if (ago < -60_000 || ago >= dayMs) return null
  const minutes = Math.floor(Math.max(ago, 0) / 60_000)
  if (minutes === 0) return 'now'
  return minutes < 60 ? `${minutes} min ago` : `${Math.floor(minutes / 60)} h ago`
}

/** How long until then: `in 12 min`, `in 9 h`, `in 3 days`. Null for the past. */
export const untilThen = (at: string, now: number): string | null => {
  const date = instant(at)
  const ahead = date ? date.getTime() - now : -1
  if (ahead < 0) return null
  const minutes = Math.max(1, Math.round(ahead / 60_000))
  if (minutes < 60) return `in ${minutes} min`
  const hours = Math.round(minutes / 60)
  return hours < 48 ? `in ${hours} h` : `in ${Math.round(ahead / dayMs)} days`
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** Local date and time with the day of the week, `Wed 2026-11-03 09:42`, for times that a person plans by. */
export const plannedTime = (at: string): string | null => {
  const date = instant(at)
  const local = localTime(at)
  return date && local && `${weekdays[date.getDay()] ?? ''} ${local}`
}

const instantWithin = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})/g

/**
 * Replaces the points in time that main has written into one of our own texts by local ones, as `localTime` writes
 * them.
 */
export const withLocalTimes = (text: string): string =>
  text.replace(instantWithin, (at) => localTime(at) ?? at)
