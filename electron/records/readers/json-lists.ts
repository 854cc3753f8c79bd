import { cellOf, isList, isObject, type JsonObject } from './json-document'
import type { Scope } from './json-scope'
import { stampText, timeWords, wordsOf } from './json-words'

/** How the readings of a list get their times. */
export type Timing = 'own' | 'place' | 'time of day'

/** One list of readings in the document: for each reading a row of cells by column. */
export interface JsonList {
  /** The keys from the root, with `[]` for a list. Lists with the same path may continue each other. */
  readonly path: string
  /** The key that names the list; '' at the root. */
  readonly key: string
  readonly scopes: readonly Scope[]
  readonly timing: Timing
  /** For times by place: the column that numbers the places; null if the order of the rows does. */
  readonly placeColumn: string | null
  readonly rows: readonly ReadonlyMap<string, string>[]
  /** Whether the file names the columns. */
  readonly labelled: boolean
  /** Units by column, if the document gives them separately. */
  readonly units: ReadonlyMap<string, string>
}

export interface Walk {
  readonly lists: JsonList[]
  /** Lists of numbers that could not be interpreted, described in words. */
  readonly unknown: string[]
  /** Keys of lists within readings, which are parts of them, such as tiers of a price. */
  readonly parts: Set<string>
  /** Number of empty lists. */
  empty: number
}

export interface Place {
  readonly path: readonly string[]
  readonly key: string
  readonly scopes: readonly Scope[]
}

export const maxColumns = 100

/** ISO 8601's `start/end` and `start/PT1H`. */
const spanText = /^(\d{4}-\d\d\S{4,40})\/(P\S{2,20}|\d{4}-\d\d\S{4,40})$/

/** A record's single values. Values of nested objects have keys with dots, up to three levels deep. */
export const flat = (record: JsonObject): Map<string, string> => {
  const cells = new Map<string, string>()
  const gather = (from: JsonObject, before: string, depth: number): void => {
    for (const [key, value] of Object.entries(from)) {
      if (cells.size >= maxColumns) return
      if (isObject(value)) {
        if (depth < 3) gather(value, `${before}${key}.`, depth + 1)
      } else if (!isList(value)) {
        const cell = cellOf(value)
        const [, from = '', to = ''] = spanText.exec(cell) ?? []
        if (from !== '' && stampText(from, false) !== null) {
          cells.set(`${before}${key}.start`, from)
          cells.set(`${before}${key}.${to.startsWith('P') ? 'duration' : 'end'}`, to)
        } else cells.set(`${before}${key}`, cell)
      }
    }
  }
  gather(record, '', 1)
  return cells
}

export const isNumberText = (text: string): boolean =>
  /^[+-]?\d{1,20}([.,]\d+)?([eE][+-]?\d{1,2})?$/.test(text)

/** Whether the test holds for nearly all filled cells of a column. */
export const mostly = (cells: readonly string[], test: (cell: string) => boolean): boolean => {
  const filled = cells.filter((cell) => cell !== '')
  return filled.length > 0 && filled.filter(test).length >= 0.9 * filled.length
}

export const cellsOf = (rows: readonly ReadonlyMap<string, string>[], column: string): string[] =>
  rows.map((row) => row.get(column) ?? '')

export const columnsOfRows = (rows: readonly ReadonlyMap<string, string>[]): string[] => {
  const columns = new Set<string>()
  for (const row of rows) for (const column of row.keys()) if (columns.size < maxColumns) columns.add(column)
  return [...columns]
}

/** Whether the numbers are Unix times, rising or falling by whole minutes. No other numbers do that. */
export const ticks = (cells: readonly string[]): boolean => {
  const filled = cells.filter((cell) => cell !== '')
  const stamps = filled.map((cell) => stampText(cell, true))
  if (filled.length < 2 || stamps.includes(null)) return false
  const seconds = stamps.map((stamp) => Date.parse(stamp ?? '') / 1000)
  const gaps = seconds.slice(1).map((at, index) => at - (seconds[index] ?? 0))
  return (gaps.every((gap) => gap > 0) || gaps.every((gap) => gap < 0)) && gaps.every((gap) => gap % 60 === 0)
}

/** Whether a column holds times: written times, or numbers if its key says so or they progress like Unix times. */
export const isTimes = (column: string, cells: readonly string[]): boolean =>
  mostly(cells, (cell) => stampText(cell, timeWords.test(wordsOf(column))) !== null) ||
  (mostly(cells, (cell) => /^\d{9,13}$/.test(cell)) && ticks(cells))

const placeWords =
  /\b(position|pos|index|idx|sequence|seq|slot|place|ordinal|nr|no|n|i|interval|period|hour|hr|he|hour ending|quarter|stunde|hora|heure|block|settlement period|number)\b/

/** A column of whole numbers that rise from row to row, starting with 0 or 1: the places of the readings. */
export const placeColumnOf = (rows: readonly ReadonlyMap<string, string>[]): string | null =>
  columnsOfRows(rows).find((column) => {
    if (!placeWords.test(wordsOf(column))) return false
    const cells = cellsOf(rows, column)
    if (!cells.every((cell) => /^\d{1,6}$/.test(cell))) return false
    const places = cells.map(Number)
    return new Set(places).size > places.length / 2 && Math.max(...places.slice(0, 5000)) >= places.length - 1
  }) ?? null

const idWords =
  /\b(id|uuid|guid|number|serial|account|code|version|page|count|total count|size|limit|offset)\b/

/** Columns that may hold amounts: numbers that are not times, places or ids. */
export const amountColumns = (
  rows: readonly ReadonlyMap<string, string>[],
  besides: string | null,
): string[] =>
  columnsOfRows(rows).filter((column) => {
    const cells = cellsOf(rows, column)
    return (
      column !== besides &&
      mostly(cells, (cell) => amountText.test(cell)) &&
      !isTimes(column, cells) &&
      !idWords.test(wordsOf(column))
    )
  })

const amountText = /^[+-]?\d{1,20}([.,]\d+)?([eE][+-]?\d{1,2})?(\s*[A-Za-z][\w³/°.]{0,8})?$/
