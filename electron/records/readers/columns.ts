import { durationOf, isBlank, isNumeric } from './cells'
import { estimateFlags, estimateTest } from './flags'
import { roleOf, type Role } from './quantities'
import { distinct, sampleOf, type Table } from './rows'

import { numberingOf, numbersOf, type Numbering } from './slots'
import {
  offsetInCell,
  offsetNamed,
  parseNumericStamp,
  parseRange,
  parseStamp,
  parseTime,
  parseTimeRange,
} from './stamp'
import { unitInLabel, unitNamed } from './units'
import * as words from './words'

export type { Table } from './rows'

export type StampForm = 'stamp' | 'range' | 'number'

/** A number that stands for a part of the day. */
export interface PartColumn extends Numbering {
  readonly column: number
  /** Seconds after midnight, as a table that was wide writes them. */
  readonly seconds: boolean
  /** Counted through the day: on the day the clocks go back there is one hour more. Else by the clock. */
  readonly counted: boolean
}

/** Which column means what. */
export interface Columns {
  readonly stamp: number
  readonly form: StampForm
  readonly end: number | null
  /** A time of day in a column of its own beside the date; `100`, `2400` where `colonless`. */
  readonly time: number | null
  readonly colonless: boolean
  readonly endTime: number | null
  readonly part: PartColumn | null
  /** How many days a reading covers. */
  readonly days: number | null
  readonly zone: number | null
  readonly summerTime: number | null
  readonly weekday: number | null
  /** Dates of something else: when a bill is due. */
  readonly otherDates: readonly number[]
  readonly values: readonly Value[]
  readonly flags: readonly number[]
  /** Columns that may tell meters or channels apart that stand one after the other. */
  readonly groups: readonly number[]
  /** Columns of words or ids that are none of the above. */
  readonly rest: readonly number[]
}

export interface Value {
  readonly column: number
  readonly role: Role
  readonly duration: number | null
  readonly unit: number | null
}

type Content = 'blank' | 'number' | 'stamp' | 'range' | 'time' | 'times' | 'text'

const contentOf = (cell: string): Content => {
  if (isBlank(cell)) return 'blank'
  if (parseStamp(cell, 'mdy') ?? parseStamp(cell, 'dmy')) return 'stamp'
  if (isNumeric(cell)) return 'number'
  if (parseTime(cell)) return 'time'
  if (parseRange(cell, 'mdy') ?? parseRange(cell, 'dmy')) return 'range'
  return parseTimeRange(cell) ? 'times' : 'text'
}

/** What nine in ten of a column's filled cells are; half are enough to be numbers under a label that names a unit. */
const contentOfColumn = (rows: Table['rows'], column: number, measured: boolean): Content => {
  const counts = new Map<Content, number>()
  for (const row of rows) {
    const content = contentOf(row[column] ?? '')
    counts.set(content, (counts.get(content) ?? 0) + 1)
  }
  counts.delete('blank')
  let filled = 0
  for (const n of counts.values()) filled += n
  if (filled === 0) return 'blank'
  for (const [content, n] of counts) {
    if (n >= (measured && content === 'number' ? 0.5 : 0.9) * filled) return content
  }
  return 'text'
}

/** Long whole numbers, the same all along: an account, not a measurement. */
const constantNumber = (rows: Table['rows'], column: number): boolean => {
  const values = [...distinct(rows, column, 1)]
  return values.length === 1 && /^'?\d{7,}$/.test(values[0] ?? '')
}

const nearest = (value: number, candidates: readonly number[], nextValue: number): number | null =>
  candidates.find((at) => at > value && at < nextValue) ?? candidates[0] ?? null

const cellsOf = (rows: Table['rows'], column: number): string[] => rows.map((row) => row[column] ?? '')

const every = (rows: Table['rows'], column: number, test: (cell: string) => boolean): boolean => {
  const cells = [...distinct(rows, column, 400)]
  return cells.length > 0 && cells.every(test)
}

/** Where the hour stands as a number beside the date, in a table whose dates have no time. */
const hourNumber = (
  rows: Table['rows'],
  stamp: number,
  candidates: readonly number[],
  label: (column: number) => string,
): { part: PartColumn | null; colonless: number | null } => {
  for (const column of candidates) {
    const found = numbersOf(cellsOf(rows, column))
    if (!found) continue
    const called = words.hourLike.test(label(column))
    const { numbers, colonless } = found
    const once = new Set(rows.map((row) => `${row[stamp] ?? ''} ${row[column] ?? ''}`)).size
    const days = distinct(rows, stamp, Infinity).size
    // Without a word for it, only numbers that run through every day are hours.
    const runs =
      once >= 0.45 * rows.length && rows.length >= 12 * days && new Set(numbers).size < numbers.length
    if (colonless && (called || runs)) return { part: null, colonless: column }
    const numbering = numberingOf(numbers)
    const hoursOnly = called && Math.max(...numbers) <= 25
    if (numbering && (called || runs))
      return { part: { column, seconds: false, counted: true, ...numbering }, colonless: null }
    if (hoursOnly) {
      const base =
        Math.min(...numbers) === 0 || /\b(beginning|start|hb|begin|ab|von|desde)\b/.test(label(column))
          ? 0
          : 1
      return { part: { column, seconds: false, counted: true, step: 3600, base }, colonless: null }
    }
  }
  return { part: null, colonless: null }
}

/** Finds the columns' meanings by their content first and their labels second; null where no time is to be found. */
export const columnsOf = (table: Table): Columns | null => {
  const rows = sampleOf(table.rows)
  const width = Math.min(400, Math.max(table.labels.length, ...rows.slice(0, 1000).map((row) => row.length)))
  const all = Array.from({ length: width }, (_, column) => column)
  const labels = all.map((column) => words.wordsOf(table.labels[column] ?? ''))
  const label = (column: number): string => labels[column] ?? ''
  const measured = (column: number): boolean =>
    unitInLabel(table.labels[column] ?? '').unit !== null || unitNamed(table.unitCells[column] ?? '') !== null
  const contents = all.map((column) => contentOfColumn(rows, column, measured(column)))
  const having = (content: Content): number[] => all.filter((column) => contents[column] === content)

  const isNumberStamp = (column: number): boolean => {
    const cell = rows.find((row) => !isBlank(row[column] ?? ''))?.[column]
    return cell !== undefined && words.timeLike.test(label(column)) && parseNumericStamp(cell) !== null
  }
  const stamps = having('stamp')
  const ranges = having('range')
  const numbers = stamps.length + ranges.length > 0 ? [] : having('number').filter(isNumberStamp)
  const [range] = ranges
  const dates = stamps.length > 0 ? stamps : numbers
  const own = dates.filter((column) => !words.otherDate.test(label(column)))
  const likely = own.length > 0 ? own : dates
  // The same date in every row is that of the file.
  const varying = likely.filter((column) => distinct(rows, column, 1).size > 1)
  const candidates = varying.length > 0 ? varying : ranges.length > 0 ? [] : likely
  const notEnd = candidates.filter((column) => !words.endLike.test(label(column)))
  const stamp =
    notEnd.find((column) => words.startLike.test(label(column))) ?? notEnd[0] ?? candidates[0] ?? range
  if (stamp === undefined) return null
  const end = candidates.find((column) => column !== stamp && words.endLike.test(label(column))) ?? null

  const isDuration = (column: number): boolean =>
    words.durationLike.test(label(column)) &&
    !unitInLabel(table.labels[column] ?? '').unit &&
    !words.startLike.test(label(column)) &&
    !words.endLike.test(label(column)) &&
    [...distinct(rows, column, 20)].every((cell) => durationOf(cell, label(column)) !== null)
  const clocks = [...having('time'), ...having('times')].filter(
    (column) => !isDuration(column) || distinct(rows, column, 3).size > 3,
  )
  const endTime = clocks.find((column) => words.endLike.test(label(column)) && clocks.length > 1) ?? null
  const time = table.parts ? null : (clocks.find((column) => column !== endTime) ?? null)

  const midnights = every(rows, stamp, (cell) => {
    const read = parseStamp(cell, 'mdy') ?? parseStamp(cell, 'dmy') ?? parseNumericStamp(cell)
    return read !== null && read.wall % 86_400 === 0 && read.endWall === undefined
  })
  const open = all.filter(
    (column) => ![stamp, end, time, endTime].includes(column) && contents[column] !== 'blank',
  )
  const hours =
    table.parts || time !== null || !midnights || stamp === range
      ? { part: null, colonless: null }
      : hourNumber(
          rows,
          stamp,
          open.filter((column) => !measured(column) && !dates.includes(column)),
          label,
        )
  const part = table.parts
    ? {
        column: table.parts.column,
        step: table.parts.step,
        base: 0 as const,
        seconds: true,
        counted: table.parts.counted,
      }
    : hours.part

  const used = [stamp, end, time, endTime, part?.column, hours.colonless]
  const free = all.filter((column) => !used.includes(column) && contents[column] !== 'blank')
  const durations = free.filter((column) => isDuration(column))
  const dayCounts = (column: number): boolean =>
    words.daysLike.test(label(column)) &&
    !measured(column) &&
    every(rows, column, (cell) => /^\d{1,3}(\.0+)?$/.test(cell))
  const days = free.find(dayCounts) ?? null
  const isUnit = (column: number): boolean =>
    contents[column] === 'text' && every(rows, column, (cell) => unitNamed(cell) !== null)
  const units = free.filter(isUnit)
  const isZone = (column: number): boolean => {
    const called = words.zoneLike.test(label(column))
    if (!called && contents[column] !== 'text') return false
    return every(rows, column, (cell) => (called ? offsetInCell(cell) : offsetNamed(cell)) !== null)
  }
  const zone =
    free.find(
      (column) => isZone(column) || (words.zoneLike.test(label(column)) && contents[column] === 'text'),
    ) ?? null
  const summerTime =
    free.find((column) => words.summerTimeLike.test(label(column)) && distinct(rows, column, 3).size <= 2) ??
    null
  const weekday =
    free.find(
      (column) =>
        contents[column] === 'text' && every(rows, column, (cell) => words.weekdaysNamed(cell).length > 0),
    ) ?? null
  const isId = (column: number): boolean => words.idLike.test(label(column)) && !measured(column)
  const spoken = [...durations, ...units, days, zone, summerTime, weekday]

  const isValue = (column: number): boolean => {
    if (contents[column] !== 'number' || spoken.includes(column) || isNumberStamp(column)) return false
    if (table.parts) return column > table.parts.column
    if (table.labels.length > 0 && label(column) === '' && table.labels.some((each) => each !== ''))
      return false
    const role = roleOf(table.labels[column] ?? '', table.unitCells[column] ?? '', rows, column)
    if (role === 'none') return false
    if (!measured(column) && estimateTest(table.labels[column] ?? '', [...distinct(rows, column, 9)]))
      return false
    return measured(column) || role === 'money' || (!isId(column) && !constantNumber(rows, column))
  }
  const values = free.filter(isValue)
  const flags = estimateFlags(
    table,
    rows,
    free.filter((column) => !values.includes(column) && !spoken.includes(column)),
  )
  const left = free.filter(
    (column) => !values.includes(column) && !spoken.includes(column) && !flags.includes(column),
  )
  const energyUnits = units.filter((column) =>
    every(rows, column, (cell) => unitNamed(cell)?.kind !== 'cost'),
  )

  return {
    stamp,
    form: stamp === range ? 'range' : numbers.includes(stamp) ? 'number' : 'stamp',
    end,
    time: stamp === range ? null : (time ?? hours.colonless),
    colonless: time === null && hours.colonless !== null,
    endTime: stamp === range ? null : endTime,
    part,
    days,
    zone,
    summerTime,
    weekday,
    otherDates: dates.filter((column) => column !== stamp && column !== end),
    values: values.map((column, index) => {
      const role = roleOf(table.labels[column] ?? '', table.unitCells[column] ?? '', rows, column)
      const next = values[index + 1] ?? Infinity
      const own = role === 'money' ? units.filter((each) => !energyUnits.includes(each)) : energyUnits
      return { column, role, duration: nearest(column, durations, next), unit: nearest(column, own, next) }
    }),
    flags,
    groups: left
      .filter(
        (column) =>
          !dates.includes(column) &&
          mayTellApart(table, column, contents[column], isId(column), label(column)),
      )
      .concat(energyUnits.filter((column) => distinct(table.rows, column, 200).size > 1)),
    rest: left.filter(
      (column) =>
        !dates.includes(column) && !(words.notValue.test(label(column)) && contents[column] === 'number'),
    ),
  }
}

/** Ids of several meters, and words for directions, commodities or types; tariffs tell hours apart, not channels. */
const mayTellApart = (
  table: Table,
  column: number,
  content: Content | undefined,
  id: boolean,
  label: string,
): boolean => {
  const cells = [...distinct(table.rows, column, 200)]
  if (cells.length < 2 || cells.length > 200) return false
  // A meter has several readings: what differs in every row is the row's number.
  const perRow = table.parts === undefined ? 1 : 86_400 / table.parts.step
  if (id) return cells.length <= table.rows.length / perRow / 2
  if (content !== 'text') return false
  if (cells.every(words.namesTariff)) return false
  return (
    words.groupLike.test(label) ||
    cells.every((cell) => words.namesDirection(cell) || words.namesCommodity(cell))
  )
}

/** The label of the column that holds the time, as words. */
export const stampWords = (table: Table, columns: Columns): string =>
  columns.part?.seconds === true
    ? ''
    : words.wordsOf(table.labels[columns.time ?? columns.part?.column ?? columns.stamp] ?? '')
