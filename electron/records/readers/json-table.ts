import type { Table } from './columns'
import type { Doubts } from './doubts'
import { amountColumns, cellsOf, columnsOfRows, isTimes, mostly } from './json-lists'
import {
  bareLengths,
  bookkeepingWords,
  endWords,
  isClock,
  stampText,
  startWords,
  stepNamed,
  timeWords,
  wordsOf,
} from './json-words'
import { modeOf } from './steps'
import { unitInLabel, unitNamed } from './units'

type Row = ReadonlyMap<string, string>

/** A column, under the label by which the table reader recognises it. */
interface Column {
  readonly label: string
  readonly unit: string
  readonly cells: readonly string[]
}

/** Words for the fields of readings, in the languages of utilities. */
const quantityWords =
  /\b(value|values|val|v|y|usage|use|used|consumption|consumed|energy|kwh|wh|mwh|therms?|m3|ccf|gallons?|litres?|liters?|volume|vol|quantity|qty|amount|reading|read|register|index|meter|import|export|imported|exported|generation|generated|production|produced|solar|grid|delivered|received|delivery|net|gross|demand|power|load|kw|watts?|flow|gas|water|electricity|electric|heat|total|sum|cost|price|charge|temperature|temp|verbrauch|bezug|einspeisung|erzeugung|wert|leistung|zählerstand|consommation|valeur|puissance|production|consumo|energia|valor|lectura|potencia|verbruik|levering|teruglevering|stand|waarde|in|out|del|rec|fwd|rev|peak|off peak|a plus|a minus)\b/

const says = (label: string): boolean =>
  quantityWords.test(wordsOf(label)) || unitInLabel(label).unit !== null

interface TimeColumns {
  readonly start: string
  readonly end: string | null
  readonly others: readonly string[]
}

const seconds = (cell: string): number => Date.parse(stampText(cell, true) ?? '') / 1000

/**
 * Which of the columns with times are the start and the end of the reading. Records also have times at which they were
 * made.
 */
const timeColumnsOf = (rows: readonly Row[]): TimeColumns | null => {
  const times = columnsOfRows(rows).filter((column) => isTimes(column, cellsOf(rows, column)))
  const own = times.filter((column) => !bookkeepingWords.test(wordsOf(column)))
  const candidates = own.length > 0 ? own : times
  const starts = candidates.filter((column) => startWords.test(wordsOf(column)))
  const ends = candidates.filter(
    (column) => endWords.test(wordsOf(column)) && !startWords.test(wordsOf(column)),
  )
  const plain = candidates.filter((column) => !starts.includes(column) && !ends.includes(column))
  const [start] = [...starts, ...plain, ...ends]
  if (start === undefined) return null
  const behind = (column: string): boolean =>
    mostly(
      rows.map((row) => String(seconds(row.get(column) ?? '') - seconds(row.get(start) ?? ''))),
      (gap) => Number(gap) > 0 && Number(gap) < 400 * 86_400,
    )
  const end =
    ends.find((column) => column !== start) ??
    (starts.length === 0 ? plain.find((column) => column !== start && behind(column)) : undefined) ??
    null
  return { start, end, others: times.filter((column) => column !== start && column !== end) }
}

/** The usual distance between starts, in time order. */
const spacingOf = (rows: readonly Row[], start: string): number => {
  const at = rows
    .map((row) => seconds(row.get(start) ?? ''))
    .filter((each) => !Number.isNaN(each))
    .sort((a, b) => a - b)
  return modeOf(
    at
      .slice(1)
      .map((each, index) => each - (at[index] ?? 0))
      .filter((gap) => gap > 0),
  )
}

/**
 * A column with the length of each reading: recognised by its name, or because its number is the distance between
 * starts.
 */
const durationsOf = (rows: readonly Row[], column: string, spacing: number): readonly string[] | null => {
  const cells = cellsOf(rows, column)
  if (!cells.some((cell) => cell !== '')) return null
  const words = wordsOf(column)
  const named =
    /\b(duration|interval|resolution|granularity|step|period|length|len|minutes|mins|seconds|secs)\b|^(d|dur)$/.test(
      words,
    )
  if (mostly(cells, (cell) => stepNamed(cell) !== null && !isClock(cell))) {
    if (!named) return null
    return cells.map((cell) => {
      const step = stepNamed(cell)
      return step && step.seconds > 0 && step.days + step.months === 0 ? `${step.seconds} s` : ''
    })
  }
  if (!mostly(cells, (cell) => /^\d{1,9}(\.0+)?$/.test(cell))) return null
  const [first = ''] = cells.filter((cell) => cell !== '')
  const amount = Number(first)
  const scale = [1, 60, 3600, 0.001].find((factor) => amount * factor === spacing)
  const constant = cells.every((cell) => cell === '' || cell === first)
  if (named || (constant && scale !== undefined && cells.length > 1 && !says(column))) {
    const factor = scale ?? (bareLengths(first, column)[0] ?? NaN) / amount
    return Number.isNaN(factor)
      ? null
      : cells.map((cell) => (cell === '' ? '' : `${Number(cell) * factor} s`))
  }
  return null
}

const withUnit = /^([+-]?\d{1,20}(?:[.,]\d+)?)\s*([A-Za-z°][\w³/°.]{0,8})$/

/** Splits `1.23 kWh` into number and unit, if all values of a column are written so. */
const splitUnits = (
  cells: readonly string[],
): { readonly cells: readonly string[]; readonly unit: string } | null => {
  const units = new Set<string>()
  const numbers = cells.map((cell) => {
    const [, number, unit = ''] = withUnit.exec(cell) ?? []
    if (number === undefined) return cell
    units.add(unit)
    return number
  })
  const [unit] = units
  return units.size === 1 && unit !== undefined && unitNamed(unit) ? { cells: numbers, unit } : null
}

const isUnitColumn = (column: string, cells: readonly string[]): boolean =>
  /\b(unit|units|uom|measure|currency)\b/.test(wordsOf(column)) &&
  mostly(cells, (cell) => unitNamed(cell) !== null)

const only = (cells: readonly string[]): string | null => {
  const distinct = new Set(cells.filter((cell) => cell !== ''))
  const [one] = distinct
  return distinct.size === 1 && one !== undefined ? one : null
}

const isMoney = (column: string): boolean =>
  /\b(cost|costs|charge|charges|price|amount due|bill|tariff|rate|eur|usd|gbp|dollars?|kosten|betrag|bedrag)\b/.test(
    wordsOf(column),
  )

/** The unit within a key that is written as one word: `consumptionKWh`. */
const unitWord = (column: string): string =>
  unitInLabel(wordsOf(column)).unit === null
    ? ''
    : (wordsOf(column)
        .split(' ')
        .find((word) => word.length > 1 && unitNamed(word) !== null) ?? '')

/** Whether a unit belongs to a column: `consumption unit` to `consumption`, `quantity.unit` to `quantity.value`. */
const belongs = (unitColumn: string, column: string): boolean => {
  const bare = wordsOf(unitColumn)
    .replace(/\b(unit|units|uom|of|measure|name)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const words = wordsOf(column)
  return (
    bare !== '' &&
    (words === bare ||
      words === `${bare} value` ||
      words === `${bare} amount` ||
      words === `${bare} quantity`)
  )
}

/** Whether whole numbers just count the rows. */
const counts = (cells: readonly string[]): boolean =>
  cells.length > 3 &&
  cells.every(
    (cell, at) => /^\d{1,9}$/.test(cell) && (at === 0 || Number(cell) - Number(cells[at - 1]) === 1),
  )

/** Whether whole numbers of a few kinds, beside a column of amounts, are flags. */
const looksLikeFlag = (cells: readonly string[]): boolean =>
  new Set(cells).size <= Math.min(4, cells.length / 4) &&
  cells.every((cell) => cell === '' || /^\d{1,4}$/.test(cell))

/** Whether a column differs in nearly every row. It then numbers the readings and does not tell channels apart. */
const numbersEachRow = (cells: readonly string[]): boolean =>
  new Set(cells).size > 0.6 * cells.length && cells.length > 3

interface Options {
  readonly name: string | null
  readonly labelled: boolean
  /** The unit of a column, from what stands beside the list. */
  readonly unitFor: (column: string) => string | null
  readonly power: number
  readonly doubts: Doubts
}

const littleWords =
  /^(value|values|val|v|y|usage|consumption|reading|readings|quantity|amount|energy|data|column \d+)$/i

/** The last part of a key with dots, if no other column ends in it. */
const shortLabel = (column: string, all: readonly string[]): string => {
  const last = column.split('.').at(-1) ?? column
  return column.includes('.') && all.filter((each) => each.split('.').at(-1) === last).length === 1
    ? last
    : column
}

/**
 * The rows of JSON as a table: times, lengths and units under labels that the table reader knows, amounts under those
 * of the file. A column that may not be an amount is not shown, and a note says so. Null if there is no time or no
 * amount.
 */
export const tableOfRows = (
  rows: readonly Row[],
  { name, labelled, unitFor, power, doubts }: Options,
): Table | null => {
  const times = timeColumnsOf(rows)
  if (!times) return null
  const all = columnsOfRows(rows)
  const spacing = spacingOf(rows, times.start)
  const stamps = (column: string): string[] =>
    cellsOf(rows, column).map((cell) => stampText(cell, true) ?? cell)
  const made: Column[] = []
  const label = (column: string, fallback: string): string =>
    timeWords.test(wordsOf(column)) && !/^(x|t)$/i.test(column) ? column : fallback
  made.push({
    label: times.end === null ? label(times.start, 'time') : 'start',
    unit: '',
    cells: stamps(times.start),
  })
  if (times.end !== null) made.push({ label: 'end', unit: '', cells: stamps(times.end) })

  const rest = all.filter(
    (column) => column !== times.start && column !== times.end && !times.others.includes(column),
  )
  const amounts = amountColumns(rows, null)
  const units = rest.filter((column) => isUnitColumn(column, cellsOf(rows, column)))
  const durations = new Map(
    rest.flatMap((column): [string, readonly string[]][] => {
      const found = units.includes(column) ? null : durationsOf(rows, column, spacing)
      return found === null ? [] : [[column, found]]
    }),
  )
  const numbers = rest.filter((column) => amounts.includes(column) && !durations.has(column))
  const counters = numbers.filter((column) => !says(column) && counts(cellsOf(rows, column)))
  const candidates =
    counters.length < numbers.length ? numbers.filter((column) => !counters.includes(column)) : numbers
  const known = candidates.filter(says)
  const flags = candidates.filter((column) => !says(column) && looksLikeFlag(cellsOf(rows, column)))
  const values =
    known.length > 0 && labelled
      ? known
      : candidates.length > flags.length
        ? candidates.filter((column) => !flags.includes(column))
        : candidates
  if (values.length === 0) return null
  const left = candidates.filter((column) => !values.includes(column))
  if (left.length > 0)
    doubts.add(
      `Not shown, since nothing says that they are amounts: ${left
        .map((column) => column.slice(0, 40))
        .slice(0, 6)
        .join(', ')}.`,
    )

  for (const column of rest) {
    const cells = cellsOf(rows, column)
    const length = durations.get(column)
    if (length) {
      if (times.end === null && length.some((cell) => cell !== ''))
        made.push({ label: 'duration', unit: '', cells: length })
    } else if (values.includes(column)) {
      const split = splitUnits(cells)
      const beside =
        units.find((unit) => belongs(unit, column)) ??
        units.find(
          (unit) =>
            /^(unit|units|uom|unit of measure|.*\bunit)$/.test(wordsOf(unit)) &&
            !isMoney(column) &&
            !/currency/i.test(unit) &&
            !values.some((value) => belongs(unit, value)),
        )
      const currency = isMoney(column) ? units.find((unit) => /currency/i.test(unit)) : undefined
      const own = beside ?? currency
      const unit =
        split?.unit ??
        (own === undefined ? null : only(cellsOf(rows, own))) ??
        unitFor(column) ??
        (isMoney(column) ? '' : unitWord(column))
      const bare = split?.cells ?? cells
      const shown = labelled ? shortLabel(column, all) : values.length === 1 ? 'value' : column
      const scaled =
        power === 0
          ? bare
          : bare.map((cell) => (cell === '' || /[eE]/.test(cell) ? cell : `${cell}e${power}`))
      made.push({ label: shown, unit, cells: scaled })
    } else if (units.includes(column)) {
      // Units that differ from row to row tell channels apart.
      if (only(cells) === null && !/currency/i.test(column)) made.push({ label: 'unit', unit: '', cells })
    } else if (!candidates.includes(column) && cells.some((cell) => cell !== '') && !numbersEachRow(cells)) {
      made.push({ label: labelled ? shortLabel(column, all) : `note ${column}`, unit: '', cells })
    }
  }
  const [value] = values
  const telling =
    values.length > 1 || (value !== undefined && labelled && !littleWords.test(shortLabel(value, all)))
  // A name such as `Usage (kWh)` supplies the label that its values lack.
  const measured = !telling && name !== null && unitInLabel(name).unit !== null ? name : null
  const little = value === undefined ? '' : shortLabel(value, all)
  return {
    name: telling || measured !== null ? null : name,
    labels: made.map((column) => (measured !== null && column.label === little ? measured : column.label)),
    unitCells: made.map(({ unit }) => unit),
    rows: rows.map((_, at) => made.map(({ cells }) => cells[at] ?? '')),
  }
}
