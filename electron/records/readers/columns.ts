import { durationOf, isBlank, isNumeric } from './cells'
import { parseNumericStamp, parseRange, parseStamp, parseTime } from './stamp'
import { unitInLabel, unitNamed } from './units'

/** Rows of cells under labels. Each row may be shorter than the labels. */
export interface Table {
  /** What the table is called where its own labels say too little: a section, a JSON key. */
  readonly name: string | null
  readonly labels: readonly string[]
  /** A unit written above or below a column's label; '' for none. */
  readonly unitCells: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export type StampForm = 'stamp' | 'range' | 'number'

/** Which column means what. */
export interface Columns {
  readonly stamp: number
  readonly form: StampForm
  readonly end: number | null
  /** A time of day in a column of its own beside the date. */
  readonly time: number | null
  readonly endTime: number | null
  readonly values: readonly Value[]
  /** Columns whose values tell meters or channels apart that stand one after the other. */
  readonly groups: readonly number[]
}

interface Value {
  readonly column: number
  readonly duration: number | null
  readonly unit: number | null
}

type Content = 'blank' | 'number' | 'stamp' | 'range' | 'time' | 'text'

/** `meterId`, `meter_id` and `Meter ID` as words. */
const wordsOf = (label: string): string =>
  label
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_\-.]+/g, ' ')
    .toLowerCase()

const idLike =
  /\b(id|ean|nmi|esi ?id|serial|account|acct|premise|customer|device|zip|prm|mpan|mprn|pod|cups)\b|\bmeter ?(number|no|nr|#|serial)|^meter$|\bservice (point|agreement|address)/
const groupLike =
  /\b(type|commodity|channel|register|direction|flow|fuel|utility|stream|kind|name|service|meter)\b/
const notValue =
  /\b(quality|status|flag|flags|estimated|estimate|price|rate|tariff|tier|season|multiplier|latitude|longitude|year|month|day|hour|week|weekday|row|index|count|line|sequence|events?)\b/
const durationLike =
  /\b(duration|interval|interval length|resolution|granularity|step|period|minutes|seconds)\b/
const unitLike = /^(unit|units|uom|unit of measure|unite|unité|einheit|eenheid)\b/
const timeLike = /time|date|stamp|start|begin|from|\bend\b|\bto\b|^ts$|^t$|epoch|datum|horodate|interval/
export const startLike = /\b(start|starts|starting|begin|beginn|beginning|from|debut|début|od|van|von)\b/
export const endLike = /\b(end|ends|ending|to|until|stop|fin|do|bis|tot)\b/

const sampleOf = (rows: Table['rows']): Table['rows'] => {
  const every = Math.max(1, Math.floor(rows.length / 4000))
  return every === 1 ? rows : rows.filter((_, index) => index % every === 0)
}

const contentOf = (cell: string): Content => {
  if (isBlank(cell)) return 'blank'
  if (parseStamp(cell, 'mdy') ?? parseStamp(cell, 'dmy')) return 'stamp'
  if (isNumeric(cell)) return 'number'
  if (parseTime(cell)) return 'time'
  if (parseRange(cell, 'mdy') ?? parseRange(cell, 'dmy')) return 'range'
  return 'text'
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

const distinct = (rows: Table['rows'], column: number, most: number): Set<string> => {
  const values = new Set<string>()
  for (const row of rows) {
    const cell = row[column] ?? ''
    if (!isBlank(cell)) values.add(cell)
    if (values.size > most) break
  }
  return values
}

/** Long whole numbers, the same all along: an account, not a measurement. */
const constantNumber = (rows: Table['rows'], column: number): boolean => {
  const values = [...distinct(rows, column, 1)]
  return values.length === 1 && /^\d{7,}$/.test(values[0] ?? '')
}

const nearest = (value: number, candidates: readonly number[], nextValue: number): number | null =>
  candidates.find((at) => at > value && at < nextValue) ?? candidates[0] ?? null

/** Finds the columns' meanings by their content first and their labels second; null where no time is to be found. */
export const columnsOf = (table: Table): Columns | null => {
  const rows = sampleOf(table.rows)
  const width = Math.min(200, Math.max(table.labels.length, ...rows.slice(0, 1000).map((row) => row.length)))
  const all = Array.from({ length: width }, (_, column) => column)
  const words = all.map((column) => wordsOf(table.labels[column] ?? ''))
  const label = (column: number): string => words[column] ?? ''
  const measured = (column: number): boolean =>
    unitInLabel(table.labels[column] ?? '').unit !== null || unitNamed(table.unitCells[column] ?? '') !== null
  const contents = all.map((column) => contentOfColumn(rows, column, measured(column)))
  const having = (content: Content): number[] => all.filter((column) => contents[column] === content)

  const isNumberStamp = (column: number): boolean => {
    const cell = rows.find((row) => !isBlank(row[column] ?? ''))?.[column]
    return cell !== undefined && timeLike.test(label(column)) && parseNumericStamp(cell) !== null
  }
  const stamps = having('stamp')
  const ranges = having('range')
  const numbers = stamps.length + ranges.length > 0 ? [] : having('number').filter(isNumberStamp)
  const [range] = ranges
  const candidates = stamps.length > 0 ? stamps : numbers
  const notEnd = candidates.filter((column) => !endLike.test(label(column)))
  const stamp = notEnd.find((column) => startLike.test(label(column))) ?? notEnd[0] ?? candidates[0] ?? range
  if (stamp === undefined) return null
  const end = candidates.find((column) => column !== stamp && endLike.test(label(column))) ?? null

  const times = having('time')
  const endTime = times.find((column) => endLike.test(label(column)) && times.length > 1) ?? null
  const time = times.find((column) => column !== endTime) ?? null

  const isDuration = (column: number): boolean =>
    durationLike.test(label(column)) &&
    !unitInLabel(table.labels[column] ?? '').unit &&
    [...distinct(rows, column, 20)].every((cell) => durationOf(cell, label(column)) !== null)
  const free = all.filter(
    (column) => ![stamp, end, time, endTime].includes(column) && contents[column] !== 'blank',
  )
  const durations = free.filter(isDuration)
  const units = free.filter((column) => contents[column] === 'text' && unitLike.test(label(column)))
  const isId = (column: number): boolean => idLike.test(label(column)) && !measured(column)
  const values = free.filter(
    (column) =>
      contents[column] === 'number' &&
      !durations.includes(column) &&
      !isNumberStamp(column) &&
      (measured(column) ||
        (!isId(column) &&
          !notValue.test(label(column).replace(/\([^)]*\)/g, '')) &&
          !constantNumber(rows, column))),
  )
  const groups = free.filter((column) => {
    if (values.includes(column) || durations.includes(column)) return false
    const several = distinct(table.rows, column, 200).size
    if (several < 2 || several > 200) return false
    return (
      units.includes(column) || isId(column) || (contents[column] === 'text' && groupLike.test(label(column)))
    )
  })

  return {
    stamp,
    form: stamp === range ? 'range' : numbers.includes(stamp) ? 'number' : 'stamp',
    end,
    time: stamp === range ? null : time,
    endTime: stamp === range ? null : endTime,
    values: values.map((column, index) => {
      const next = values[index + 1] ?? Infinity
      return { column, duration: nearest(column, durations, next), unit: nearest(column, units, next) }
    }),
    groups,
  }
}

/** The label of the column that holds the time, as words. */
export const stampWords = (table: Table, columns: Columns): string =>
  wordsOf(table.labels[columns.time ?? columns.stamp] ?? '')
