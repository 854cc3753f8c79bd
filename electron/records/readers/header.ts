import { durationOf, isNumeric } from './cells'
import { filled, type Row } from './structure'
import { unitInLabel, unitNamed } from './units'

/** The lines above the readings: the names of the columns, their units, and what is said about the whole table. */

export interface Header {
  readonly labels: readonly string[]
  /** The labels without those of the group above them. Where these begin again, another table begins. */
  readonly own: readonly string[]
  /** A unit written above or below a column's label; '' if there is none. */
  readonly unitCells: readonly string[]
  /** The rows above the header, in their order. */
  readonly preamble: readonly Row[]
}

const bracketless = (cell: string): string => cell.replace(/[[\]()]/g, '')

const dateFormat = /^[dmyhstj:./\-, ]{6,}$/i

/** Whether a row describes columns without naming them: units, date formats, or one repeated word. */
const describes = (row: Row): boolean => {
  const cells = filled(row).filter((cell) => !dateFormat.test(cell))
  if (cells.length === 0) return true
  return (
    cells.every((cell) => unitNamed(bracketless(cell))) || (cells.length > 1 && new Set(cells).size === 1)
  )
}

/** The rows directly above the data that have about its width. */
const headerRows = (above: readonly Row[], width: number): Row[] => {
  const rows: Row[] = []
  for (const row of above.toReversed()) {
    const unitAlone = filled(row).length === 1 && describes(row)
    if (rows.length === 12 || (filled(row).length < Math.min(2, width) && !unitAlone)) break
    if (row.length < width - 2 || row.length > width + 1) break
    rows.unshift(row)
  }
  return rows
}

/** A cell of a group header also applies to the empty cells on its right. */
const spread = (row: Row): string[] => {
  let last = ''
  return row.map((cell) => (last = cell === '' ? last : cell))
}

/** Labels that occur several times get the cell above them as a prefix: `Import` over `kWh`. */
const withGroups = (labels: readonly string[], over: Row | undefined): readonly string[] => {
  if (!over || over.some(isNumeric) || new Set(filled(over)).size < 2) return labels
  const groups = spread(over)
  const twice = labels.filter((label, at) => label !== '' && labels.indexOf(label) !== at)
  if (twice.length === 0) return labels
  const grouped = labels.map((label, at) =>
    twice.includes(label) ? `${groups[at] ?? ''} ${label}`.trim() : label,
  )
  return new Set(grouped).size > new Set(labels).size ? grouped : labels
}

export const headerOf = (above: readonly Row[], width: number): Header => {
  const rows = headerRows(above, width)
  const at = rows.findLastIndex((row) => !describes(row))
  const naming = at < 0 ? rows.length - 1 : at
  const own = rows[naming] ?? []
  const labels = withGroups(own, rows[naming - 1])
  const others = rows.filter((_row, index) => index !== naming)
  // A single unit above the first column of each block applies to the whole block.
  const units = others.map((row) => (describes(row) && new Set(filled(row)).size === 1 ? spread(row) : row))
  const unitCells = Array.from({ length: width }, (_, column) => {
    const cell = units.map((row) => row[column] ?? '').find((each) => unitNamed(bracketless(each)))
    return cell === undefined ? '' : bracketless(cell)
  })
  return {
    labels,
    own,
    unitCells,
    preamble: above.slice(0, above.length - rows.length + Math.max(naming, 0)),
  }
}

/** What a file says about all its tables, outside of them. */
export interface Facts {
  readonly zone: string | null
  readonly unit: string | null
  /** Seconds. */
  readonly step: number | null
  /** Whether fields are separated by commas. A comma within a number then rather separates thousands. */
  readonly commaSeparated: boolean
  /** Dates outside of the readings: they may show whether the month or the day is written first. */
  readonly dates?: readonly string[]
  /** Whether the file explains an asterisk as an estimate. */
  readonly starMeansEstimated?: boolean
  /** Codes that the file explains as estimates: `E = Estimated`. */
  readonly estimateCodes?: ReadonlySet<string>
}

const pairsIn = (above: readonly Row[]): [string, string][] =>
  above.flatMap((row, index): [string, string][] => {
    const cells = filled(row)
    const [key = '', value = ''] = cells
    const next = above[index + 1]
    if (cells.length > 2 && next) return row.map((cell, column) => [cell, next[column] ?? ''])
    if (cells.length === 2) return [[key.replace(/:$/, ''), value]]
    const [, before = '', behind = ''] = /^([^:]{2,40}):\s*(.{1,60})$/.exec(key) ?? []
    return [[before, behind]]
  })

/** The unit in the lines of words above the table, such as `Hourly electric usage (kWh)`, if they name only one. */
const unitOfTitles = (above: readonly Row[]): string | null => {
  const found = new Set<string>()
  for (const row of above) {
    const [cell = '', ...others] = filled(row)
    if (others.length > 0 || cell.length > 120) continue
    const { unit } = unitInLabel(cell)
    const named = unit ?? unitNamed(/ in (\S+)\s*$/i.exec(cell)?.[1] ?? '')
    // A line that names several units describes each column in words.
    const words = cell.split(/[\s,;:/_()[\]]+/).map((word) => unitInLabel(word).unit?.unit)
    if (new Set(words.filter((word) => word !== undefined)).size > 1) return null
    if (named && named.kind !== 'cost')
      found.add(/(?:^|[\s([:])([\p{L}³-]{1,16})[)\]]?\s*$/u.exec(cell)?.[1] ?? named.unit)
  }
  const [only, ...more] = found
  return only !== undefined && more.length === 0 && unitNamed(only) ? only : null
}

const datesIn = (rows: readonly Row[]): string[] =>
  rows.flatMap((row) => row.flatMap((cell) => cell.match(/\b\d{1,2}[-/]\d{1,2}[-/](?:\d{4}|\d{2})\b/g) ?? []))

export const factsOf = (above: readonly Row[], delimiter: string): Facts => {
  const pairs = pairsIn(above)
  const find = <T>(keys: RegExp, read: (value: string) => T | null): T | null => {
    for (const [key, value] of pairs) {
      const found = keys.test(key) && value !== '' ? read(value) : null
      if (found !== null) return found
    }
    return null
  }
  const text = above.flat().join('\n')
  return {
    zone: find(/time ?zone|fuseau|zeitzone|tijdzone|zona horaria|fuso/i, (value) => value),
    unit:
      find(/^(units?|unite|unité|unidad|unità|unidade|einheit|eenheid|uom|unit of measure)\b/i, (value) =>
        unitNamed(value) ? value : null,
      ) ?? unitOfTitles(above),
    step: find(/interval|pas en minutes|resolution|granularity/i, (value) => durationOf(value)),
    commaSeparated: delimiter === ',',
    dates: datesIn(above),
    estimateCodes: new Set(
      [
        ...text.matchAll(
          /(?:^|[\s,;(|])([\p{L}\d]{1,3})\s*[=:–-]\s*(?=estim|geschätzt|ersatz|stimat|geschat)/giu,
        ),
      ].map(([, code = '']) => code.toLowerCase()),
    ),
    starMeansEstimated: /\*[^\n]{0,40}(estim|geschätzt|geschat|stimat)/i.test(text),
  }
}
