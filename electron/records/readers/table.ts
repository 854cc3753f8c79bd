import { commaMeaning, decimalOf, durationOf, isBlank, isNoValue, partsOf } from './cells'
import { columnsOf, stampWords, type Columns, type Value } from './columns'
import { distinct, type Table } from './rows'
import { dayOrderOf } from './day-order'
import { count, type Doubts } from './doubts'
import { estimateTest } from './flags'
import { groupsOf, type Group, type Grouping } from './groups'
import type { Facts } from './header'
import { hintedUnit, rawUnit } from './hinted-unit'
import type { ReadingHints } from './hints'
import { unreadable } from './limits'
import { currencyOf, namesAmountOrMoney } from './quantities'
import { markRegisters } from './registers'
import { timesOf } from './row-times'
import { Series } from './series'
import { zoneNameIn } from './stamp'
import type { Unit } from '../../../shared/domain/unit'
import { unitInLabel, unitNamed } from './units'
import { zoneNamed, type Zone } from './zone'

export type { Facts } from './header'

export interface TableReading {
  readonly series: Series[]
  readonly assumedZone: string | null
}

const saysLittle =
  /^(value|values|usage|consumption|reading|quantity|amount|energy|v|wert|valeur|valor|valore|waarde|column \d+)$/i

/** The most frequent text of a column among these rows; '' if there is none. */
const usualCell = (table: Table, column: number | null, rows: readonly number[]): string => {
  if (column === null) return ''
  const counts = new Map<string, number>()
  for (const index of rows) {
    const cell = table.rows[index]?.[column] ?? ''
    if (!isBlank(cell) && (counts.has(cell) || counts.size < 50))
      counts.set(cell, (counts.get(cell) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? ''
}

const labelOf = (table: Table, column: number): string => {
  const label = (table.labels[column] ?? '').trim()
  if (label !== '') return label
  return table.parts ? 'usage' : `column ${column + 1}`
}

/** The names of the value columns: their labels without units. Equal names get the interval or a number appended. */
const valueNames = (table: Table, values: readonly Value[]): string[] => {
  const everyRow = table.rows.map((_, index) => index)
  const bare = values.map(({ column }) => unitInLabel(labelOf(table, column)).rest || labelOf(table, column))
  return bare.map((name, index) => {
    if (bare.filter((other) => other === name).length === 1) return name
    const interval = usualCell(table, values[index]?.duration ?? null, everyRow)
    return `${name} ${interval === '' ? index + 1 : interval}`
  })
}

const nameOf = (table: Table, group: Group, label: string, alone: boolean): string => {
  const parts = [table.name, group.name].filter((part) => part !== null && part !== '')
  if (parts.length === 0) return label
  const little = saysLittle.test(label) || table.parts !== undefined
  if (alone && (group.name !== null || table.name?.startsWith('section ') || little)) return parts.join(' ')
  return [...parts, label].join(' ')
}

const zoneOf = (
  table: Table,
  columns: Columns,
  facts: Facts,
  hints: ReadingHints,
): { zone: Zone; named: boolean } => {
  const inLabel = /\b(utc|gmt)\b/i.test(stampWords(table, columns)) ? 'UTC' : null
  const inColumn = columns.zone === null ? '' : ([...distinct(table.rows, columns.zone, 1)][0] ?? '')
  const inStamps = zoneNameIn([...distinct(table.rows, columns.stamp, 1)][0] ?? '')
  const named = zoneNamed(inLabel ?? inColumn) ?? zoneNamed(inStamps) ?? zoneNamed(facts.zone ?? '')
  if (named) return { zone: named, named: true }
  const assumed = zoneNamed(hints.zone ?? 'UTC')
  if (!assumed) throw unreadable(`the time zone “${hints.zone ?? ''}” is not known`)
  return { zone: assumed, named: false }
}

/** Everything about one table that is needed while its channels are made. */
interface Context {
  readonly table: Table
  readonly columns: Columns
  readonly values: readonly Value[]
  readonly grouping: Grouping
  readonly facts: Facts
  readonly hints: ReadingHints
  readonly doubts: Doubts
}

/** The unit that is written in the cells themselves, after every number. */
const unitInCells = (table: Table, column: number, rows: readonly number[]): Unit | null => {
  const found = new Set(rows.slice(0, 50).map((index) => partsOf(table.rows[index]?.[column] ?? '').unit))
  found.delete('')
  const [only, ...more] = found
  return only !== undefined && more.length === 0 ? unitNamed(only) : null
}

/** The unit in the words that tell this group from others: `Active Import (kWh)`. */
const unitInGroup = ({ table, grouping }: Context, group: Group): Unit | null => {
  for (const column of grouping.columns) {
    const text = table.rows[group.rows[0] ?? 0]?.[column] ?? ''
    const unit = unitNamed(text) ?? unitInLabel(text).unit
    if (unit && unit.kind !== 'cost') return unit
  }
  return table.name === null ? null : unitInLabel(table.name).unit
}

/** The unit in a column with the same text in every row, such as the read type if there is only one. */
const unitInRest = ({ table, columns }: Context, rows: readonly number[]): Unit | null => {
  for (const column of columns.rest) {
    const cells = [...distinct(table.rows, column, 1)]
    const text = cells.length === 1 ? (cells[0] ?? '') : ''
    const unit = /\p{L}/u.test(text) && rows.length > 0 ? unitInLabel(text).unit : null
    if (unit && unit.kind !== 'cost') return unit
  }
  return null
}

const moneyUnit = (context: Context, value: Value, group: Group, name: string): Unit => {
  const { table, hints } = context
  const label = table.labels[value.column] ?? ''
  const sample = table.rows[group.rows[0] ?? 0]?.[value.column] ?? ''
  const named =
    unitNamed(usualCell(table, value.unit, group.rows)) ??
    currencyOf(label, table.unitCells[value.column] ?? '', sample) ??
    unitInCells(table, value.column, group.rows)
  if (named) return { ...named, kind: 'cost' }
  const hinted = hintedUnit(hints, name)
  return { ...(hinted?.kind === 'cost' ? hinted : rawUnit), kind: 'cost' }
}

const unitOf = (context: Context, value: Value, group: Group, name: string): Unit => {
  const { table, facts, hints, doubts } = context
  if (value.role === 'money') return moneyUnit(context, value, group, name)
  const label = table.labels[value.column] ?? ''
  const named =
    (value.role === 'temperature' ? null : unitNamed(usualCell(table, value.unit, group.rows))) ??
    unitInLabel(label).unit ??
    unitNamed((table.unitCells[value.column] ?? '').replace(/[[\]()]/g, '')) ??
    unitInCells(table, value.column, group.rows) ??
    (value.role === 'temperature'
      ? null
      : (unitInGroup(context, group) ?? unitNamed(facts.unit ?? '') ?? unitInRest(context, group.rows)))
  if (named) return named
  const hinted = hintedUnit(hints, name)
  doubts.of(
    name,
    hinted
      ? `the file names no unit; ${hinted.unit} was taken as given.`
      : `the file names no unit; the values are shown as they stand.`,
  )
  if (value.role === 'temperature') return { ...(hinted ?? rawUnit), kind: 'temperature' }
  if (value.role === 'demand' && !hinted) return { ...rawUnit, kind: 'demand' }
  return hinted ?? rawUnit
}

/** A column called "Amount" means money if a column beside it names its energy unit. */
const withMoney = (table: Table, values: readonly Value[]): Value[] =>
  values.map((value) => {
    const label = table.labels[value.column] ?? ''
    const others = values.filter((other) => other !== value && other.role === 'amount')
    const doubtful =
      value.role === 'amount' &&
      namesAmountOrMoney(label) &&
      unitInLabel(label).unit === null &&
      value.unit === null
    return doubtful && others.some((other) => unitInLabel(table.labels[other.column] ?? '').unit !== null)
      ? { ...value, role: 'money' }
      : value
  })

/** For each row, whether the file marks the reading of this value as estimated. */
const estimates = (
  { table, columns, grouping, facts }: Context,
  value: Value,
): ((row: readonly string[]) => boolean) => {
  const next = columns.values.find(({ column }) => column > value.column)?.column ?? Infinity
  const beside = columns.flags.filter((column) => column > value.column && column < next)
  const near = columns.flags.length > 1 && beside.length > 0 ? beside : columns.flags
  // A column that tells directions apart is not a flag, however short its codes are.
  const flags = near.filter((column) => !grouping.columns.includes(column))
  const explained = facts.estimateCodes ?? new Set()
  const isExplained = (column: number): boolean => {
    const cells = [...distinct(table.rows, column, 12)].map((cell) => cell.toLowerCase())
    return (
      cells.length <= 12 &&
      cells.every((cell) => cell.length <= 3) &&
      cells.some((cell) => explained.has(cell))
    )
  }
  const legend = columns.rest.find((column) => !flags.includes(column) && isExplained(column))
  const byLegend =
    legend === undefined ? [] : [(row: readonly string[]) => explained.has((row[legend] ?? '').toLowerCase())]
  const byFlag = flags.flatMap((column) => {
    const test = estimateTest(table.labels[column] ?? '', [...distinct(table.rows, column, 2000)])
    return test ? [(row: readonly string[]) => test(row[column] ?? '')] : []
  })
  const tests = [...byFlag, ...byLegend]
  const marked = table.rows.some((row) => partsOf(row[value.column] ?? '').mark !== null)
  if (!marked && tests.length === 0) return () => false
  return (row) => {
    const { mark } = marked ? partsOf(row[value.column] ?? '') : { mark: null }
    if (mark === 'estimated' || (mark === 'star' && facts.starMeansEstimated === true)) return true
    return tests.some((test) => test(row))
  }
}

const decimalCommaOf = (table: Table, values: readonly Value[], facts: Facts, doubts: Doubts): boolean => {
  const comma = commaMeaning(
    (function* () {
      for (const row of table.rows) for (const { column } of values) yield row[column] ?? ''
    })(),
  )
  const decimalComma = comma === 'decimal' || comma === 'dots' || (comma === 'open' && !facts.commaSeparated)
  if (comma === 'dots') {
    doubts.add(
      'Numbers such as 1.234 stand beside whole ones of three digits; the dot was read as one between thousands.',
    )
  }
  if (comma === 'open') {
    doubts.add(
      `Numbers such as 1,234 could be meant in two ways; the comma was read as ${decimalComma ? 'a decimal one' : 'one between thousands'}.`,
    )
  }
  return decimalComma
}

/** Reads one table: the meaning of its columns, its meters, their times and values. */
export const readTable = (table: Table, facts: Facts, hints: ReadingHints, doubts: Doubts): TableReading => {
  const columns = columnsOf(table)
  if (!columns || columns.values.length === 0) return { series: [], assumedZone: null }
  const grouping = groupsOf(table, columns)
  const notShown = columns.unsaid.filter((column) => !grouping.columns.includes(column))
  if (notShown.length > 0) {
    doubts.add(
      `Not shown, since nothing says that they are amounts: ${notShown
        .slice(0, 6)
        .map((column) => (table.labels[column] ?? '').slice(0, 40))
        .join(', ')}.`,
    )
  }
  const values = withMoney(
    table,
    columns.values.filter(({ column }) => !grouping.columns.includes(column)),
  )
  const context: Context = { table, columns, values, grouping, facts, hints, doubts }
  const decimalComma = decimalCommaOf(table, values, facts, doubts)
  const { zone, named } = zoneOf(table, columns, facts, hints)
  const labels = valueNames(table, values)
  const order = dayOrderOf(table, columns, facts.dates ?? [], doubts)
  const marks = values.map((value) => estimates(context, value))
  const isFilled = (index: number): boolean =>
    values.some(({ column }) => !isBlank(table.rows[index]?.[column] ?? ''))
  const series: Series[] = []
  let local = false
  let unusable = 0

  for (const group of grouping.groups) {
    const times = timesOf(group.rows, { table, columns, order, zone, isFilled, doubts })
    local ||= times.local
    values.forEach((value, at) => {
      const name = nameOf(table, group, labels[at] ?? '', values.length === 1)
      const unit = unitOf(context, value, group, name)
      const one = new Series(name, unit.kind, unit.unit)
      one.stampedAtEnd = times.stampedAtEnd
      one.label = labels[at] ?? ''
      group.rows.forEach((index, nth) => {
        const row = table.rows[index] ?? []
        const time = times.at[nth] ?? NaN
        if (Number.isNaN(time)) return
        const cell = row[value.column] ?? ''
        const text = decimalOf(cell, decimalComma)
        if (text === null && !isNoValue(cell)) unusable++
        if (text !== null && value.role !== 'money' && marks[at]?.(row) === true) one.estimated++
        const inColumn =
          value.duration === null
            ? null
            : durationOf(row[value.duration] ?? '', table.labels[value.duration] ?? '')
        const ofRow = times.duration[nth] ?? NaN
        one.push(time, Number.isNaN(ofRow) ? (inColumn ?? facts.step ?? NaN) : ofRow, text, unit.shift)
      })
      if (one.text.some((text) => text !== null)) series.push(one)
    })
  }
  if (unusable > 0) doubts.add(`${count(unusable, 'value')} could not be read.`)
  markRegisters(series, doubts)
  if (!local || named || series.length === 0) return { series, assumedZone: null }
  doubts.add(
    hints.zone === undefined
      ? 'The file names no time zone: its local times were read as UTC, for want of a better one.'
      : `The file names no time zone: its local times were read in ${zone.name}.`,
  )
  return { series, assumedZone: zone.name }
}
