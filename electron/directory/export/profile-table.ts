import type { SortColumn } from '../../../shared/domain/directory'
import type { ProfileRow } from '../../../shared/domain/profile'
import { cellText, createCsvTable, type Cell, type CsvFile } from '../../files/csv'
import { exportColumns } from './cells'

/** Rows are fetched in chunks, so that main can serve other calls in between. */
const chunkRows = 500

export interface ProfileTable {
  readonly ids: Int32Array
  readonly columns: readonly SortColumn[]
  /** What is known of these profiles, in this order. */
  readonly rows: (ids: readonly number[]) => Promise<readonly ProfileRow[]>
  readonly signal?: AbortSignal
}

interface Counted {
  /** Rows whose profile had not been read: all but their id is empty. */
  readonly unread: number
}

const headingOf = ({ columns }: ProfileTable): readonly string[] =>
  columns.map((column) => exportColumns[column].name)

/** Hands over the rows chunk by chunk. */
const eachChunk = async (
  { ids, columns, rows, signal }: ProfileTable,
  take: (lines: readonly (readonly Cell[])[]) => void,
): Promise<Counted> => {
  let unread = 0
  for (let from = 0; from < ids.length; from += chunkRows) {
    signal?.throwIfAborted()
    const some = await rows(Array.from(ids.subarray(from, from + chunkRows)))
    for (const { profile } of some) if (profile === null) unread += 1
    take(some.map((row) => columns.map((column) => exportColumns[column].cell(row))))
  }
  return { unread }
}

/** As RFC 4180 has it, in UTF-8 with a byte order mark. */
export const profilesAsCsv = async (table: ProfileTable): Promise<Counted & CsvFile> => {
  const csv = createCsvTable(headingOf(table))
  const counted = await eachChunk(table, csv.add)
  return { ...counted, ...csv.file() }
}

/**
 * A tab or a line's end within a text would end its cell; an opening quotation mark would swallow what follows. The guard
 * comes last: a text that began with a line's end no longer does.
 */
const oneCell = (cell: Cell): string => {
  const line = cellText(typeof cell === 'string' ? cell.replace(/[\t\r\n\v\f\u2028\u2029]+/g, ' ') : cell)
  return line.startsWith('"') ? `"${line.replaceAll('"', '""')}"` : line
}

/** Lines of tabs, for pasting into a spreadsheet. */
export const profilesAsTable = async (table: ProfileTable): Promise<Counted & { readonly text: string }> => {
  const lines = [headingOf(table).join('\t')]
  const counted = await eachChunk(table, (rows) => {
    for (const cells of rows) lines.push(cells.map(oneCell).join('\t'))
  })
  return { ...counted, text: lines.join('\n') }
}
