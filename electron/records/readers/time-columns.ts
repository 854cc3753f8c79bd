import { durationOf } from './cells'
import { every, type Content, type Look } from './column-contents'
import { distinct, type Table } from './rows'
import { numberingOf, numbersOf, type Numbering } from './slots'
import { parseNumericStamp, parseStamp } from './stamp'
import { unitInLabel } from './units'
import * as words from './words'

/** Which columns hold the times of a table's readings. */

export type StampForm = 'stamp' | 'range' | 'number'

/** A number that stands for a part of the day. */
export interface PartColumn extends Numbering {
  readonly column: number
  /** Seconds after midnight, as a table that was wide writes them. */
  readonly seconds: boolean
  /** Counted through the day: on the day the clocks go back there is one hour more. Else by the clock. */
  readonly counted: boolean
  /** Whether nothing tells that the numbers begin at `base`. */
  readonly assumed?: boolean
}

export interface TimeColumns {
  readonly stamp: number
  readonly form: StampForm
  readonly end: number | null
  /** A time of day in a column of its own beside the date; `100`, `2400` where `colonless`. */
  readonly time: number | null
  readonly colonless: boolean
  readonly endTime: number | null
  readonly part: PartColumn | null
  /** All columns of dates, the stamp among them. */
  readonly dates: readonly number[]
}

const cellsOf = (rows: Table['rows'], column: number): string[] => rows.map((row) => row[column] ?? '')

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
          : Math.min(...numbers) > 1 && Math.max(...numbers) === 23
            ? 0
            : 1
      // A file that has neither the first hour nor the last does not tell where its numbers begin.
      const assumed =
        Math.min(...numbers) > 1 &&
        Math.max(...numbers) < 24 &&
        !/\b(ending|he|end|beginning|start|hb|begin)\b/.test(label(column))
      return { part: { column, seconds: false, counted: true, step: 3600, base, assumed }, colonless: null }
    }
  }
  return { part: null, colonless: null }
}

/** Lengths such as `15 min` or `0:15` under a label that says so. */
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

/** Start and end among the columns of dates; null where there is none. */
const stampsOf = ({ rows, all, contents, label, isNumberStamp }: Look): Stamps | null => {
  const having = (content: Content): number[] => all.filter((column) => contents[column] === content)
  const stamps = having('stamp')
  const ranges = having('range')
  const numbers = stamps.length + ranges.length > 0 ? [] : having('number').filter(isNumberStamp)
  const [range] = ranges
  const dates = stamps.length > 0 ? stamps : numbers
  const own = dates.filter((column) => !words.otherDate.test(label(column)))
  const likely = own.length > 0 ? own : dates
  // The same date in every row is that of the file.
  const varying = likely.filter((column) => distinct(rows, column, 1).size > 1)
  // But that in every row of a single day is the readings' own, where only an end differs from it.
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

/** The columns of the readings' times; null where there is none. */
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
