import { FixedOffsetZone, IANAZone } from 'luxon'
import { daySeconds } from './seconds'

/** The instants of a local time in Unix seconds: one, the earlier of two (autumn), or none at all (spring). */
export interface LocalMeaning {
  readonly at: number
  /** The second instant with this local time, on the day the clocks go back. */
  readonly later?: number
  /** The clocks skip this local time; `at` is the instant at which a clock that had not been moved would show it. */
  readonly missing?: true
}

export interface Zone {
  readonly name: string
  /** `wall` is the local time in seconds, written as if it were UTC. */
  readonly meaning: (wall: number) => LocalMeaning
}

const fixed = (name: string, offset: number): Zone => ({ name, meaning: (wall) => ({ at: wall - offset }) })

/**
 * The zone of an IANA name, `UTC`, `Z` or `+10:00`; null if the name means nothing. The zone's rules are evaluated once
 * for each day of the file, and to the second only near a clock change.
 */
export const zoneNamed = (name: string): Zone | null => {
  const text = name.trim()
  if (/^(utc|gmt|z)$/i.test(text)) return fixed('UTC', 0)
  const offset = /^(?:UTC|GMT)?([+-])(\d{2}):?(\d{2})$/i.exec(text)
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3])
    if (minutes > 14 * 60) return null
    const signed = offset[1] === '-' ? -minutes : minutes
    return fixed(FixedOffsetZone.instance(signed).formatOffset(0, 'short'), signed * 60)
  }
  if (!IANAZone.isValidZone(text)) return null

  const zone = IANAZone.create(text)
  const offsetAt = (seconds: number): number => zone.offset(seconds * 1000) * 60
  const atMidnight = new Map<number, number>()
  const offsetOfDay = (dayNumber: number): number => {
    const known = atMidnight.get(dayNumber)
    if (known !== undefined) return known
    const value = offsetAt(dayNumber * daySeconds)
    atMidnight.set(dayNumber, value)
    return value
  }

  /** The readings of a day mostly follow each other. */
  let around = { today: NaN, before: 0, after: 0 }
  return {
    name: text,
    meaning: (wall) => {
      const today = Math.floor(wall / daySeconds)
      if (today !== around.today) {
        around = { today, before: offsetOfDay(today - 1), after: offsetOfDay(today + 2) }
      }
      const { before, after } = around
      if (before === after) return { at: wall - before }
      const early = wall - before
      const late = wall - after
      const earlyHolds = offsetAt(early) === before
      const lateHolds = offsetAt(late) === after
      if (earlyHolds && lateHolds) return { at: Math.min(early, late), later: Math.max(early, late) }
      if (earlyHolds) return { at: early }
      if (lateHolds) return { at: late }
      return { at: early, missing: true }
    },
  }
}
