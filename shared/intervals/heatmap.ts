import { daySeconds, daysIn, hourSeconds, isChange, wallOn, type LocalTime } from './local-time'
import { measureOf, nothing, usualLength, type LeftOut, type Series } from './periods'

/** The days of the zone by the time of day on its clocks, one row for each day. */
export interface Heatmap {
  /** The first day, in days since 1970, and the number of days from it on. */
  readonly firstDay: number
  readonly days: number
  readonly slotSeconds: number
  /** The number of cells in a day. */
  readonly slots: number
  /** Row by row: the amount per hour, or the highest power; NaN without a reading. */
  readonly cells: Float64Array
  readonly lowest: number
  readonly highest: number
  /** Rows of days when the clocks change, with the number of hours of such a day. */
  readonly changes: readonly { readonly row: number; readonly hours: number }[]
}

const slotLengths = [15, 20, 30, 60].map((minutes) => minutes * 60)

/** More days than a century has must be an error in the file, and would fill the memory. */
const mostDays = 36_600

/**
 * The length of a cell: the usual length of readings, at least a quarter of an hour; null if readings are longer than
 * an hour.
 */
export const slotOf = (series: Series): number | null => {
  const length = usualLength(series)
  return length <= 0 ? null : (slotLengths.find((each) => each >= length) ?? null)
}

/**
 * What was used when. A cell has an amount per hour and not a sum, so that one that is partly covered, or covered twice
 * (an hour in autumn), looks like its neighbours. Null if no reading is as short as an hour.
 */
export const heatmapOf = (series: Series, zone: LocalTime, leftOut: LeftOut = nothing): Heatmap | null => {
  const { start, end, value, kind } = series
  const slotSeconds = slotOf(series)
  const counted = (index: number): boolean => !Number.isNaN(value[index] ?? NaN) && !leftOut.has(index)
  const first = start.findIndex((_, index) => counted(index))
  const last = start.findLastIndex((_, index) => counted(index))
  if (slotSeconds === null || first < 0) return null
  const firstDay = zone.dayOf(start[first] ?? 0)
  const days = zone.dayOf(start[last] ?? 0) - firstDay + 1
  if (days > mostDays) return null

  const slots = daySeconds / slotSeconds
  const cells = new Float64Array(days * slots).fill(NaN)
  const covered = new Float64Array(days * slots)
  const summed = measureOf[kind] === 'total'
  const changes: { row: number; hours: number }[] = []
  const dayOf = daysIn(zone)

  const put = (at: number, seconds: number, each: number): void => {
    const day = dayOf(at)
    const row = day.wall / daySeconds - firstDay
    if (row >= days) return
    if (isChange(day) && changes.at(-1)?.row !== row) {
      changes.push({ row, hours: (day.to - day.from) / hourSeconds })
    }
    const cell = row * slots + Math.floor((wallOn(zone, day, at) - day.wall) / slotSeconds)
    const before = cells[cell] ?? NaN
    if (Number.isNaN(before)) cells[cell] = each
    else cells[cell] = summed ? before + each : Math.max(before, each)
    covered[cell] = (covered[cell] ?? 0) + seconds
  }

  for (let index = first; index <= last; index++) {
    if (!counted(index)) continue
    const each = value[index] ?? 0
    const begin = start[index] ?? 0
    const length = (end[index] ?? begin) - begin
    // A reading that is longer than a cell fills all cells that it covers. One that is longer than a day says nothing
    // about the time of day.
    if (length <= 0 || length >= daySeconds) continue
    const parts = Math.max(1, Math.ceil(length / slotSeconds))
    for (let part = 0; part < parts; part++) {
      const seconds = Math.min(slotSeconds, length - part * slotSeconds)
      put(begin + part * slotSeconds, seconds, summed ? (each * seconds) / length : each)
    }
  }

  let lowest = Infinity
  let highest = -Infinity
  for (let cell = 0; cell < cells.length; cell++) {
    const seconds = covered[cell] ?? 0
    if (seconds === 0) continue
    const pace = summed ? ((cells[cell] ?? 0) * hourSeconds) / seconds : (cells[cell] ?? 0)
    cells[cell] = pace
    if (pace < lowest) lowest = pace
    if (pace > highest) highest = pace
  }
  return highest < lowest ? null : { firstDay, days, slotSeconds, slots, cells, lowest, highest, changes }
}
