import { isBlank, isNumeric } from './cells'
import { limits, unreadable } from './limits'
import { remembering } from './remembering'
import { isStamp, parseNumericStamp, parseRange } from './stamp'
import { totalLike, wordsOf } from './words'

/** Divides the lines of a text file into tables: which rows are readings, and what stands above each group of them. */

export type Row = readonly string[]

/** A group of readings, with the lines above it. */
export interface Section {
  readonly above: Row[]
  readonly rows: Row[]
}

export interface Structure {
  readonly sections: readonly Section[]
  /** Rows of numbers among the readings that have no time where the others have theirs. */
  readonly strays: readonly Row[]
  /** The number of rows that sum up others. */
  readonly totals: number
  /** Lines of words below or among the readings. */
  readonly notes: readonly Row[]
}

type Form = 'stamp' | 'range' | 'number'

/** The column with the times of the readings, and their form. Readings have both in common, and other lines do not. */
export interface Shape {
  readonly column: number
  readonly form: Form
  readonly count: number
}

const maxColumnsRead = 12

const isRange = remembering((cell) => (parseRange(cell, 'mdy') ?? parseRange(cell, 'dmy')) !== null)

const formOf = (cell: string): Form | null => {
  if (cell.length < 6) return null
  if (isStamp(cell)) return 'stamp'
  return cell.length >= 13 && isRange(cell) ? 'range' : null
}

/** Files without a written date count seconds, or write 20240131. */
const numericFormOf = (cell: string): Form | null => {
  const stamp = cell.length < 8 ? null : parseNumericStamp(cell)
  return stamp !== null && stamp.wall > 0.9e9 ? 'number' : null
}

interface Counted extends Shape {
  count: number
  readonly times: Set<string>
}

/** The most frequent column and form of a time; null if no row of at least two cells has one. */
export const shapeOf = (rows: readonly Row[]): Shape | null => {
  for (const of of [formOf, numericFormOf]) {
    const found: Counted[] = []
    const above: { cell: string; form: Form | null }[] = []
    for (const row of rows) {
      if (row.length < 2) continue
      for (let column = 0; column < Math.min(maxColumnsRead, row.length); column++) {
        const cell = row[column] ?? ''
        const before = (above[column] ??= { cell: '', form: null })
        if (cell !== before.cell) {
          before.form = of(cell)
          before.cell = cell
        }
        const { form } = before
        if (form === null) continue
        let one = found.find((each) => each.column === column && each.form === form)
        if (!one) found.push((one = { column, form, count: 0, times: new Set() }))
        one.count++
        if (one.times.size < 50) one.times.add(cell)
      }
    }
    // If there are two, the one that changes from row to row: the date of the file may be in every row.
    const [best] = found.sort(
      (a, b) => b.count - a.count || b.times.size - a.times.size || a.column - b.column,
    )
    if (best) return { column: best.column, form: best.form, count: best.count }
  }
  return null
}

export const filled = (row: Row): string[] => row.filter((cell) => cell !== '')

const isReading = (row: Row, { column, form }: Shape): boolean => {
  const cell = row[column] ?? ''
  return row.length > 1 && (form === 'number' ? numericFormOf(cell) : formOf(cell)) === form
}

/** Whether a row of words among the readings is the header of what follows. */
const isHeader = (row: Row, column: number): boolean =>
  filled(row).length > 1 &&
  !isBlank(row[column] ?? '') &&
  !row.some((cell) => isNumeric(cell) && !isBlank(cell))

/**
 * Whether a row is a reading that is lost, and not a header: as wide as the readings, with a broken number, and without
 * a word in the place of the time.
 */
const isDamaged = (row: Row, reading: Row, column: number): boolean =>
  row.length === reading.length &&
  row.some((cell) => isNumeric(cell) && /\d[.,]\d/.test(cell)) &&
  !/\p{L}{3}/u.test(row[column] ?? '')

const isTotal = (row: Row): boolean => totalLike.test(wordsOf(filled(row)[0] ?? ''))

/**
 * The readings and the other lines, section by section. Blank lines have no meaning: some files have one after every
 * line, some one below the header.
 */
export const structureOf = (lines: readonly Row[], shape: Shape): Structure => {
  const sections: Section[] = []
  const strays: Row[] = []
  let between: Row[] = []
  const notes: Row[] = []
  let totals = 0
  const isNumbers = (row: Row): boolean =>
    filled(row).length > 1 && row.some((cell) => cell !== '' && isNumeric(cell))
  const leave = (rows: readonly Row[]): void => {
    const counted = rows.filter(isNumbers)
    notes.push(...rows.filter((row) => !counted.includes(row)))
    const others = counted.filter((row) => !isTotal(row))
    totals += counted.length - others.length
    strays.push(...others)
  }
  for (const row of lines) {
    if (!isReading(row, shape)) {
      if (row.every((cell) => cell === '')) continue
      between.push(row)
      continue
    }
    const current = sections.at(-1)
    if (current && !between.some((each) => isHeader(each, shape.column))) {
      leave(between)
      current.rows.push(row)
    } else {
      const sums = between.filter(
        (each) => isTotal(each) && isNumbers(each) && filled(each).slice(1).every(isNumeric),
      )
      const damaged = between.filter((each) => isDamaged(each, row, shape.column) && !sums.includes(each))
      totals += sums.length
      strays.push(...damaged)
      sections.push({
        above: between.filter((each) => !sums.includes(each) && !damaged.includes(each)),
        rows: [row],
      })
    }
    between = []
    if (sections.length > limits.sections) throw unreadable(`it has more than ${limits.sections} sections`)
  }
  leave(between)
  return { sections, strays, totals, notes }
}
