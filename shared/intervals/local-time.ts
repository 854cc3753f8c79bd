/**
 * The local time of a zone. Points in time are Unix seconds; a day is the number of days since 1970 in its calendar.
 */
export interface LocalTime {
  /** The local time, written as if it were UTC, in seconds. */
  readonly wall: (at: number) => number
  readonly dayOf: (at: number) => number
  /** The first instant of the day after the one that contains `at`. */
  readonly nextDay: (at: number) => number
}

export const hourSeconds = 3600
export const daySeconds = 86_400

/**
 * A span of time: its first instant, the first one after it, and its beginning in local time, written as if it were
 * UTC.
 */
export interface Span {
  readonly from: number
  readonly to: number
  readonly wall: number
}

/** The longest day of any zone. */
const longestDay = 25 * hourSeconds

export const dayAt = (zone: LocalTime, at: number): Span => {
  let from = zone.nextDay(at - longestDay)
  let to = zone.nextDay(from)
  while (to <= at) {
    from = to
    to = zone.nextDay(from)
  }
  return { from, to, wall: zone.dayOf(from) * daySeconds }
}

/**
 * The days of a zone, for calls in time order: evaluating its rules for each reading would cost more than all the rest.
 */
export const daysIn = (zone: LocalTime): ((at: number) => Span) => {
  let day: Span | null = null
  return (at) => {
    if (!day || at < day.from || at >= day.to) {
      const next = day?.to
      const follows = next !== undefined && at >= next && at < zone.nextDay(next)
      day = follows
        ? { from: next, to: zone.nextDay(next), wall: zone.dayOf(next) * daySeconds }
        : dayAt(zone, at)
    }
    return day
  }
}

/** Whether the clocks change on this day. */
export const isChange = ({ from, to }: Span): boolean => to - from !== daySeconds

/** The local time at an instant of this day, in seconds since 1970, written as if it were UTC. */
export const wallOn = (zone: LocalTime, day: Span, at: number): number =>
  isChange(day) ? zone.wall(at) : day.wall + at - day.from

/** The first day of a month, in days since 1970. Months may exceed the ends of a year. */
export const firstOfMonth = (year: number, month: number): number =>
  Date.UTC(year, month, 1) / 1000 / daySeconds

/** The first instant of a calendar day. `near` is an instant whose offset from UTC is used first to find it. */
export const startOfDay = (zone: LocalTime, day: number, near: number): number =>
  dayAt(zone, day * daySeconds + daySeconds / 2 - (zone.wall(near) - near)).from

/**
 * An instant as a day of the zone's calendar, in days since 1970, with the part of that day that has passed: days of 23
 * and 25 hours have a whole one as well.
 */
export const momentOf = (zone: LocalTime, at: number): number => {
  const day = dayAt(zone, at)
  return day.wall / daySeconds + (at - day.from) / (day.to - day.from)
}

/** The instant of such a moment. */
export const instantOf = (zone: LocalTime, moment: number): number => {
  const day = Math.floor(moment)
  const from = startOfDay(zone, day, day * daySeconds)
  return from + (moment - day) * (zone.nextDay(from) - from)
}
