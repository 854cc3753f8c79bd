import type { Doubts } from './doubts'
import type { Stamp } from './stamp'
import { modeOf } from './steps'
import type { Zone } from './zone'

/** What was found while local times were converted into instants. */
export interface Clocks {
  /** Local times that the clocks skip. */
  readonly missing: Set<number>
  /** Local times that the clock shows twice but the file has once, with the place of each. */
  readonly once: Map<number, number>
}

/**
 * Converts local times into instants, row by row. A time that the clock shows twice is at first taken as the earlier
 * one.
 */
export const converter = (
  zone: Zone,
  { missing, once }: Clocks,
): ((stamp: Stamp, place: number) => number) => {
  const seen = new Set<number>()
  return ({ wall, offset, fold }, place) => {
    if (offset !== null) return wall - offset
    const meaning = zone.meaning(wall)
    if (meaning.missing) missing.add(wall)
    if (meaning.later === undefined) return meaning.at
    const later = fold === 'later' || (fold === undefined && seen.has(wall))
    if (later) {
      once.delete(wall)
      seen.add(wall)
      return meaning.later
    }
    if (!seen.has(wall) && fold === undefined) once.set(wall, place)
    seen.add(wall)
    return meaning.at
  }
}

/** Groups of times that follow each other at the distance of `step`, in ascending order. */
const consecutive = (walls: Iterable<number>, step: number): number[][] => {
  const groups: number[][] = []
  for (const wall of [...walls].sort((a, b) => a - b)) {
    const group = groups.at(-1)
    if (group && wall - (group.at(-1) ?? NaN) === step) group.push(wall)
    else groups.push([wall])
  }
  return groups
}

/**
 * A file may begin, end or have a gap in the hour that the clock shows twice. A time that the file has once is moved to
 * the later instant if that one joins the surrounding readings better than the earlier one. Neighbours with the same
 * question move together. Returns the local times that were moved.
 */
export const moveToLater = (
  starts: Float64Array,
  once: ReadonlyMap<number, number>,
  zone: Zone,
): Set<number> => {
  const moved = new Set<number>()
  if (once.size === 0) return moved
  const doubtful = new Set(once.values())
  const certain = new Set(starts.filter((time, place) => !Number.isNaN(time) && !doubtful.has(place)))
  const sorted = starts.filter((time) => !Number.isNaN(time)).sort()
  const step = modeOf(sorted.subarray(1).map((time, index) => time - (sorted[index] ?? NaN)))
  for (const group of consecutive(once.keys(), step)) {
    const meanings = group.map((wall) => zone.meaning(wall))
    const joins = (first = NaN, last = NaN): number =>
      Number(certain.has(first - step)) + Number(certain.has(last + step))
    if (joins(meanings[0]?.later, meanings.at(-1)?.later) <= joins(meanings[0]?.at, meanings.at(-1)?.at))
      continue
    group.forEach((wall, index) => {
      starts[once.get(wall) ?? -1] = meanings[index]?.later ?? NaN
      moved.add(wall)
    })
  }
  return moved
}

/**
 * The instant of an end. If two are possible, the one that agrees with the local times is taken, else the first after
 * the start.
 */
export const endOf = (end: Stamp, start: Stamp, from: number, zone: Zone): number => {
  if (end.offset !== null) return end.wall - end.offset
  const { at: early, later } = zone.meaning(end.wall)
  const wanted = from + end.wall - start.wall
  if (later === undefined || early === wanted) return early
  return later === wanted || early <= from ? later : early
}

const wallText = (wall: number): string => new Date(wall * 1000).toISOString().slice(0, 16).replace('T', ' ')

export const sayClocks = ({ missing, once }: Clocks, moved: ReadonlySet<number>, doubts: Doubts): void => {
  if (missing.size > 0) {
    const [first = 0] = missing
    doubts.add(
      `Local times that do not exist, since the clocks go forward: ${missing.size}, the first ${wallText(first)}.`,
    )
  }
  const sayOnce = (walls: readonly number[], taken: string): void => {
    if (walls.length === 0) return
    doubts.add(
      `Local times that come twice, since the clocks go back, but are in the file once: ${walls.length}, the first ${wallText(walls[0] ?? 0)}. They were taken as the ${taken}.`,
    )
  }
  const walls = [...once.keys()]
  sayOnce(
    walls.filter((wall) => !moved.has(wall)),
    'earlier ones',
  )
  sayOnce(
    walls.filter((wall) => moved.has(wall)),
    'later ones, which join the readings around them',
  )
}
