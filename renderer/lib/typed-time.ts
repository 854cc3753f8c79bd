/** A time in the future as people type it: “6:00”, “tomorrow 6”, “in 2 hours”, “mon 9:30”, “2026-12-02 6:00”. */

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

const units: readonly (readonly [RegExp, number])[] = [
  [/^(?:min|mins|minutes?|m)$/, 60_000],
  [/^(?:hours?|hrs?|h)$/, 3_600_000],
  [/^(?:days?|d)$/, 86_400_000],
]

/** The hour of a day that is typed without a time. */
const usualHour = 6

interface TimeOfDay {
  readonly hour: number
  readonly minute: number
}

const span = (text: string, now: Date): Date | null => {
  const [, number, unit] = /^(?:in )?(\d{1,4}) ?([a-z]+)$/.exec(text) ?? []
  const ms = units.find(([form]) => form.test(unit ?? ''))?.[1]
  if (number === undefined || ms === undefined) return null
  // Days are counted on the calendar: a day with a change of the clock has 23 or 25 hours.
  if (ms === 86_400_000) {
    const at = new Date(now)
    at.setDate(at.getDate() + Number(number))
    return at
  }
  return new Date(now.getTime() + Number(number) * ms)
}

const timeOfDay = (text: string): TimeOfDay | null => {
  const [, hours, minutes = '0', half] = /^(\d{1,2})(?:[:.](\d{2}))? ?(am|pm)?$/.exec(text) ?? []
  if (hours === undefined) return null
  const hour = Number(hours)
  const minute = Number(minutes)
  if (minute > 59 || (half ? hour < 1 || hour > 12 : hour > 23)) return null
  return { hour: half ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour, minute }
}

const at = (day: Date, { hour, minute }: TimeOfDay): Date =>
  new Date(day.getFullYear(), day.getMonth(), day.getDate(), hour, minute)

const daysOn = (day: Date, number: number): Date =>
  new Date(day.getFullYear(), day.getMonth(), day.getDate() + number)

/** The day that is meant; `next` is the one after it, if this time of that day is over. */
const dayMeant = (text: string, now: Date): { readonly day: Date; readonly next: Date | null } | null => {
  if (text === 'today') return { day: now, next: null }
  if (text === 'tomorrow') return { day: daysOn(now, 1), next: null }
  const weekday = text.length < 3 ? -1 : weekdays.findIndex((name) => name.startsWith(text))
  if (weekday >= 0) {
    const day = daysOn(now, (weekday - now.getDay() + 7) % 7)
    return { day, next: daysOn(day, 7) }
  }
  const [, year, month, date] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? []
  if (year === undefined) return null
  const day = new Date(Number(year), Number(month) - 1, Number(date))
  const isThere = day.getMonth() === Number(month) - 1 && day.getDate() === Number(date)
  return isThere ? { day, next: null } : null
}

const ahead = (time: Date, now: Date): Date | null => (time > now ? time : null)

/** Null where it is no time, not a single one, or none in the future. By the clock of this computer. */
export const typedTime = (typed: string, now: Date): Date | null => {
  const text = typed
    .trim()
    .toLowerCase()
    .replaceAll(/[\s,]+/g, ' ')
    .replace(/^(?:at|on) /, '')
    .replace(/ (?:at|on) /, ' ')
  const inSpan = span(text, now)
  if (inSpan) return ahead(inSpan, now)
  const time = timeOfDay(text)
  if (time) return ahead(at(now, time), now) ?? at(daysOn(now, 1), time)
  const parts = text.split(' ')
  for (let cut = 1; cut <= parts.length; cut += 1) {
    const [head, tail] = [parts.slice(0, cut).join(' '), parts.slice(cut).join(' ')]
    const found = dayAndTime(head, tail, now) ?? dayAndTime(tail, head, now)
    if (found) return ahead(found, now)
  }
  return null
}

const dayAndTime = (dayText: string, timeText: string, now: Date): Date | null => {
  const meant = dayMeant(dayText, now)
  const time = timeText === '' ? { hour: usualHour, minute: 0 } : timeOfDay(timeText)
  if (!meant || !time) return null
  const first = at(meant.day, time)
  return first > now || !meant.next ? first : at(meant.next, time)
}

export interface OfferedTime {
  /** The key that chooses it. */
  readonly key: string
  readonly name: string
  readonly at: Date
}

/** The times that are offered for a start, by the clock of this computer. */
export const offeredTimes = (now: Date): readonly OfferedTime[] => {
  const evening = at(now, { hour: 20, minute: 0 })
  return [
    { key: '1', name: 'In 1 hour', at: new Date(now.getTime() + 3_600_000) },
    { key: '2', name: 'In 4 hours', at: new Date(now.getTime() + 4 * 3_600_000) },
    ...(evening.getTime() - now.getTime() > 3_600_000
      ? [{ key: '3', name: 'This evening, 20:00', at: evening }]
      : []),
    { key: '4', name: 'Tomorrow, 6:00', at: at(daysOn(now, 1), { hour: 6, minute: 0 }) },
    { key: '5', name: 'In 3 days, 6:00', at: at(daysOn(now, 3), { hour: 6, minute: 0 }) },
  ]
}
