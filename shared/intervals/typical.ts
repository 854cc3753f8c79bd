import { daySeconds, daysIn, hourSeconds, wallOn, type LocalTime } from './local-time'
import { measureOf, nothing, type LeftOut, type Series } from './periods'
import { sumsOf } from './sums'

/** An hour of the day, or a weekday, over all days. */
export interface Slot {
  /** 0 to 23, or 0 (Monday) to 6. */
  readonly slot: number
  /** According to `measureOf`: the exact sum, or the highest value. */
  readonly text: string
  readonly count: number
  /** The total length of its readings in seconds. */
  readonly covered: number
}

const slots = {
  hour: { count: 24, of: (wall: number) => Math.floor((wall % daySeconds) / hourSeconds) },
  // 1 January 1970 was a Thursday.
  weekday: { count: 7, of: (wall: number) => (Math.floor(wall / daySeconds) + 3) % 7 },
} as const

/**
 * The result of the readings by the hour of the day on the zone's clocks, or by weekday. An hour that occurs twice in
 * autumn counts twice.
 */
export const typicalOf = (
  { kind, start, end, value }: Series,
  zone: LocalTime,
  by: keyof typeof slots,
  leftOut: LeftOut = nothing,
): readonly Slot[] => {
  const { count: size, of } = slots[by]
  const dayOf = daysIn(zone)
  const sums = sumsOf(value)
  const count = new Float64Array(size)
  const covered = new Float64Array(size)
  const highest = new Float64Array(size).fill(-Infinity)
  for (let index = 0; index < start.length; index++) {
    const each = value[index] ?? NaN
    if (Number.isNaN(each) || leftOut.has(index)) continue
    const begin = start[index] ?? 0
    const slot = of(wallOn(zone, dayOf(begin), begin))
    sums.add(slot, each)
    count[slot] = (count[slot] ?? 0) + 1
    covered[slot] = (covered[slot] ?? 0) + (end[index] ?? begin) - begin
    highest[slot] = Math.max(highest[slot] ?? each, each)
  }
  const summed = measureOf[kind] === 'total'
  return Array.from({ length: size }, (_, slot) => slot)
    .filter((slot) => (count[slot] ?? 0) > 0)
    .map((slot) => ({
      slot,
      text: summed ? sums.text(slot) : String(highest[slot]),
      count: count[slot] ?? 0,
      covered: covered[slot] ?? 0,
    }))
}
