import { isBlank, isNumeric } from './cells'
import { yearLike } from './date-cells'
import { isStamp } from './stamp'
import type { Row } from './structure'
import { monthNamed, totalLike, wordsOf } from './words'

/** Turns tables whose dates run from left to right, so that each reading has a row. */

const minDateColumns = 3

const isDate = (cell: string): boolean => {
  return isStamp(cell) && !isNumeric(cell)
}

/** The columns of a header that are dates; none if there are too few, or if they are less than half of it. */
const datesIn = (row: Row): number[] => {
  const columns = row.flatMap((cell, column) => (isDate(cell) ? [column] : []))
  const distinct = new Set(columns.map((column) => row[column]))
  const filled = row.filter((cell) => cell !== '').length
  return columns.length >= minDateColumns && distinct.size === columns.length && columns.length > filled / 2
    ? columns
    : []
}

/** The columns of the twelve months beside a column of years. */
const monthsIn = (row: Row): number[] => {
  const columns = row.flatMap((cell, column) =>
    /^\p{L}/u.test(cell) && monthNamed(cell) !== null ? [column] : [],
  )
  return columns.length === 12 && row.some((cell) => yearLike.test(wordsOf(cell))) ? columns : []
}

const isBody = (row: Row, columns: readonly number[]): boolean => {
  const cells = columns.map((column) => row[column] ?? '').filter((cell) => !isBlank(cell))
  return cells.length > 0 && cells.every(isNumeric)
}

/**
 * The rows with a date in front of each value. They are left as they are if there is no header of dates above numbers.
 */
export const withDatesDown = (rows: readonly Row[]): readonly Row[] => {
  const header = rows.slice(0, 40).findIndex((row) => datesIn(row).length + monthsIn(row).length > 0)
  const labels = rows[header] ?? []
  const dates = datesIn(labels)
  const columns = dates.length > 0 ? dates : monthsIn(labels)
  const all = rows.slice(header + 1).filter((row) => isBody(row, columns))
  // If the rows have dates of their own, those are the times of the readings.
  if (header < 0 || all.length === 0 || rows.slice(header + 1).some((row) => row.some(isDate))) return rows
  const body = all.filter((row) => !totalLike.test(wordsOf(row.find((cell) => cell !== '') ?? '')))
  const year = labels.findIndex((cell) => yearLike.test(wordsOf(cell)))
  const beside = labels.flatMap((cell, column) =>
    columns.includes(column) || totalLike.test(wordsOf(cell)) || (dates.length === 0 && column === year)
      ? []
      : [column],
  )
  const pick = (row: Row): string[] => beside.map((column) => row[column] ?? '')
  const dateOf = (row: Row, column: number): string =>
    dates.length > 0
      ? (labels[column] ?? '')
      : `${row[year] ?? ''}-${String(monthNamed(labels[column] ?? '')).padStart(2, '0')}`
  const turned =
    dates.length > 0
      ? columns.flatMap((column) => body.map((row) => ({ row, column })))
      : body.flatMap((row) => columns.map((column) => ({ row, column })))
  return [
    ...rows.slice(0, header),
    ['Date', ...pick(labels), 'value'],
    ...turned.map(({ row, column }) => [dateOf(row, column), ...pick(row), row[column] ?? '']),
  ]
}
