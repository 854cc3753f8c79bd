import { FixedOffsetZone, IANAZone, type Zone as Rules } from 'luxon'
import { daySeconds as secondsOfDay, type LocalTime } from '../../../shared/intervals/local-time'
import type { MonthReading, PlaceZone } from '../../../shared/domain/interval'

/** A zone in which times are shown. */
export interface Zone extends LocalTime {
  readonly name: string
  /** `UTC-08:00` at that time. */
  readonly offsetName: (at: number) => string
}

const rulesOf = (name: string) => {
  const fixed = FixedOffsetZone.parseSpecifier(/^[+-]/.test(name) ? `UTC${name}` : name) as Rules | null
  return fixed ?? (IANAZone.isValidZone(name) ? IANAZone.create(name) : FixedOffsetZone.utcInstance)
}

/**
 * The seconds by which the local clock is ahead of UTC. The zone's rules are evaluated once for each midnight of UTC,
 * and again only between two that differ: evaluating them takes a hundred times as long as handling a reading.
 */
const offsetsOf = (rules: Rules): ((at: number) => number) => {
  const ask = (at: number): number => rules.offset(at * 1000) * 60
  const atMidnight = new Map<number, number>()
  const ofDay = (day: number): number => {
    const known = atMidnight.get(day)
    if (known !== undefined) return known
    const offset = ask(day * secondsOfDay)
    atMidnight.set(day, offset)
    return offset
  }
  return (at) => {
    const day = Math.floor(at / secondsOfDay)
    const before = ofDay(day)
    return before === ofDay(day + 1) ? before : ask(at)
  }
}

/** The zone of an IANA name, `UTC` or a fixed offset such as `+10:00`; UTC if the name is not valid. */
export const zoneNamed = (name: string): Zone => {
  const rules = rulesOf(name)
  const offsetAt = offsetsOf(rules)
  const wall = (at: number): number => at + offsetAt(at)
  const dayOf = (at: number): number => Math.floor(wall(at) / secondsOfDay)
  return {
    name,
    wall,
    dayOf,
    nextDay: (at) => {
      const day = dayOf(at)
      const midnight = (day + 1) * secondsOfDay
      // First with the current offset, then with the one at that time: they differ if the clocks change in between.
      const early = midnight - (wall(at) - at)
      const late = midnight - (wall(early) - early)
      const begins = (instant: number): boolean => dayOf(instant) === day + 1 && dayOf(instant - 1) === day
      return begins(late) ? late : early
    },
    offsetName: (at) => `UTC${rules.formatOffset(at * 1000, 'short')}`,
  }
}

/** The zone of this computer. */
const systemZone = Intl.DateTimeFormat().resolvedOptions().timeZone

const offered = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
]

/** The choices: `as-sent` stands for no zone. */
export const asSent = 'as-sent'

export const zoneChoices: readonly { readonly value: string; readonly label: string }[] = [
  { value: asSent, label: 'ZIP code, else as sent' },
  { value: 'UTC', label: 'UTC' },
  ...(systemZone === 'UTC' ? [] : [{ value: systemZone, label: `${systemZone} (this computer)` }]),
  ...offered.filter((name) => name !== systemZone).map((name) => ({ value: name, label: name })),
]

/** The zone in which a chart is shown, and what to write beside its name. */
export interface ShownZone {
  readonly name: string
  readonly words: string
}

/**
 * The chosen zone, or else the one that the readers assumed for all months, or else that of the ZIP code, where the
 * meter is (even if the files give their times in UTC), or else UTC. Also says whether the times of the files depend on
 * it.
 */
export const shownZone = (
  chosen: string,
  months: readonly MonthReading[],
  place: PlaceZone | null = null,
): ShownZone => {
  const read = months.flatMap(({ readings }) => (readings.ok ? [readings.value.assumedZone] : []))
  const assumed = new Set(read.filter((zone) => zone !== null))
  const [only] = assumed
  const everywhere = assumed.size === 1 && read.every((zone) => zone !== null)
  if (chosen === asSent) {
    if (everywhere && only !== undefined) {
      const by = place?.zone === only ? ` from the ZIP code ${place.zipcode}` : ''
      return { name: only, words: `${only}, assumed${by}: the files name no zone` }
    }
    if (place && (assumed.size === 0 || (assumed.size === 1 && only === place.zone))) {
      const also = assumed.size > 0 ? ', assumed where a file names no zone' : ''
      return { name: place.zone, words: `${place.zone}, of the ZIP code ${place.zipcode}${also}` }
    }
    return assumed.size === 0
      ? { name: 'UTC', words: 'UTC, as sent' }
      : {
          name: 'UTC',
          words:
            assumed.size === 1 && only !== 'UTC'
              ? `UTC; ${only ?? ''} was assumed where a file names no zone`
              : 'UTC, assumed where a file names no zone',
        }
  }
  if (assumed.size === 0) return { name: chosen, words: chosen }
  return everywhere && only === chosen
    ? { name: chosen, words: `${chosen}, assumed: the files name no zone` }
    : { name: chosen, words: `${chosen}, assumed where a file names no zone` }
}

const iso = (wall: number): string => {
  const date = new Date(wall * 1000)
  return Number.isNaN(date.getTime()) ? '' : date.toISOString()
}

/** A day as `2026-11-01`. */
export const dayName = (day: number): string => iso(day * secondsOfDay).slice(0, 10)

/** A local time as `2026-11-01 01:30`. `wall` is in seconds, written as if it were UTC. */
export const wallTime = (wall: number): string => iso(wall).slice(0, 16).replace('T', ' ')

/** `2026-11-01 01:30` in the zone. */
export const timeIn = (zone: Zone, at: number): string => wallTime(zone.wall(at))

/** `2026-11-01 01:30 to 01:45 UTC-07:00`: in autumn the offset tells the two hours with the same name apart. */
export const spanIn = (zone: Zone, from: number, to: number): string => {
  const begin = timeIn(zone, from)
  const end = timeIn(zone, to)
  const until = to <= from ? '' : ` to ${end.slice(0, 10) === begin.slice(0, 10) ? end.slice(11) : end}`
  return `${begin}${until} ${zone.offsetName(from)}`
}
