import { isBlank } from './cells'
import { daysIn, withDays } from './bill-days'
import { endLike, startLike, wordsOf } from './words'
import { stampWords, type Columns } from './columns'
import type { Table } from './rows'
import { converter, endOf, moveToLater, sayClocks, type Clocks } from './clocks'
import { count, type Doubts } from './doubts'
import { clockWithoutColon, numberIn } from './slots'
import { modeOf } from './steps'
import {
  offsetInCell,
  parseNumericStamp,
  parseRange,
  parseStamp,
  parseTime,
  parseTimeRange,
  type DayOrder,
  type Stamp,
  type TimeOfDay,
} from './stamp'
import type { Zone } from './zone'
import { daySeconds } from './seconds'

/** The times of one row: local times written as if they were UTC, with the offset of each if the file names one. */
interface RowTimes {
  readonly start: Stamp
  readonly end: Stamp | null
  /** Seconds since midnight, if they are counted through the day instead of read from a clock. */
  readonly counted: number | null
}

export interface Times {
  /** Unix seconds of the start (of the end if `stampedAtEnd`); NaN for a row without a readable time. */
  readonly at: Float64Array
  /** Seconds; NaN if the file states no end. */
  readonly duration: Float64Array
  readonly stampedAtEnd: boolean
  /** Whether any time was local, so that the zone mattered. */
  readonly local: boolean
}

const plus = (stamp: Stamp, seconds: number): Stamp => ({ ...stamp, wall: stamp.wall + seconds })

/** How often a sequence falls. */
const falls = (walls: readonly number[]): number => {
  let count = 0
  for (let index = 1; index < walls.length; index++) {
    if ((walls[index] ?? NaN) < (walls[index - 1] ?? NaN)) count++
  }
  return count
}

/** By how much a sequence rises, wherever it does. */
const rising = (walls: ArrayLike<number>): number[] => {
  const rises: number[] = []
  for (let index = 1; index < walls.length; index++) {
    const rise = (walls[index] ?? NaN) - (walls[index - 1] ?? NaN)
    if (rise > 0) rises.push(rise)
  }
  return rises
}

/** Where the times begin that could be read. */
const wallsOf = (all: readonly (RowTimes | null)[]): number[] => {
  const walls: number[] = []
  for (const times of all) if (times) walls.push(times.start.wall)
  return walls
}

const at = (base: Stamp, { seconds, offset, fold }: TimeOfDay): Stamp => {
  const plain = { wall: base.wall + seconds, offset: offset ?? base.offset, dateOnly: false }
  if (fold === undefined && seconds !== daySeconds) return plain
  return { ...plain, ...(fold ? { fold } : {}), ...(seconds === daySeconds ? { endOfDay: true } : {}) }
}

const truth = /^(y|yes|true|1|x|t|ja|j|si|s|oui|o|sim|dst|sommer|summer)$/i

/** Completes a time with what other columns say about it: an offset, or whether it is summer time. */
const qualifier = (columns: Columns): ((stamp: Stamp, row: readonly string[]) => Stamp) => {
  const { zone, summerTime } = columns
  if (zone === null && summerTime === null) return (stamp) => stamp
  return (stamp, row) => {
    if (stamp.offset !== null) return stamp
    const offset = zone === null ? null : offsetInCell(row[zone] ?? '')
    if (offset !== null) return { ...stamp, offset }
    const cell = summerTime === null ? '' : (row[summerTime] ?? '')
    return cell === '' || stamp.fold ? stamp : { ...stamp, fold: truth.test(cell) ? 'earlier' : 'later' }
  }
}

const partOf = (cell: string, { part }: Columns): { seconds: number; later: boolean } | null => {
  if (!part) return null
  const later = /[*Bb]$/.test(cell)
  if (part.seconds) return { seconds: Number.parseInt(cell, 10), later }
  const found = numberIn(cell.replace(/[*AaBb]$/, ''))
  return found && { seconds: (found.number - part.base) * part.step, later }
}

const rowReader = (columns: Columns, order: DayOrder): ((row: readonly string[]) => RowTimes | null) => {
  const qualified = qualifier(columns)
  const read = (text: string): Stamp | null =>
    columns.form === 'number' ? parseNumericStamp(text) : parseStamp(text, order)
  const clock = (text: string): readonly [TimeOfDay, TimeOfDay | null] | null => {
    const colonless = columns.colonless ? clockWithoutColon(text) : null
    if (colonless !== null) return [{ seconds: colonless, offset: null }, null]
    const time = parseTime(text)
    return time ? [time, null] : parseTimeRange(text)
  }
  const timed = (row: readonly string[], base: Stamp, endBase: Stamp | null): RowTimes | null => {
    const times = clock(row[columns.time ?? -1] ?? '')
    if (!times) return null
    const start = qualified(at(base, times[0]), row)
    const ending = columns.endTime === null ? times[1] : (clock(row[columns.endTime] ?? '')?.[0] ?? null)
    const end = ending && at(endBase ?? base, ending)
    return { start, end: end && end.wall <= start.wall ? plus(end, daySeconds) : end, counted: null }
  }
  return (row) => {
    const cell = row[columns.stamp] ?? ''
    if (columns.form === 'range') {
      const range = parseRange(cell, order)
      return range && { start: qualified(range[0], row), end: qualified(range[1], row), counted: null }
    }
    const base = read(cell)
    if (!base) return null
    const midnight = base.wall % daySeconds === 0
    if (columns.part && midnight) {
      const part = partOf(row[columns.part.column] ?? '', columns)
      if (!part) return null
      const start: Stamp = {
        ...plus(base, part.seconds),
        dateOnly: false,
        ...(part.later ? { fold: 'later' as const } : {}),
      }
      return { start: qualified(start, row), end: null, counted: columns.part.counted ? part.seconds : null }
    }
    const endCell = columns.end === null ? '' : (row[columns.end] ?? '')
    const end = isBlank(endCell) ? null : read(endCell)
    if (columns.time !== null && midnight) return timed(row, base, columns.endTime === null ? null : end)
    const ownEnd = base.endWall === undefined ? null : { ...base, wall: base.endWall }
    const lastOfPeriod = end?.endWall === undefined ? end : { ...end, wall: end.endWall }
    return { start: qualified(base, row), end: lastOfPeriod ?? ownEnd, counted: null }
  }
}

/** Whether `to` of a date range means its last day, and not the day after. */
const endsInclusive = (all: readonly (RowTimes | null)[], days: readonly number[]): boolean => {
  let inclusive = 0
  let exclusive = 0
  all.forEach((times, index) => {
    if (!times?.end?.dateOnly || !times.start.dateOnly || times.end.endWall !== undefined) return
    const next = all[index + 1]?.start.wall
    const length = (times.end.wall - times.start.wall) / daySeconds
    if (
      times.end.wall === times.start.wall ||
      next === times.end.wall + daySeconds ||
      length + 1 === days[index]
    )
      inclusive++
    else if (next === times.end.wall || length === days[index]) exclusive++
  })
  return inclusive > exclusive
}

/** Whether 00:00 below 23:00 is written with the date of the same day: such a reading ends that day. */
const midnightsEndTheirDay = (all: readonly (RowTimes | null)[]): boolean => {
  let ending = 0
  let beginning = 0
  const isOpen = (times: RowTimes | null): times is RowTimes =>
    times !== null && times.end === null && !times.start.dateOnly && times.start.wall % daySeconds === 0
  if (!all.some(isOpen)) return false
  const step = modeOf(rising(all.map((times) => times?.start.wall ?? NaN)))
  all.forEach((times, index) => {
    if (!isOpen(times)) return
    const before = all[index - 1]?.start.wall ?? NaN
    const after = all[index + 1]?.start.wall ?? NaN
    if (before === times.start.wall + daySeconds - step) ending++
    else if (before < times.start.wall || after < times.start.wall + daySeconds) beginning++
  })
  return ending > 0 && ending > 4 * beginning
}

const withEndingMidnights = (all: readonly (RowTimes | null)[]): (RowTimes | null)[] =>
  all.map((times) =>
    times && !times.start.dateOnly && times.start.wall % daySeconds === 0
      ? { ...times, start: plus(times.start, daySeconds) }
      : times,
  )

/**
 * Whether the times are the ends of the readings. It shows if there is one time for each reading, the first of which
 * lies one step after midnight and the last at midnight.
 */
const stampedAtEnd = (
  table: Table,
  columns: Columns,
  walls: readonly number[],
  endsOfDays: boolean,
  doubts: Doubts,
): boolean => {
  const words = stampWords(table, columns)
  if (columns.end !== null || columns.endTime !== null || columns.form === 'range' || columns.part)
    return false
  if (startLike.test(words)) return false
  // No reading begins at 24:00.
  if (endLike.test(words) || endsOfDays) return true
  const sorted = Float64Array.from(walls).sort()
  const first = sorted[0] ?? 0
  const last = sorted.at(-1) ?? 0
  const step = modeOf(rising(sorted))
  if (step >= daySeconds || first % daySeconds !== step) return false
  if (last - first >= daySeconds - step && last % daySeconds === 0) return true
  doubts.add(
    'Nothing says whether the times are the starts or the ends of the intervals; they were read as starts.',
  )
  return false
}

/**
 * Corrects ends that are written a minute or a second early, such as 00:59 or 23:59:59. That time is part of the
 * interval.
 */
const closeMinutes = (starts: Float64Array, duration: Float64Array, doubts: Doubts): void => {
  const usual = modeOf(duration.filter((length) => !Number.isNaN(length)))
  const pauses = starts.subarray(1).map((time, index) => Math.abs(time - (starts[index] ?? NaN)))
  const spacing = modeOf(pauses.filter((pause) => pause > 0))
  const early = [60, 1].find(
    (lag) =>
      usual + lag === spacing ||
      (Number.isNaN(spacing) && (usual + lag) % 300 === 0) ||
      (usual + lag) % daySeconds === 0,
  )
  if (early === undefined) return
  duration.forEach((length, index) => (duration[index] = length + early))
  doubts.add(
    `The intervals end ${early === 60 ? 'a minute' : 'a second'} before the next begins; it was counted to them.`,
  )
}

/** The days of 23 or 25 hours whose parts are numbered through, judged by the highest number of each day. */
const countedDays = (
  all: readonly (RowTimes | null)[],
  rows: readonly number[],
  step: number,
  zone: Zone,
  isFilled: (row: number) => boolean,
): Map<number, { readonly midnight: number; readonly length: number }> => {
  const last = new Map<number, number>()
  all.forEach((times, index) => {
    if (times?.counted === null || times?.counted === undefined || !isFilled(rows[index] ?? 0)) return
    const midnight = times.start.wall - times.counted
    last.set(midnight, Math.max(last.get(midnight) ?? 0, times.counted))
  })
  const through = new Map<number, { midnight: number; length: number }>()
  for (const [wall, counted] of last) {
    const midnight = zone.meaning(wall).at
    const length = zone.meaning(wall + daySeconds).at - midnight
    if (length !== daySeconds && counted + step === length) through.set(wall, { midnight, length })
  }
  return through
}

/** What is known about a table before the times of its rows are read. */
interface TimesContext {
  readonly table: Table
  readonly columns: Columns
  readonly order: DayOrder
  readonly zone: Zone
  /** Whether a row has any value. */
  readonly isFilled: (row: number) => boolean
  readonly doubts: Doubts
}

/** The times of the rows with these indexes, which belong to one meter. */
export const timesOf = (rows: readonly number[], context: TimesContext): Times => {
  const { table, columns, order, zone, isFilled, doubts } = context
  const read = rowReader(columns, order)
  const listed = rows.map((index) => read(table.rows[index] ?? []))
  const newestFirst = falls(wallsOf(listed)) > listed.length / 2
  if (newestFirst) doubts.add('The rows are listed newest first.')
  const places = newestFirst ? rows.map((_, index) => rows.length - 1 - index) : rows.map((_, index) => index)
  const oldestFirst = places.map((place) => listed[place] ?? null)
  const ending = midnightsEndTheirDay(oldestFirst)
  if (ending) doubts.add('00:00 below the last hour of a day was taken as the end of that day.')
  const placed = ending ? withEndingMidnights(oldestFirst) : oldestFirst
  const { days } = columns
  const daysOf = (place: number): number => daysIn(table.rows[rows[place] ?? 0]?.[days ?? -1] ?? '')
  const dayCounts = days === null ? [] : places.map(daysOf)
  const oneDate = placed.every((times) => times === null || (times.start.dateOnly && times.end === null))
  const all =
    days !== null && oneDate
      ? withDays(placed, dayCounts, wordsOf(table.labels[columns.stamp] ?? ''), doubts)
      : placed
  const walls = wallsOf(all)
  const endsOfDays = ending || listed.some((times) => times?.start.endOfDay === true)
  const atEnd = !(days !== null && oneDate) && stampedAtEnd(table, columns, walls, endsOfDays, doubts)
  if (atEnd) doubts.add('The stamps were taken as the ends of their intervals.')
  const inclusive = oneDate ? false : endsInclusive(all, dayCounts)

  const clocks: Clocks = { missing: new Set(), once: new Map() }
  const instantOf = converter(zone, clocks)
  const through = columns.part
    ? countedDays(
        oldestFirst,
        places.map((place) => rows[place] ?? 0),
        columns.part.step,
        zone,
        isFilled,
      )
    : null
  const starts = new Float64Array(rows.length).fill(NaN)
  const duration = new Float64Array(rows.length).fill(NaN)
  let unreadableRows = 0
  let local = false
  all.forEach((times, index) => {
    const place = places[index] ?? 0
    if (!times) {
      unreadableRows++
      return
    }
    const { start, counted } = times
    local ||= start.offset === null
    const empty = !isFilled(rows[place] ?? 0)
    const counting = counted === null ? undefined : through?.get(start.wall - counted)
    if (counting && counted !== null) {
      if (empty && counted >= counting.length) return
      starts[place] = counting.midnight + counted
    } else {
      if (empty && start.offset === null && zone.meaning(start.wall).missing) return
      starts[place] = instantOf(start, place)
    }
  })
  const moved = moveToLater(starts, clocks.once, zone)
  all.forEach((times, index) => {
    const place = places[index] ?? 0
    if (!times || Number.isNaN(starts[place])) return
    if (columns.part) duration[place] = columns.part.step
    if (!times.end) return
    const { start } = times
    const end = inclusive && times.end.dateOnly ? plus(times.end, daySeconds) : times.end
    const from = starts[place] ?? NaN
    const length = endOf(end, start, from, zone) - from
    if (length > 0 && length < 400 * daySeconds) duration[place] = length
  })
  if (columns.part?.assumed === true)
    doubts.add(
      `Nothing says whether the hours are numbered from 0 or from 1; they were read from ${columns.part.base}.`,
    )
  if (!columns.part) closeMinutes(starts, duration, doubts)
  sayClocks(clocks, moved, doubts)
  if (unreadableRows > 0) doubts.add(`${count(unreadableRows, 'row')} without a readable time were left out.`)
  return { at: starts, duration, stampedAtEnd: atEnd, local }
}
