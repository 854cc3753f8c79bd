import { bareLengths, stepNamed, stepOfSeconds, type Step } from './json-words'
import { parseStamp, type Stamp } from './stamp'
import type { Zone } from './zone'
import { daySeconds } from './seconds'

/** Computes the times of readings that only have a place in a list, from a start and a length. */

/** The instant of a stamp. Local times are read in `zone`. */
export const instantOf = (stamp: Stamp, zone: Zone): number =>
  stamp.offset === null ? zone.meaning(stamp.wall).at : stamp.wall - stamp.offset

/** Usual lengths of readings. No other length is concluded from a start and an end. */
const usual = [
  60, 120, 180, 240, 300, 360, 600, 720, 900, 1200, 1800, 3600, 7200, 10_800, 14_400, 21_600, 28_800, 43_200,
]

/**
 * The length of each of `count` readings from `start` to `end`. The end may be the start of the last reading, or a
 * moment early.
 */
const lengthBetween = (span: number, count: number): Step | null => {
  const candidates = [
    span / count,
    (span + 1) / count,
    (span + 60) / count,
    count > 1 ? span / (count - 1) : NaN,
  ]
  const found = candidates.find((length) => usual.includes(length))
  if (found !== undefined) return stepOfSeconds(found)
  const days = candidates.find((length) => Math.abs(length - daySeconds) * count <= 3600 + 60)
  return days === undefined ? null : { seconds: 0, days: 1, months: 0 }
}

export interface StatedLength {
  readonly text: string
  readonly label: string
}

/**
 * The length of each of `count` readings from `start` to `end` (instants; the end is null if unknown). A length with a
 * unit is taken as it is; a bare number gets the unit with which the readings fill the time. Null if nothing shows the
 * length.
 */
export const stepFor = (
  stated: StatedLength | null,
  start: number,
  end: number | null,
  count: number,
): Step | null => {
  const named = stated === null ? null : stepNamed(stated.text)
  if (named) return named
  const filling = end === null || end <= start ? null : lengthBetween(end - start, count)
  const bare = stated === null ? [] : bareLengths(stated.text, stated.label)
  return (
    bare.map(stepOfSeconds).find(({ seconds }) => seconds === filling?.seconds) ??
    (bare[0] === undefined ? filling : stepOfSeconds(bare[0]))
  )
}

/** The local time of an instant if it is midnight in `zone`; otherwise null. */
const localMidnight = (instant: number, zone: Zone): number | null => {
  const before = Math.floor(instant / daySeconds) * daySeconds
  const found = [before - daySeconds, before, before + daySeconds].find(
    (wall) => zone.meaning(wall).at === instant,
  )
  return found ?? null
}

/** The instant at which the reading at `place` (from 0) begins. */
export const beginningOf = (start: Stamp, step: Step, place: number, zone: Zone): number => {
  if (step.days === 0 && step.months === 0) return instantOf(start, zone) + place * step.seconds
  // Days and months follow the calendar of the place if the start is midnight there.
  const local = localMidnight(instantOf(start, zone), zone)
  const from = local ?? start.wall
  const at = new Date(from * 1000)
  const wall =
    Date.UTC(
      at.getUTCFullYear(),
      at.getUTCMonth() + step.months * place,
      at.getUTCDate() + step.days * place,
      at.getUTCHours(),
      at.getUTCMinutes(),
      at.getUTCSeconds(),
    ) / 1000
  return instantOf({ ...start, wall, offset: local === null ? start.offset : null }, zone)
}

export const stampOf = (text: string): Stamp | null => parseStamp(text, 'mdy') ?? parseStamp(text, 'dmy')
