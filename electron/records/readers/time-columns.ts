import { durationOf } from './cells'
import { every, type Content, type Look } from './column-contents'
import { distinct, type Table } from './rows'
import { numberingOf, numbersOf, type Numbering } from './slots'
import { parseNumericStamp, parseStamp } from './stamp'
import { unitInLabel } from './units'
import * as words from './words'

/** Finds the columns with the times of a table's readings. */

export type StampForm = 'stamp' | 'range' | 'number'

/** A column of numbers for the parts of the day. */
export interface PartColumn extends Numbering {
  readonly column: number
  /** Whether they are seconds since midnight, as they are in a table that was converted from a wide one. */
  readonly seconds: boolean
  /**
   * Whether the parts are counted through the day, so that there is one hour more on the day the clocks go back.
   * Otherwise they follow the clock.
   */
  readonly counted: boolean
  /** Whether nothing shows that the numbers begin at `base`. */
  readonly assumed?: boolean
}

export interface TimeColumns {
  readonly stamp: number
  readonly form: StampForm
  readonly end: number | null
  /** A column with the time of day beside the date; `100`, `2400` if `colonless`. */
  readonly time: number | null
  readonly colonless: boolean
  readonly endTime: number | null
  readonly part: PartColumn | null
  /** All columns of dates, including the stamp. */
  readonly dates: readonly number[]
}

const cellsOf = (rows: Table['rows'], column: number): string[] => rows.map((row) => row[column] ?? '')

/** The column with the hour as a number, if the dates of the table have no time. */
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
    // Without a word for it, numbers are hours only if they run through every day.
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
          : Math.min(...numbers) > 1 && Math.max(...numbers) === 23
            ? 0
            : 1
      // If a file has neither the first hour nor the last, it does not show where its numbers begin.
      const assumed =
        Math.min(...numbers) > 1 &&
        Math.max(...numbers) < 24 &&
        !/\b(ending|he|end|beginning|start|hb|begin)\b/.test(label(column))
      return { part: { column, seconds: false, counted: true, step: 3600, base, assumed }, colonless: null }
    }
  }
  return { part: null, colonless: null }
}

/** Whether a column has lengths such as `15 min` or `0:15`, under a label that says so. */
export const isDuration = ({ table, rows, label }: Look, column: number): boolean =>
  words.durationLike.test(label(column)) &&
  !unitInLabel(table.labels[column] ?? '').unit &&
  !words.startLike.test(label(column)) &&
  !words.endLike.test(label(column)) &&
  [...distinct(rows, column, 20)].every((cell) => durationOf(cell, label(column)) !== null)

interface Stamps {
  readonly stamp: number
  readonly form: StampForm
  readonly end: number | null
  readonly dates: readonly number[]
}

/** Start and end among the columns of dates; null if there is no date. */
const stampsOf = ({ rows, all, contents, label, isNumberStamp }: Look): Stamps | null => {
  const having = (content: Content): number[] => all.filter((column) => contents[column] === content)
  const stamps = having('stamp')
  const ranges = having('range')
  const numbers = stamps.length + ranges.length > 0 ? [] : having('number').filter(isNumberStamp)
  const [range] = ranges
  const dates = stamps.length > 0 ? stamps : numbers
  const own = dates.filter((column) => !words.otherDate.test(label(column)))
  const likely = own.length > 0 ? own : dates
  // A date that is the same in every row is that of the file.
  const varying = likely.filter((column) => distinct(rows, column, 1).size > 1)
  // But in a file of a single day it is the date of the readings, if only an end differs from it.
  const onlyEnds = varying.every((column) => words.endLike.test(label(column)))
  const candidates = varying.length > 0 && !onlyEnds ? varying : ranges.length > 0 ? varying : likely
  const notEnd = candidates.filter((column) => !words.endLike.test(label(column)))
  const stamp =
    notEnd.find((column) => words.startLike.test(label(column))) ?? notEnd[0] ?? candidates[0] ?? range
  if (stamp === undefined) return null
  const end = candidates.find((column) => column !== stamp && words.endLike.test(label(column))) ?? null
  const form = stamp === range ? 'range' : numbers.includes(stamp) ? 'number' : 'stamp'
  return { stamp, form, end, dates }
}

/** The columns with the times of the readings; null if there is none. */
export const timeColumnsOf = (look: Look): TimeColumns | null => {
  const { table, rows, all, contents, label, measured } = look
  const found = stampsOf(look)
  if (!found) return null
  const { stamp, form, end, dates } = found
  const clocks = all.filter(
    (column) =>
      (contents[column] === 'time' || contents[column] === 'times') &&
      !words.otherClock.test(label(column)) &&
      (!isDuration(look, column) || distinct(rows, column, 3).size > 3),
  )
  const endTime = clocks.find((column) => words.endLike.test(label(column)) && clocks.length > 1) ?? null
  const time = table.parts ? null : (clocks.find((column) => column !== endTime) ?? null)

  const midnights = every(rows, stamp, (cell) => {
    const read = parseStamp(cell, 'mdy') ?? parseStamp(cell, 'dmy') ?? parseNumericStamp(cell)
    return read !== null && read.wall % 86_400 === 0 && read.endWall === undefined
  })
  const open = all.filter(
    (column) => ![stamp, end, time, endTime, ...dates].includes(column) && contents[column] !== 'blank',
  )
  const hours =
    table.parts || time !== null || !midnights || form === 'range'
      ? { part: null, colonless: null }
      : hourNumber(
          rows,
          stamp,
          open.filter((column) => !measured(column)),
          label,
        )
  return {
    ...found,
    time: form === 'range' ? null : (time ?? hours.colonless),
    colonless: time === null && hours.colonless !== null,
    endTime: form === 'range' ? null : endTime,
    part: table.parts ? { ...table.parts, base: 0, seconds: true } : hours.part,
  }
}
