import Papa from 'papaparse'
import type { Readings } from '../../../shared/domain/interval'
import { durationOf, isBlank, isNumeric } from './cells'
import type { Table } from './columns'
import { Doubts } from './doubts'
import type { ReadingHints } from './hints'
import { limits, unreadable } from './limits'
import { parseNumericStamp, parseRange, parseStamp } from './stamp'
import { readingsOf } from './tables'
import type { Facts } from './table'
import { unitNamed } from './units'

type Row = readonly string[]

/** Where a row's first time stands and of what form it is: data rows share one shape, a preamble's rows do not. */
type Shape = string | null

const delimiters = [',', ';', '\t', '|'] as const
const looked = 8

const formOf = (cell: string): string | null => {
  if (cell.length < 6) return null
  const stamp = parseStamp(cell, 'mdy') ?? parseStamp(cell, 'dmy')
  if (stamp) return stamp.dateOnly ? 'date' : 'stamp'
  return (parseRange(cell, 'mdy') ?? parseRange(cell, 'dmy')) ? 'range' : null
}

const shapeOf = (row: Row): Shape => {
  if (row.length < 2) return null
  for (let column = 0; column < Math.min(looked, row.length); column++) {
    const form = formOf(row[column] ?? '')
    if (form !== null) return `${column}:${form}`
  }
  return null
}

/** Files without a written date count seconds: a number of that size in one of the first columns. */
const numericShapeOf = (row: Row): Shape => {
  if (row.length < 2) return null
  const column = row.slice(0, looked).findIndex((cell) => {
    const stamp = parseNumericStamp(cell)
    return stamp !== null && stamp.wall > 0.9e9
  })
  return column < 0 ? null : `${column}:number`
}

interface Shaped {
  readonly shape: string
  readonly count: number
  readonly of: (row: Row) => Shape
}

/** The most frequent shape; of two, the one that comes last, as data does. */
const usualShape = (rows: readonly Row[]): Shaped | null => {
  for (const of of [shapeOf, numericShapeOf]) {
    const counts = new Map<string, number>()
    let best: Shaped | null = null
    for (const row of rows) {
      const shape = of(row)
      if (shape === null) continue
      const count = (counts.get(shape) ?? 0) + 1
      counts.set(shape, count)
      if (count >= (best?.count ?? 0)) best = { shape, count, of }
    }
    if (best) return best
  }
  return null
}

const parse = (text: string, delimiter: string, preview: number): string[][] =>
  Papa.parse<string[]>(text, { delimiter, preview, skipEmptyLines: false }).data.map((row) =>
    row.map((cell) => cell.trim()),
  )

/** The delimiter under which most rows have a time; of two, the one that makes more columns. */
const delimiterOf = (text: string): string | null => {
  let best: { delimiter: string; score: number } | null = null
  for (const delimiter of delimiters) {
    const rows = parse(text, delimiter, 400)
    const shape = usualShape(rows)
    if (!shape) continue
    const width = Math.max(...rows.map((row) => row.length))
    const score = shape.count * 1000 + Math.min(width, 999)
    if (score > (best?.score ?? 0)) best = { delimiter, score }
  }
  return best?.delimiter ?? null
}

const filled = (row: Row): string[] => row.filter((cell) => cell !== '')

/** The rows above the data that name its columns: as wide as the data, without a break. */
const headersAbove = (above: readonly Row[], width: number): Row[] => {
  const headers: Row[] = []
  for (const row of above.toReversed()) {
    const cells = filled(row).length
    if (headers.length === 12 || cells < Math.min(2, width)) break
    if (row.length < width - 2 || row.length > width + 1) break
    headers.unshift(row)
  }
  return headers
}

const bracketless = (cell: string): string => cell.replace(/[[\]()]/g, '')

const labelsOf = (headers: readonly Row[]): Row => {
  let best: Row = []
  let most = 0
  for (const row of headers) {
    const telling = new Set(filled(row).filter((cell) => !unitNamed(bracketless(cell)))).size
    if (telling >= most) {
      best = row
      most = telling
    }
  }
  return best
}

const tableOf = (above: readonly Row[], rows: readonly Row[], name: string | null, doubts: Doubts): Table => {
  const width = rows[0]?.length ?? 0
  const headers = headersAbove(above, width)
  const labels = labelsOf(headers)
  if (labels.length > 0 && width > labels.length) {
    doubts.add(`The rows have ${width} fields, their header ${labels.length}.`)
  }
  const unitCells = Array.from({ length: width }, (_, column) => {
    const cell = headers.map((row) => row[column] ?? '').find((each) => unitNamed(bracketless(each)))
    return cell === undefined ? '' : bracketless(cell)
  })
  return { name, labels, unitCells, rows }
}

/** What lines such as `Unit,kWh`, or a row of keys over a row of values, say above the data. */
const factsOf = (above: readonly Row[], delimiter: string): Facts => {
  const pairs: [string, string][] = []
  above.forEach((row, index) => {
    const cells = filled(row)
    const [key = '', value = ''] = cells
    if (cells.length === 2) pairs.push([key, value])
    const [, before = '', behind = ''] =
      cells.length === 1 ? (/^([^:]{2,40}):\s*(.{1,60})$/.exec(key) ?? []) : []
    pairs.push([before, behind])
    const next = above[index + 1]
    if (cells.length > 2 && next) row.forEach((cell, column) => pairs.push([cell, next[column] ?? '']))
  })
  const find = <T>(keys: RegExp, read: (value: string) => T | null): T | null => {
    for (const [key, value] of pairs) {
      const found = keys.test(key) && value !== '' ? read(value) : null
      if (found !== null) return found
    }
    return null
  }
  return {
    zone: find(/time ?zone|fuseau|zeitzone|tijdzone/i, (value) => value),
    unit: find(/^(units?|unite|unité|einheit|eenheid|uom)\b/i, (value) => (unitNamed(value) ? value : null)),
    step: find(/interval|pas en minutes|resolution|granularity/i, (value) => durationOf(value)),
    commaSeparated: delimiter === ',',
  }
}

interface Section {
  readonly above: Row[]
  readonly rows: Row[]
}

/** Runs of data rows, each under a header of its own. */
const sectionsOf = (rows: readonly Row[], { shape, of }: Shaped): Section[] => {
  const sections: Section[] = []
  let above: Row[] = []
  const [at] = shape.split(':').map(Number)
  for (const row of rows) {
    if (of(row) === shape && filled(row).length > 0) {
      const header = above.at(-1)
      const starts =
        header && filled(header).length > 1 && !header.some(isNumeric) && !isBlank(header[at ?? 0] ?? '')
      const current = sections.at(-1)
      if (current && !starts) current.rows.push(row)
      else sections.push({ above, rows: [row] })
      above = []
    } else if (filled(row).length > 0 || above.length > 0) {
      above.push(row)
    }
    if (sections.length > limits.channels) throw unreadable(`it has more than ${limits.channels} sections`)
  }
  return sections
}

/** Reads a utility's CSV export, or our own normalised one. */
export const readCsv = (text: string, hints: ReadingHints): Readings => {
  const named = /^sep=(.)\r?\n/i.exec(text)
  const body = named ? text.slice(named[0].length) : text
  const delimiter = named?.[1] ?? delimiterOf(body)
  if (delimiter === null) throw unreadable('it is text without a column of dates or times')
  const rows = parse(body, delimiter, 0)
  const shape = usualShape(rows)
  if (!shape) throw unreadable('it is text without a column of dates or times')

  const doubts = new Doubts()
  const sections = sectionsOf(rows, shape)
  const facts = factsOf(sections[0]?.above ?? [], delimiter)
  const several = sections.length > 1
  const tables = sections.map((section, index) =>
    tableOf(section.above, section.rows, several ? `section ${index + 1}` : null, doubts),
  )
  if (several) {
    doubts.add(
      `The file has ${sections.length} sections; they may show one flow in several ways and must not be added together.`,
    )
  }
  return readingsOf(tables, facts, hints, doubts)
}
