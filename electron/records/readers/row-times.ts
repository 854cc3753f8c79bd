import { isBlank } from './cells'
import { endLike, startLike, stampWords, type Columns, type Table } from './columns'
import { count, type Doubts } from './doubts'
import { modeOf } from './steps'
import { parseNumericStamp, parseRange, parseStamp, parseTime, type DayOrder, type Stamp } from './stamp'
import type { Zone } from './zone'

const day = 86_400

/** The times of one row: local walls as if UTC, with the offset of each where the file names one. */
interface RowTimes {
  readonly start: Stamp
  readonly end: Stamp | null
}

export interface Times {
  /** Unix seconds of the start (of the end where `stampedAtEnd`); NaN for a row without a readable time. */
  readonly at: Float64Array
  /** Seconds; NaN where the file states no end. */
  readonly duration: Float64Array
  readonly stampedAtEnd: boolean
  /** Whether any stamp was local, so that the zone mattered. */
  readonly local: boolean
}

const plus = (stamp: Stamp, seconds: number): Stamp => ({ ...stamp, wall: stamp.wall + seconds })

/** How often a sequence steps back. */
const falls = (walls: readonly number[]): number =>
  walls.filter((wall, index) => index > 0 && wall < (walls[index - 1] ?? wall)).length

/** Month first or day first: by a number above twelve, else by the order that runs on more evenly. */
export const dayOrderOf = (table: Table, columns: Columns, doubts: Doubts): DayOrder => {
  const cells = table.rows
    .map((row) => row[columns.stamp] ?? '')
    .filter((cell) => /^\d{1,2}[-/]\d{1,2}[-/]/.test(cell))
  if (cells.length === 0) return 'mdy'
  for (const cell of cells) {
    const [first, second] = cell.split(/[-/]/).map(Number)
    if ((first ?? 0) > 12) return 'dmy'
    if ((second ?? 0) > 12) return 'mdy'
  }
  const read = (order: DayOrder): number[] => cells.flatMap((cell) => parseStamp(cell, order)?.wall ?? [])
  const monthFirst = falls(read('mdy'))
  const dayFirst = falls(read('dmy'))
  if (monthFirst === dayFirst)
    doubts.add('Dates such as 03/04/2024 could mean two days; the month was read first.')
  return dayFirst < monthFirst ? 'dmy' : 'mdy'
}

const rowTimes = (row: readonly string[], columns: Columns, order: DayOrder): RowTimes | null => {
  const cell = row[columns.stamp] ?? ''
  if (columns.form === 'range') {
    const range = parseRange(cell, order)
    return range && { start: range[0], end: range[1] }
  }
  const read = (text: string): Stamp | null =>
    columns.form === 'number' ? parseNumericStamp(text) : parseStamp(text, order)
  const base = read(cell)
  if (!base) return null
  const timed = (column: number | null): Stamp | null => {
    const time = column === null ? null : parseTime(row[column] ?? '')
    return time && { wall: base.wall + time.seconds, offset: time.offset ?? base.offset, dateOnly: false }
  }
  const endCell = columns.end === null ? '' : (row[columns.end] ?? '')
  if (columns.time === null || !base.dateOnly) {
    return { start: base, end: isBlank(endCell) ? null : read(endCell) }
  }
  const start = timed(columns.time)
  if (!start) return null
  const end = timed(columns.endTime)
  return { start, end: end && end.wall <= start.wall ? plus(end, day) : end }
}

/** Whether `to` of a date range names its last day, not the day after. */
const endsInclusive = (all: readonly (RowTimes | null)[]): boolean => {
  let inclusive = 0
  let exclusive = 0
  all.forEach((times, index) => {
    if (!times?.end?.dateOnly || !times.start.dateOnly) return
    const next = all[index + 1]?.start.wall
    if (times.end.wall === times.start.wall || next === times.end.wall + day) inclusive++
    else if (next === times.end.wall) exclusive++
  })
  return inclusive > exclusive
}

/** One stamp a reading, the first a step into the day and the last at midnight: the stamps are ends. */
const stampedAtEnd = (table: Table, columns: Columns, walls: readonly number[]): boolean => {
  const words = stampWords(table, columns)
  if (columns.end !== null || columns.endTime !== null || columns.form === 'range') return false
  if (startLike.test(words)) return false
  if (endLike.test(words)) return true
  const sorted = [...walls].sort((a, b) => a - b)
  const first = sorted[0] ?? 0
  const last = sorted.at(-1) ?? 0
  const step = modeOf(
    sorted
      .slice(1)
      .map((wall, index) => wall - (sorted[index] ?? 0))
      .filter((gap) => gap > 0),
  )
  return step < day && last - first >= day - step && first % day === step && last % day === 0
}

/** Turns local times into instants, row by row: a local time that comes twice is first the earlier one. */
const converter = (zone: Zone, missing: Set<number>, once: Set<number>): ((stamp: Stamp) => number) => {
  const seen = new Set<number>()
  return ({ wall, offset }) => {
    if (offset !== null) return wall - offset
    const meaning = zone.meaning(wall)
    if (meaning.missing) missing.add(wall)
    if (meaning.later === undefined) return meaning.at
    if (seen.has(wall)) {
      once.delete(wall)
      return meaning.later
    }
    seen.add(wall)
    once.add(wall)
    return meaning.at
  }
}

/** The instant of an end: of two possible ones the one that agrees with the local times, else the first after the start. */
const endOf = (end: Stamp, start: Stamp, at: number, zone: Zone): number => {
  if (end.offset !== null) return end.wall - end.offset
  const { at: early, later } = zone.meaning(end.wall)
  const wanted = at + end.wall - start.wall
  if (later === undefined || early === wanted) return early
  return later === wanted || early <= at ? later : early
}

/** Ends written a minute (or a second) early, as 00:59 or 23:59:59: that is part of the interval. */
const closeMinutes = (at: Float64Array, duration: Float64Array, doubts: Doubts): void => {
  const usual = modeOf(duration.filter((length) => !Number.isNaN(length)))
  const pauses = Array.from(at.subarray(1), (time, index) => Math.abs(time - (at[index] ?? NaN)))
  const spacing = modeOf(pauses.filter((pause) => pause > 0))
  const early = [60, 1].find(
    (lag) => usual + lag === spacing || (Number.isNaN(spacing) && (usual + lag) % 300 === 0),
  )
  if (early === undefined) return
  duration.forEach((length, index) => (duration[index] = length + early))
  doubts.add(
    `The intervals end ${early === 60 ? 'a minute' : 'a second'} before the next begins; it was counted to them.`,
  )
}

const wallText = (wall: number): string => new Date(wall * 1000).toISOString().slice(0, 16).replace('T', ' ')

/** The times of the table's rows at `rows`, which belong to one meter. */
export const timesOf = (
  table: Table,
  columns: Columns,
  rows: readonly number[],
  order: DayOrder,
  zone: Zone,
  doubts: Doubts,
): Times => {
  const all = rows.map((index) => rowTimes(table.rows[index] ?? [], columns, order))
  const walls = all.flatMap((times) => (times ? [times.start.wall] : []))
  const newestFirst = falls(walls) > walls.length / 2
  if (newestFirst) doubts.add('The rows are listed newest first.')
  const atEnd = stampedAtEnd(table, columns, walls)
  if (atEnd) doubts.add('The stamps were taken as the ends of their intervals.')
  const inclusive = endsInclusive(all)

  const missing = new Set<number>()
  const once = new Set<number>()
  const instantOf = converter(zone, missing, once)
  const at = new Float64Array(rows.length).fill(NaN)
  const duration = new Float64Array(rows.length).fill(NaN)
  let unreadableRows = 0
  let local = false
  for (let step = 0; step < rows.length; step++) {
    const index = newestFirst ? rows.length - 1 - step : step
    const times = all[index]
    if (!times) {
      unreadableRows++
      continue
    }
    const { start } = times
    local ||= start.offset === null
    const from = instantOf(start)
    at[index] = from
    if (!times.end) continue
    const end = inclusive && times.end.dateOnly ? plus(times.end, day) : times.end
    const length = endOf(end, start, from, zone) - from
    if (length > 0 && length < 400 * day) duration[index] = length
  }
  closeMinutes(at, duration, doubts)
  if (missing.size > 0) {
    const [first = 0] = missing
    doubts.add(
      `Local times that do not exist, since the clocks go forward: ${missing.size}, the first ${wallText(first)}.`,
    )
  }
  if (once.size > 0) {
    const [first = 0] = once
    doubts.add(
      `Local times that come twice, since the clocks go back, but are in the file once: ${once.size}, the first ${wallText(first)}. They were taken as the earlier ones.`,
    )
  }
  if (unreadableRows > 0) doubts.add(`${count(unreadableRows, 'row')} without a readable time were left out.`)
  return { at, duration, stampedAtEnd: atEnd, local }
}
