import type { UnmatchedLines } from '../../../shared/domain/bulk'
import type { ListResolution } from '../../../shared/domain/directory'
import { lookupKey } from '../../../shared/domain/lookup-text'
import { pastedRows, type Separator } from '../../../shared/domain/pasted-table'

/** The pasted text as a table, in which one column names the profiles. */
export interface Pasted {
  readonly rows: readonly (readonly string[])[]
  readonly columns: number
  /** Whether the first row looks like a heading. */
  readonly hasHeading: boolean
  /** The column that probably names the profiles. */
  readonly key: number
}

/** The names of these columns in exports of the console and elsewhere, the best first. */
const idNames = ['id', 'profile id', 'profile_id', 'profileid']
const labelNames = ['label', 'labels']

const namesIn = (heading: readonly string[]): readonly string[] => heading.map(lookupKey)

const lineEnd = /[\r\n]/

/**
 * Labels may contain commas. So a separator other than the tab is only used if a heading shows it, as in a CSV file
 * that was opened as text.
 */
const separatorOf = (text: string): Separator => {
  const heading = text.slice(0, 10_000).split(lineEnd)[0] ?? ''
  if (heading.includes('\t')) return '\t'
  const shows = (separator: Separator): boolean => {
    const names = namesIn(pastedRows(heading, separator)[0] ?? [])
    return names.length > 1 && names.some((name) => [...idNames, ...labelNames].includes(name))
  }
  return ([';', ','] as const).find(shows) ?? '\t'
}

const isFilled = (cell: string | undefined): boolean => (cell ?? '').trim() !== ''

/** IDs and case numbers contain digits, unlike names of customers and utilities. Dates contain hardly anything else. */
const looksLikeKey = (cell: string): boolean =>
  /\d/.test(cell) && !/^\d{1,4}([-/.])\d{1,2}\1\d{1,4}(\D|$)/.test(cell.trim())

const different = (cells: readonly string[]): number => new Set(cells.map(lookupKey)).size

/**
 * Without a telling heading: the column with the most distinct keys, or else the most distinct values; the first of
 * several.
 */
const likeliest = (rows: Pasted['rows'], columns: number): number => {
  const scores = Array.from({ length: columns }, (_, at) => {
    const cells = rows.flatMap((row) => (isFilled(row[at]) ? [row[at] ?? ''] : []))
    return { at, keys: different(cells.filter(looksLikeKey)), values: different(cells) }
  })
  return scores.sort((a, b) => b.keys - a.keys || b.values - a.values || a.at - b.at)[0]?.at ?? 0
}

export const pastedTable = (text: string): Pasted => {
  const rows = pastedRows(text, separatorOf(text))
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 1)
  const names = namesIn(rows[0] ?? [])
  const named = [...idNames, ...labelNames].map((name) => names.indexOf(name)).find((at) => at >= 0)
  return {
    rows,
    columns,
    hasHeading: named !== undefined && rows.length > 1,
    key: named ?? likeliest(rows, columns),
  }
}

export interface PastedLines {
  readonly lines: readonly string[]
  /** The numbers of the rows that have nothing in the column, starting with 1. */
  readonly empty: readonly number[]
}

/** The values of one column. No row is dropped silently: those without a value are listed. */
export const linesIn = ({ rows }: Pasted, column: number, withHeading: boolean): PastedLines => {
  const lines: string[] = []
  const empty: number[] = []
  rows.forEach((row, at) => {
    if (withHeading && at === 0) return
    const cell = (row[column] ?? '').trim()
    if (cell === '') empty.push(at + 1)
    else lines.push(cell)
  })
  return { lines, empty }
}

/** The lines that stand for no profile of the list, for the reports of runs on it; null if there are none. */
export const unmatchedOf = (
  { ambiguous, unknown }: ListResolution,
  chosen: ReadonlyMap<string, number>,
): UnmatchedLines | null => {
  const undecided = ambiguous.filter(({ line }) => !chosen.has(line))
  return unknown.length + undecided.length > 0 ? { unknown, undecided } : null
}
