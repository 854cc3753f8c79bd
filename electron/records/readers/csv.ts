import Papa from 'papaparse'
import type { Readings } from '../../../shared/domain/interval'
import { isNumeric } from './cells'
import { withDatesDown } from './across'
import {
  withDatesAbove,
  withJoinedClocks,
  withJoinedDates,
  withJoinedHalves,
  withJoinedQuarters,
  withRepeatedDates,
} from './date-cells'
import { withClockNumbers, withNamedPeriods } from './named-periods'
import { count, Doubts } from './doubts'
import { factsOf } from './header'
import type { ReadingHints } from './hints'
import { unreadable } from './limits'
import { tablesOf } from './sections'
import { modeOf } from './steps'
import { filled, shapeOf, structureOf, type Row } from './structure'
import { readingsOf } from './tables'
import { narrow } from './wide'

const delimiters = [',', ';', '\t', '|'] as const

/** The content of a cell that is written so that spreadsheets take it as text: `="0042"`, `'0042`. */
const bare = (cell: string): string =>
  cell.startsWith('="') && cell.endsWith('"')
    ? cell.slice(2, -1).trim()
    : cell.startsWith("'") && /^'\d/.test(cell)
      ? cell.slice(1)
      : cell

/** Brings the many ways of writing dates in a table into the usual form. The order of the steps matters. */
const prepared = (rows: readonly Row[]): readonly Row[] =>
  [
    withJoinedHalves,
    withDatesDown,
    withDatesAbove,
    withJoinedDates,
    withNamedPeriods,
    withClockNumbers,
    withJoinedClocks,
    withJoinedQuarters,
  ].reduce((all, step) => step(all), rows)

/** `text` has one kind of line end. */
const parse = (text: string, delimiter: string, preview: number): string[][] => {
  const { data } = Papa.parse<string[]>(text, { delimiter, newline: '\n', preview, skipEmptyLines: false })
  let above: readonly string[] = []
  for (const row of data) {
    for (let at = 0; at < row.length; at++) {
      const cell = bare((row[at] ?? '').trim())
      const same = above[at]
      // The same object, where it is the same text: comparing the two costs nothing then, and they are compared often.
      row[at] = cell === same ? same : cell
    }
    above = row
  }
  return data
}

/** The delimiter with which most rows have a time. Of two, the one that makes more columns. */
const delimiterOf = (text: string): string | null => {
  let best: { delimiter: string; score: number } | null = null
  for (const delimiter of delimiters) {
    const rows = prepared(parse(text, delimiter, 400))
    const shape = shapeOf(rows)
    if (!shape) continue
    const width = Math.max(...rows.map((row) => row.length))
    const score = shape.count * 1000 + Math.min(width, 999)
    if (score > (best?.score ?? 0)) best = { delimiter, score }
  }
  return best?.delimiter ?? null
}

/**
 * A description of the layout: how many columns there are, and of what kind. It has no words of the file, because a
 * failure may be logged and the lines above a table name people.
 */
const layoutOf = (rows: readonly Row[]): string => {
  const full = rows.filter((row) => filled(row).length > 0)
  const width = modeOf(full.map((row) => row.length))
  if (!(width > 1)) return `${count(full.length, 'line')} of text without columns`
  const usual = full.filter((row) => row.length === width)
  const ofNumbers = Array.from({ length: width }, (_, column) => column).filter(
    (column) =>
      usual.filter((row) => row[column] !== '' && isNumeric(row[column] ?? '')).length > usual.length / 2,
  ).length
  return `${count(full.length, 'line')}, ${count(width, 'column')}, ${ofNumbers} of them of numbers`
}

const notUnderstood = (why: string, rows: readonly Row[]): Error =>
  unreadable(`this layout is not understood: ${why} (${layoutOf(rows)})`)

/**
 * For a text without times: its rows with the delimiter that makes the most columns, so that the layout can be
 * described.
 */
const widestOf = (text: string): string[][] => {
  const [widest = []] = delimiters
    .map((delimiter) => parse(text, delimiter, 50))
    .toSorted((a, b) => Math.max(...b.map((row) => row.length)) - Math.max(...a.map((row) => row.length)))
  return widest
}

/** Reads a utility's CSV export, or the API's normalised one. */
export const readCsv = (text: string, hints: ReadingHints): Readings => {
  const named = /^sep=(.)\r?\n/i.exec(text)
  // Makes all line ends alike: with two kinds in one file, several lines would be taken for one.
  const whole = (named ? text.slice(named[0].length) : text).replace(/\r+\n|\r/g, '\n')
  const single = named?.[1] ?? delimiterOf(whole)
  // Columns of fixed width are separated by blanks.
  const body = single === null ? whole.replace(/[ \t]{2,}/g, '\t') : whole
  const delimiter = single ?? delimiterOf(body)
  const parsed = delimiter === null ? widestOf(body) : prepared(parse(body, delimiter, 0))
  const shape = shapeOf(parsed)
  if (delimiter === null || !shape) throw notUnderstood('no column of dates or times was found', parsed)
  const rows = withRepeatedDates(parsed, shape.column)

  const doubts = new Doubts()
  const { sections, strays, totals, notes } = structureOf(rows, shape)
  const facts = factsOf(
    [...sections.flatMap(({ above }, index) => (index === 0 ? above : [])), ...notes],
    delimiter,
  )
  const tables = tablesOf(sections, shape.column, doubts).map((table) => narrow(table, doubts))
  if (totals > 0) doubts.add(`${count(totals, 'row')} of totals among the readings were left out.`)
  if (strays.length > 0) {
    doubts.add(
      `${count(strays.length, 'row')} of another shape than the readings were left out: they hold numbers, but no time where the others have theirs.`,
    )
  }
  const readings = readingsOf(tables, facts, hints, doubts)
  if (readings.channels.length === 0)
    throw notUnderstood('no column of amounts was found beside its times', rows)
  return readings
}
