import { isBlank, isNumeric } from './cells'
import { remembering } from './remembering'
import { distinct, type Table } from './rows'
import { isStamp, parseNumericStamp, parseRange, parseTime, parseTimeRange } from './stamp'
import { unitInLabel, unitNamed } from './units'
import * as words from './words'

/** What the columns of a table contain: numbers, times or words. */

export type Content = 'blank' | 'number' | 'stamp' | 'range' | 'time' | 'times' | 'text'

const contentOf = remembering((cell): Content => {
  if (isBlank(cell)) return 'blank'
  if (isStamp(cell)) return 'stamp'
  if (isNumeric(cell)) return 'number'
  if (parseTime(cell)) return 'time'
  if (parseRange(cell, 'mdy') ?? parseRange(cell, 'dmy')) return 'range'
  return parseTimeRange(cell) ? 'times' : 'text'
})

/** The content of nine in ten of a column's filled cells. Half are enough for numbers if the label names a unit. */
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

export const every = (rows: Table['rows'], column: number, test: (cell: string) => boolean): boolean => {
  const cells = [...distinct(rows, column, 400)]
  return cells.length > 0 && cells.every(test)
}

/** A table's columns, examined once for all questions about them. */
export interface Look {
  readonly table: Table
  /** A sample of the rows. */
  readonly rows: Table['rows']
  readonly all: readonly number[]
  readonly contents: readonly Content[]
  /** The label as words. */
  readonly label: (column: number) => string
  /** Whether the label, or a cell above it, names a unit. */
  readonly measured: (column: number) => boolean
  /** Whether the column's numbers are times, according to its label. */
  readonly isNumberStamp: (column: number) => boolean
}

export const lookAt = (table: Table, rows: Table['rows']): Look => {
  const width = Math.min(400, Math.max(table.labels.length, ...rows.slice(0, 1000).map((row) => row.length)))
  const all = Array.from({ length: width }, (_, column) => column)
  const labels = all.map((column) => words.wordsOf(table.labels[column] ?? ''))
  const label = (column: number): string => labels[column] ?? ''
  const measured = (column: number): boolean =>
    unitInLabel(table.labels[column] ?? '').unit !== null || unitNamed(table.unitCells[column] ?? '') !== null
  const isNumberStamp = (column: number): boolean => {
    const cell = rows.find((row) => !isBlank(row[column] ?? ''))?.[column]
    return cell !== undefined && words.timeLike.test(label(column)) && parseNumericStamp(cell) !== null
  }
  const contents = all.map((column) => contentOfColumn(rows, column, measured(column)))
  return { table, rows, all, contents, label, measured, isNumberStamp }
}
