import { daysIn } from './bill-days'
import type { Columns } from './columns'
import type { Table } from './rows'
import type { Doubts } from './doubts'
import { parseRange, parseStamp, type DayOrder } from './stamp'
import { weekdaysNamed } from './words'
import { daySeconds } from './seconds'

/**
 * Whether dates have the month first or the day first. Everything in the file is used to decide; if that is too little,
 * a note says so.
 */

const open = /^(?:\p{L}+\.?,?\s+)?(\d{1,2})[-/](\d{1,2})[-/](?:\d{4}|\d{2})\b/u

type Rows = readonly (readonly string[])[]
type Verdict = DayOrder | null

/** The cells of a column that differ from the one above: a date stands in the rows of its whole day. */
const changing = (rows: Rows, column: number): string[] => {
  const cells: string[] = []
  let before = ''
  for (const row of rows) {
    const cell = row[column] ?? ''
    if (cell !== before) cells.push(cell)
    before = cell
  }
  return cells
}

/** A number above twelve cannot be a month. */
const byNumbers = (cells: Iterable<string>): Verdict => {
  let monthFirst = 0
  let dayFirst = 0
  for (const cell of cells) {
    const [, first = '0', second = '0'] = open.exec(cell) ?? []
    if (Number(first) > 12) dayFirst++
    if (Number(second) > 12) monthFirst++
  }
  return monthFirst === dayFirst ? null : monthFirst > dayFirst ? 'mdy' : 'dmy'
}

const better = (count: (order: DayOrder) => number): Verdict => {
  const monthFirst = count('mdy')
  const dayFirst = count('dmy')
  return monthFirst === dayFirst ? null : monthFirst < dayFirst ? 'mdy' : 'dmy'
}

/** Start and end of each row, read in one order. */
const spansOf = (rows: Rows, columns: Columns, order: DayOrder): { from: number; to: number | null }[] =>
  rows.flatMap((row) => {
    const cell = row[columns.stamp] ?? ''
    if (columns.form === 'range') {
      const range = parseRange(cell, order)
      return range ? [{ from: range[0].wall, to: range[1].wall }] : []
    }
    const from = parseStamp(cell, order)
    const to = columns.end === null ? null : parseStamp(row[columns.end] ?? '', order)
    return from ? [{ from: from.wall, to: to?.wall ?? null }] : []
  })

const wrongWeekdays = (rows: Rows, columns: Columns, order: DayOrder): number =>
  rows.filter((row) => {
    const stamp = parseStamp(row[columns.stamp] ?? '', order)
    const before = /^(\p{L}{2,13})\.?,?\s/u.exec(row[columns.stamp] ?? '')?.[1] ?? ''
    const named = weekdaysNamed(columns.weekday === null ? before : (row[columns.weekday] ?? ''))
    return (
      stamp === null || (named.length > 0 && !named.includes((Math.floor(stamp.wall / daySeconds) + 3) % 7))
    )
  }).length

/** How many rows end before they begin, or have another length than most. */
const wrongLengths = (rows: Rows, columns: Columns, order: DayOrder): number => {
  const spans = spansOf(rows, columns, order)
  const lengths = spans.flatMap(({ from, to }) => (to === null ? [] : [to - from])).sort((a, b) => a - b)
  const usual = lengths[Math.floor((lengths.length - 1) / 2)] ?? 0
  const odd = lengths.filter(
    (length) => length < 0 || length > 400 * daySeconds || length > 20 * Math.max(usual, 900),
  ).length
  return odd + (rows.length - spans.length)
}

/** How many rows have a number of days that is the distance neither to the row before nor to the one after. */
const wrongDays = (rows: Rows, columns: Columns, order: DayOrder): number => {
  const { days } = columns
  if (days === null) return 0
  const read = rows.map((row) => ({
    at: parseStamp(row[columns.stamp] ?? '', order)?.wall ?? NaN,
    days: daysIn(row[days] ?? ''),
  }))
  return read.filter(({ at, days: stated }, index) => {
    const [before, after] = [read[index - 1]?.at ?? NaN, read[index + 1]?.at ?? NaN]
    return ![before, after].some((other) => Math.abs(at - other) / daySeconds === stated)
  }).length
}

/** How often the times change direction: never in a file that runs from old to new, or from new to old. */
const turns = (rows: Rows, columns: Columns, order: DayOrder): number => {
  const walls = spansOf(rows, columns, order).map(({ from }) => from)
  const falls = walls.filter((wall, index) => index > 0 && wall < (walls[index - 1] ?? wall)).length
  const rises = walls.filter((wall, index) => index > 0 && wall > (walls[index - 1] ?? wall)).length
  return Math.min(falls, rises)
}

/** How many distances between neighbours differ from the usual one. */
const unevenness = (rows: Rows, columns: Columns, order: DayOrder): number => {
  const walls = [...new Set(spansOf(rows, columns, order).map(({ from }) => from))].sort((a, b) => a - b)
  return new Set(walls.slice(1).map((wall, index) => wall - (walls[index] ?? wall))).size
}

/** Hourly readings lie in consecutive days: if an order puts the days a month apart, the other order is right. */
const byNearness = (rows: Rows, columns: Columns): Verdict => {
  const read = { mdy: spansOf(rows, columns, 'mdy'), dmy: spansOf(rows, columns, 'dmy') }
  const hours =
    columns.time !== null || columns.part !== null || read.mdy.some(({ from }) => from % daySeconds !== 0)
  if (!hours) return null
  const width = (order: DayOrder): number => {
    const walls = read[order].map(({ from }) => from)
    return (
      walls.reduce((most, wall) => Math.max(most, wall), -Infinity) -
      walls.reduce((least, wall) => Math.min(least, wall), Infinity) +
      daySeconds
    )
  }
  if (read.mdy.length !== read.dmy.length) return null
  if (width('mdy') * 8 < width('dmy')) return 'mdy'
  return width('dmy') * 8 < width('mdy') ? 'dmy' : null
}

/**
 * What the rest of a file suggests if its dates do not tell: a decimal comma means day first, a 12-hour clock month
 * first.
 */
const custom = (rows: Rows): DayOrder => {
  const cells = rows.slice(0, 200).flat()
  if (cells.some((cell) => /\d\s*[ap]\.?m\.?$/i.test(cell))) return 'mdy'
  return cells.some((cell) => /^-?\d+,\d{1,3}$/.test(cell)) ? 'dmy' : 'mdy'
}

const orderText = { mdy: 'the month was read first', dmy: 'the day was read first' }

/** `elsewhere`: dates outside of the readings. */
export const dayOrderOf = (
  table: Table,
  columns: Columns,
  elsewhere: readonly string[],
  doubts: Doubts,
): DayOrder => {
  const own = [columns.stamp, ...(columns.end === null ? [] : [columns.end])]
  const written = (places: readonly number[]): string[] =>
    table.rows.flatMap((row) => places.flatMap((column) => row[column] ?? []))
  const parted = (cells: readonly string[]): readonly string[] =>
    columns.form === 'range'
      ? cells.flatMap((cell) => cell.split(/\s+(?:to|until|bis|tot|au|al|a|hasta|–|—|-)\s+/i))
      : cells
  const different = own.flatMap((column) => changing(table.rows, column))
  if (!parted(different).some((cell) => open.test(cell))) return 'mdy'
  const ends = parted(written(own))
  const { rows } = table
  const surely =
    byNumbers(ends) ??
    byNumbers(written(columns.otherDates)) ??
    byNumbers(elsewhere) ??
    better((order) => wrongWeekdays(rows, columns, order)) ??
    better((order) => wrongLengths(rows, columns, order)) ??
    better((order) => wrongDays(rows, columns, order)) ??
    better((order) => turns(rows, columns, order)) ??
    byNearness(rows, columns)
  if (surely) return surely
  const likely = better((order) => unevenness(rows, columns, order)) ?? custom(rows)
  doubts.add(
    `Dates such as 03/04/2024 could mean two days, and the file does not tell; ${orderText[likely]}.`,
  )
  return likely
}
