import type { SortColumn } from '../../../shared/domain/directory'
import type { ProfileRow } from '../../../shared/domain/profile'
import type { TableFormat } from '../../../shared/domain/table-format'
import { ok, type Result } from '../../../shared/errors/failure'
import { tabbedLine, type Cell } from '../../../shared/domain/cell'
import type { MakeTable, TableFile } from '../../files/table'
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

export const profilesFile = async (
  profiles: ProfileTable,
  format: TableFormat,
  makeTable: MakeTable,
): Promise<Result<Counted & TableFile>> => {
  const table = makeTable(format, headingOf(profiles))
  const counted = await eachChunk(profiles, table.add)
  const file = await table.file(profiles.signal)
  return file.ok ? ok({ ...counted, ...file.value }) : file
}

/** Lines of tabs, for pasting into a spreadsheet. */
export const profilesAsTable = async (table: ProfileTable): Promise<Counted & { readonly text: string }> => {
  const lines = [headingOf(table).join('\t')]
  const counted = await eachChunk(table, (rows) => {
    for (const cells of rows) lines.push(tabbedLine(cells))
  })
  return { ...counted, text: lines.join('\n') }
}
