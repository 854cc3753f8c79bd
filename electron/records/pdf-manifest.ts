import Papa from 'papaparse'
import { unguarded } from '../../shared/domain/cell-guard'
import { safeName } from '../../shared/domain/safe-name'
import { csvFile } from '../files/table'
import { textOf } from '../files/text'

/** A line of the list that lies beside saved PDFs, and tells what each file is. */
export interface ManifestRow {
  readonly billId: string | null
  readonly period: string | null
  readonly type: string
  /** The name of the file; null if none was saved. */
  readonly file: string | null
  readonly bytes: number | null
  /** Of the file, in hex. */
  readonly sha256: string | null
  /** In words. */
  readonly outcome: string
}

const columns = ['Bill ID', 'Period', 'Type', 'File', 'Bytes', 'SHA-256', 'Outcome', 'Connection']
const connectionAt = columns.indexOf('Connection')

/** `connection` is the ID of the one whose bills these are: in another one, equal IDs are of other customers. */
export const manifestBytes = (rows: readonly ManifestRow[], connection: string): Uint8Array =>
  csvFile(
    columns,
    rows.map(({ billId, period, type, file, bytes, sha256, outcome }) => [
      billId,
      period,
      type,
      file,
      bytes,
      sha256,
      outcome,
      connection,
    ]),
  ).bytes

const orNull = (text: string): string | null => (text === '' ? null : text)

const rowOf = (cells: readonly string[]): ManifestRow => {
  const [billId = '', period = '', type = '', file = '', bytes = '', sha256 = '', outcome = ''] =
    cells.map(unguarded)
  // It may have been written by anybody: what is not a plain name of a file is taken for none.
  const isFile = file !== '' && safeName(file) === file && /^[0-9a-f]{64}$/.test(sha256)
  return {
    billId: orNull(billId),
    period: orNull(period),
    type,
    file: isFile ? file : null,
    bytes: isFile ? Number(bytes) : null,
    sha256: isFile ? sha256 : null,
    outcome,
  }
}

/** The lines of such a list of this connection; null if the file is something else. */
export const readManifest = (bytes: Uint8Array, connection: string): readonly ManifestRow[] | null => {
  const [head, ...lines] = Papa.parse<string[]>(textOf(bytes), { skipEmptyLines: true }).data
  const isList = columns.every((name, at) => head?.[at] === name)
  const isOfConnection = lines.every((cells) => unguarded(cells[connectionAt] ?? '') === connection)
  return isList && isOfConnection ? lines.map(rowOf) : null
}
