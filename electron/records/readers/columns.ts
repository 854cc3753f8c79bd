import { daysIn } from './bill-days'
import { every, lookAt, type Content, type Look } from './column-contents'
import { estimateFlags, flagLike } from './flags'
import type { Role } from './quantities'
import { distinct, sampleOf, type Table } from './rows'
import { offsetInCell, offsetNamed } from './stamp'
import { isDuration, timeColumnsOf, type TimeColumns } from './time-columns'
import { isShortUnit, unitNamed } from './units'
import { valueColumnsOf } from './value-columns'
import * as words from './words'

export type { Table } from './rows'

/** The meaning of each column. */
export interface Columns extends TimeColumns {
  /** The column with the number of days that a reading covers. */
  readonly days: number | null
  readonly zone: number | null
  readonly summerTime: number | null
  readonly weekday: number | null
  /** Columns with dates of something else, such as when a bill is due. */
  readonly otherDates: readonly number[]
  readonly values: readonly Value[]
  /** Columns of numbers that nothing calls amounts while others are called so. They are not drawn. */
  readonly unsaid: readonly number[]
  readonly flags: readonly number[]
  /** Columns that may tell apart meters or channels whose rows follow each other in the table. */
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

const nearest = (value: number, candidates: readonly number[], nextValue: number): number | null =>
  candidates.find((at) => at > value && at < nextValue) ?? candidates[0] ?? null

/** Whether the column has a unit in every row. `W` alone can also be a code, so its label has to speak of units. */
const isUnit = ({ rows, contents, label }: Look, column: number): boolean =>
  contents[column] === 'text' &&
  every(rows, column, (cell) => unitNamed(cell) !== null) &&
  (words.unitLike.test(label(column)) || (!flagLike.test(label(column)) && !every(rows, column, isShortUnit)))

/** Columns that describe the readings beside them. */
interface Beside {
  readonly durations: readonly number[]
  readonly units: readonly number[]
  readonly days: number | null
  readonly zone: number | null
  readonly summerTime: number | null
  readonly weekday: number | null
}

const besideOf = (look: Look, free: readonly number[]): Beside => {
  const { rows, contents, label, measured } = look
  const isDays = (column: number): boolean =>
    !measured(column) &&
    every(
      rows,
      column,
      (cell) => !Number.isNaN(daysIn(cell)) && (words.daysLike.test(label(column)) || /\p{L}/u.test(cell)),
    )
  const isZone = (column: number): boolean => {
    const called = words.zoneLike.test(label(column))
    if (!called && contents[column] !== 'text') return false
    return (
      every(rows, column, (cell) => (called ? offsetInCell(cell) : offsetNamed(cell)) !== null) ||
      (called && contents[column] === 'text')
    )
  }
  const isWeekday = (column: number): boolean =>
    contents[column] === 'text' && every(rows, column, (cell) => words.weekdaysNamed(cell).length > 0)
  const isSummerTime = (column: number): boolean =>
    words.summerTimeLike.test(label(column)) && distinct(rows, column, 3).size <= 2
  return {
    durations: free.filter((column) => isDuration(look, column)),
    units: free.filter((column) => isUnit(look, column)),
    days: free.find(isDays) ?? null,
    zone: free.find(isZone) ?? null,
    summerTime: free.find(isSummerTime) ?? null,
    weekday: free.find(isWeekday) ?? null,
  }
}

/** Finds the meaning of each column, first by its content and then by its label. Null if no column has times. */
export const columnsOf = (table: Table): Columns | null => {
  const look = lookAt(table, sampleOf(table.rows))
  const { rows, all, contents, label, measured } = look
  const times = timeColumnsOf(look)
  if (!times) return null
  const used = [times.stamp, times.end, times.time, times.endTime, times.part?.column]
  const free = all.filter((column) => !used.includes(column) && contents[column] !== 'blank')
  const beside = besideOf(look, free)
  const { durations, units, ...others } = beside
  const spoken = [...durations, ...units, ...Object.values(others)]
  const isId = (column: number): boolean => words.idLike.test(label(column)) && !measured(column)
  const energyUnits = units.filter((column) =>
    every(rows, column, (cell) => unitNamed(cell)?.kind !== 'cost'),
  )
  const { values, unsaid } = valueColumnsOf(
    look,
    free.filter((column) => !spoken.includes(column)),
    { isId, units: energyUnits },
  )
  const taken = new Set<number | null>([...spoken, ...values.map(({ column }) => column), ...unsaid])
  const flags = estimateFlags(
    table,
    rows,
    free.filter((column) => !taken.has(column)),
  )
  const left = free.filter(
    (column) => !taken.has(column) && !flags.includes(column) && !times.dates.includes(column),
  )
  return {
    ...times,
    ...others,
    otherDates: times.dates.filter((column) => column !== times.stamp && column !== times.end),
    values: values.map(({ column, role }, index) => {
      const next = values[index + 1]?.column ?? Infinity
      const own = role === 'money' ? units.filter((each) => !energyUnits.includes(each)) : energyUnits
      return { column, role, duration: nearest(column, durations, next), unit: nearest(column, own, next) }
    }),
    unsaid,
    flags,
    groups: left
      .filter((column) => mayTellApart(table, column, contents[column], isId(column), label(column)))
      .concat(energyUnits.filter((column) => distinct(table.rows, column, 200).size > 1)),
    rest: left
      .concat(unsaid)
      .filter((column) => !(words.notValue.test(label(column)) && contents[column] === 'number')),
  }
}

/**
 * Whether a column may tell channels apart: by the ids of several meters, or by words for directions, commodities or
 * types. Tariffs do not count, because they tell hours apart.
 */
const mayTellApart = (
  table: Table,
  column: number,
  content: Content | undefined,
  id: boolean,
  label: string,
): boolean => {
  const cells = [...distinct(table.rows, column, 200)]
  if (cells.length < 2 || cells.length > 200) return false
  // A meter has several readings, so a column that differs in every row only numbers the rows.
  const perRow = table.parts === undefined ? 1 : 86_400 / table.parts.step
  if (id) return cells.length <= table.rows.length / perRow / 2
  if (content !== 'text') return false
  if (cells.every(words.namesTariff)) return false
  return (
    words.groupLike.test(label) ||
    cells.every((cell) => words.namesDirection(cell) || words.namesCommodity(cell))
  )
}

/** The label of the column with the times, as words. */
export const stampWords = (table: Table, columns: Columns): string =>
  columns.part?.seconds === true
    ? ''
    : words.wordsOf(table.labels[columns.time ?? columns.part?.column ?? columns.stamp] ?? '')
