import type { UnmatchedLines } from '../../../shared/domain/bulk'
import type { ListResolution } from '../../../shared/domain/directory'
import { lookupKey } from '../../../shared/domain/lookup-text'
import { pastedRows, type Separator } from '../../../shared/domain/pasted-table'

/** What was pasted, as a table of which one column names the profiles. */
export interface Pasted {
  readonly rows: readonly (readonly string[])[]
  readonly columns: number
  /** Whether the first row looks like a heading. */
  readonly hasHeading: boolean
  /** The column that probably names the profiles. */
  readonly key: number
}

/** What the console and others call these columns, the best first. */
const idNames = ['id', 'profile id', 'profile_id', 'profileid']
const labelNames = ['label', 'labels']

const namesIn = (heading: readonly string[]): readonly string[] => heading.map(lookupKey)

const lineEnd = /[\r\n]/

/**
 * Labels may have commas in them: another separator than the tab is taken where a heading shows it, as in a file of
 * comma-separated values that was opened as text.
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

/** IDs and case numbers hold digits, names of customers and utilities do not; dates hold little else. */
const looksLikeKey = (cell: string): boolean =>
  /\d/.test(cell) && !/^\d{1,4}([-/.])\d{1,2}\1\d{1,4}(\D|$)/.test(cell.trim())

const different = (cells: readonly string[]): number => new Set(cells.map(lookupKey)).size

/** Without a heading that says it: the column with the most different keys, else the most different values; the first of several. */
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
  /** The rows that have nothing in the column, by their number, the first being 1. */
  readonly empty: readonly number[]
}

/** The values of one column. No row is dropped: those without a value are named. */
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

/** The lines that stand for no profile of the list, for the reports of the runs that are started on it; null where there are none. */
export const unmatchedOf = (
  { ambiguous, unknown }: ListResolution,
  chosen: ReadonlyMap<string, number>,
): UnmatchedLines | null => {
  const undecided = ambiguous.filter(({ line }) => !chosen.has(line))
  return unknown.length + undecided.length > 0 ? { unknown, undecided } : null
}
