import { commaMeaning, decimalOf, durationOf, isBlank } from './cells'
import { columnsOf, stampWords, type Columns, type Table } from './columns'
import { count, type Doubts } from './doubts'
import { hintedUnit, rawUnit } from './hinted-unit'
import type { ReadingHints } from './hints'
import { limits, unreadable } from './limits'
import { markRegisters } from './registers'
import { dayOrderOf, timesOf } from './row-times'
import { Series } from './series'
import { unitInLabel, unitNamed, type Unit } from './units'
import { zoneNamed, type Zone } from './zone'

/** What a file says of all its tables, beside them. */
export interface Facts {
  readonly zone: string | null
  readonly unit: string | null
  /** Seconds. */
  readonly step: number | null
  /** Whether commas stand between the fields, so that one within a number is more likely one between thousands. */
  readonly commaSeparated: boolean
}

export interface TableReading {
  readonly series: Series[]
  readonly assumedZone: string | null
}

interface Group {
  readonly name: string | null
  readonly rows: number[]
}

const costLike = /\b(cost|costs|charge|charges|kosten|bedrag)\b/i
const temperatureLike = /\btemp(erature)?\b/i
const demandLike = /\b(demand|power|vermogen|leistung)\b/i
const saysLittle = /^(value|values|usage|consumption|reading|quantity|amount|energy|v|column \d+)$/i

/** Rows by what their group columns say; named by the one column that tells all apart, a describing one before an id. */
const groupsOf = (table: Table, columns: Columns): Group[] => {
  const byKey = new Map<string, { cells: string[]; rows: number[] }>()
  table.rows.forEach((row, index) => {
    const cells = columns.groups.map((column) => (isBlank(row[column] ?? '') ? '' : (row[column] ?? '')))
    const key = cells.join('\u0000')
    const group = byKey.get(key)
    if (group) group.rows.push(index)
    else byKey.set(key, { cells, rows: [index] })
    if (byKey.size > limits.channels) throw unreadable(`it has more than ${limits.channels} channels`)
  })
  const groups = [...byKey.values()]
  if (groups.length < 2) return groups.map(({ rows }) => ({ name: null, rows }))
  const tellsAll = columns.groups
    .map((_, at) => at)
    .filter((at) => new Set(groups.map(({ cells }) => cells[at])).size === groups.length)
  const wordy = tellsAll.find((at) => groups.every(({ cells }) => /[A-Za-z]/.test(cells[at] ?? '')))
  const naming = wordy ?? tellsAll[0]
  return groups.map(({ cells, rows }) => ({
    name: naming === undefined ? cells.filter((cell) => cell !== '').join('/') : (cells[naming] ?? ''),
    rows,
  }))
}

/** The most frequent text of a column among these rows; '' for none. */
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
  return label === '' ? `column ${column + 1}` : label
}

/** The names of the value columns: labels without their units; of two alike, with the interval or a number behind. */
const valueNames = (table: Table, { values }: Columns): string[] => {
  const everyRow = table.rows.map((_, index) => index)
  const bare = values.map(({ column }) => unitInLabel(labelOf(table, column)).rest || labelOf(table, column))
  return bare.map((name, index) => {
    if (bare.filter((other) => other === name).length === 1) return name
    const interval = usualCell(table, values[index]?.duration ?? null, everyRow)
    return `${name} ${interval === '' ? index + 1 : interval}`
  })
}

const nameOf = (table: Table, group: Group, label: string, columns: Columns): string => {
  const alone = columns.values.length === 1
  const parts = [table.name, group.name].filter((part) => part !== null && part !== '')
  if (parts.length === 0) return label
  if (alone && (group.name !== null || table.name?.startsWith('section ') || saysLittle.test(label))) {
    return parts.join(' ')
  }
  return [...parts, label].join(' ')
}

const zoneOf = (
  table: Table,
  columns: Columns,
  facts: Facts,
  hints: ReadingHints,
): { zone: Zone; named: boolean } => {
  const inLabel = /\b(utc|gmt)\b/i.test(stampWords(table, columns)) ? 'UTC' : null
  const named = zoneNamed(inLabel ?? facts.zone ?? '')
  if (named) return { zone: named, named: true }
  const assumed = zoneNamed(hints.zone ?? 'UTC')
  if (!assumed) throw unreadable(`the time zone “${hints.zone ?? ''}” is not known`)
  return { zone: assumed, named: false }
}

const unitOf = (
  table: Table,
  value: Columns['values'][number],
  group: Group,
  name: string,
  facts: Facts,
  hints: ReadingHints,
  doubts: Doubts,
): Unit => {
  const label = table.labels[value.column] ?? ''
  // A row's unit is that of its usage; a cost beside it is money.
  const ofRows = costLike.test(label) ? '' : usualCell(table, value.unit, group.rows)
  const named =
    unitNamed(ofRows) ??
    unitInLabel(label).unit ??
    unitNamed((table.unitCells[value.column] ?? '').replace(/[[\]()]/g, '')) ??
    (costLike.test(label) || temperatureLike.test(label) ? null : unitNamed(facts.unit ?? ''))
  if (named) return named
  const hinted = hintedUnit(hints, name)
  if (costLike.test(label)) {
    const money = table.rows[group.rows[0] ?? 0]?.[value.column] ?? ''
    return unitNamed(/[$€£]/.exec(money)?.[0] ?? '') ?? { ...(hinted ?? rawUnit), kind: 'cost' }
  }
  doubts.of(
    name,
    hinted
      ? `the file names no unit; ${hinted.unit} was taken as given.`
      : `the file names no unit; the values are shown as they stand.`,
  )
  if (temperatureLike.test(label)) return { ...(hinted ?? rawUnit), kind: 'temperature' }
  if (demandLike.test(label) && !hinted) return { ...rawUnit, kind: 'demand' }
  return hinted ?? rawUnit
}

/** Reads one table: its columns' meanings, its meters, their times and values. */
export const readTable = (table: Table, facts: Facts, hints: ReadingHints, doubts: Doubts): TableReading => {
  const columns = columnsOf(table)
  if (!columns || columns.values.length === 0) return { series: [], assumedZone: null }
  const comma = commaMeaning(
    (function* () {
      for (const row of table.rows) for (const { column } of columns.values) yield row[column] ?? ''
    })(),
  )
  const decimalComma = comma === 'decimal' || (comma === 'open' && !facts.commaSeparated)
  if (comma === 'open') {
    doubts.add(
      `Numbers such as 1,234 could be meant in two ways; the comma was read as ${decimalComma ? 'a decimal one' : 'one between thousands'}.`,
    )
  }
  const { zone, named } = zoneOf(table, columns, facts, hints)
  const labels = valueNames(table, columns)
  const order = dayOrderOf(table, columns, doubts)
  const series: Series[] = []
  let local = false
  let unusable = 0

  for (const group of groupsOf(table, columns)) {
    const times = timesOf(table, columns, group.rows, order, zone, doubts)
    local ||= times.local
    columns.values.forEach((value, at) => {
      const name = nameOf(table, group, labels[at] ?? '', columns)
      const unit = unitOf(table, value, group, name, facts, hints, doubts)
      const one = new Series(name, unit.kind, unit.unit)
      one.stampedAtEnd = times.stampedAtEnd
      group.rows.forEach((index, nth) => {
        const row = table.rows[index] ?? []
        const time = times.at[nth] ?? NaN
        if (Number.isNaN(time)) return
        const cell = row[value.column] ?? ''
        const text = decimalOf(cell, decimalComma)
        if (text === null && !isBlank(cell)) unusable++
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
