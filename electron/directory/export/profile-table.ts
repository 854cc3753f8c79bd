import Papa from 'papaparse'
import type { SortColumn } from '../../../shared/domain/directory'
import type { ProfileRow } from '../../../shared/domain/profile'
import { exportColumns, safeValue } from './cells'

/** So many rows at a time: main answers between them. */
const chunk = 500

type Values = readonly (readonly string[])[]

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

/** Hands over the header, then the rows chunk by chunk. */
const eachChunk = async (
  { ids, columns, rows, signal }: ProfileTable,
  take: (values: Values) => void,
): Promise<Counted> => {
  const shown = columns.map((column) => exportColumns[column])
  let unread = 0
  take([shown.map(({ name }) => name)])
  for (let from = 0; from < ids.length; from += chunk) {
    signal?.throwIfAborted()
    const some = await rows(Array.from(ids.subarray(from, from + chunk)))
    for (const { profile } of some) if (profile === null) unread += 1
    take(some.map((row) => shown.map(({ cell }) => safeValue(cell(row)))))
  }
  return { unread }
}

/** Without it spreadsheets on Windows take UTF-8 for the system's own code page. */
const byteOrderMark = Uint8Array.of(0xef, 0xbb, 0xbf)

/** As RFC 4180 has it, in UTF-8 with a byte order mark. */
export const profilesAsCsv = async (
  table: ProfileTable,
): Promise<Counted & { readonly bytes: Uint8Array }> => {
  const parts: Uint8Array[] = [byteOrderMark]
  const encoder = new TextEncoder()
  const counted = await eachChunk(table, (values) => {
    parts.push(
      encoder.encode(
        `${Papa.unparse(
          values.map((line) => [...line]),
          { newline: '\r\n' },
        )}\r\n`,
      ),
    )
  })
  return { ...counted, bytes: Buffer.concat(parts) }
}

/** A tab or a line's end within a text would end its cell; an opening quotation mark would swallow what follows. */
const oneCell = (value: string): string => {
  const line = value.replace(/[\t\r\n\v\f\u2028\u2029]+/g, ' ')
  return line.startsWith('"') ? `"${line.replaceAll('"', '""')}"` : line
}

/** Lines of tabs, for pasting into a spreadsheet. */
export const profilesAsTable = async (table: ProfileTable): Promise<Counted & { readonly text: string }> => {
  const lines: string[] = []
  const counted = await eachChunk(table, (values) => {
    for (const line of values) lines.push(line.map(oneCell).join('\t'))
  })
  return { ...counted, text: lines.join('\n') }
}
