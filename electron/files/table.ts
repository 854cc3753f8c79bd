import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import { isRewritten, type Rewritten } from '../../shared/domain/rewritten'
import { spreadsheetLimits, type TableFormat } from '../../shared/domain/table-format'
import { fail, ok, type Result } from '../../shared/errors/failure'
import type { Cell } from '../../shared/domain/cell'
import { csvLines, csvStart } from './csv'
import { jsonLine } from './json'
import type { Lines, XlsxRequest } from './xlsx-worker'

export interface TableFile {
  readonly bytes: Uint8Array
  /** Texts that a spreadsheet would show as something else, by column. */
  readonly rewritten: readonly Rewritten[]
}

/** A whole file, collected piece by piece. */
export interface Table {
  readonly add: (lines: Lines) => void
  /** Fails with `spreadsheet-too-large` if the format cannot hold it, and with `cancelled` by the signal. */
  readonly file: (signal?: AbortSignal) => Promise<Result<TableFile>>
}

/** Only a CSV file leaves the types of its cells to the spreadsheet. */
const csvTable = (columns: readonly string[]) => {
  const parts = [Buffer.from(csvStart(columns))]
  const found = new Map<string, Rewritten>()
  const look = (cell: Cell, at: number): void => {
    const column = columns[at]
    if (typeof cell !== 'string' || column === undefined || !isRewritten(cell)) return
    const known = found.get(column)
    found.set(column, { column, count: (known?.count ?? 0) + 1, example: known?.example ?? cell })
  }
  return {
    add: (lines: Lines) => {
      for (const cells of lines) cells.forEach(look)
      parts.push(Buffer.from(csvLines(lines)))
    },
    now: (): TableFile => ({ bytes: Buffer.concat(parts), rewritten: [...found.values()] }),
  }
}

/** The same, without anything to wait for. */
export const csvFile = (columns: readonly string[], lines: Lines): TableFile => {
  const table = csvTable(columns)
  table.add(lines)
  return table.now()
}

const jsonTable = (columns: readonly string[]): Table => {
  const parts: Buffer[] = []
  return {
    add: (lines) => {
      for (const cells of lines) {
        parts.push(Buffer.from(`${parts.length === 0 ? '' : ',\n'}${jsonLine(columns, cells)}`))
      }
    },
    file: () =>
      Promise.resolve(
        ok({ bytes: Buffer.concat([Buffer.from('[\n'), ...parts, Buffer.from('\n]\n')]), rewritten: [] }),
      ),
  }
}

const tooLarge = (most: string) => fail('spreadsheet-too-large', { detail: `at most ${most}` })

/** Created in a thread of its own, since a workbook of 100,000 rows takes seconds. */
const workbook = async (
  start: () => Worker,
  columns: readonly string[],
  parts: readonly Lines[],
  signal?: AbortSignal,
): Promise<Result<TableFile>> => {
  if (signal?.aborted) return fail('cancelled')
  const worker = start()
  try {
    return await new Promise<Result<TableFile>>((resolve, reject) => {
      signal?.addEventListener('abort', () => resolve(fail('cancelled')), { once: true })
      worker.once('message', (bytes: Uint8Array) => resolve(ok({ bytes, rewritten: [] })))
      worker.once('error', (error) => resolve(fail('internal', { detail: `spreadsheet: ${error.name}` })))
      worker.once('exit', () => resolve(fail('internal', { detail: 'spreadsheet: ended' })))
      const post = (request: XlsxRequest): void => worker.postMessage(request)
      const give = async (): Promise<void> => {
        for (const lines of parts) {
          post({ lines })
          await nextTurn()
        }
        post({ columns })
      }
      give().catch(reject)
    })
  } finally {
    void worker.terminate()
  }
}

/** Whether a number has so many digits that it is written as text. */
const isLongText = (cell: Cell): boolean => {
  const text = typeof cell === 'object' ? (cell?.bare ?? '') : cell
  return typeof text === 'string' && text.length > spreadsheetLimits.textUnits
}

const xlsxTable = (columns: readonly string[], start: () => Worker): Table => {
  const parts: Lines[] = []
  let rows = 1
  let longText = false
  return {
    add: (lines) => {
      parts.push(lines)
      rows += lines.length
      longText ||= lines.some((cells) => cells.some(isLongText))
    },
    file: (signal) => {
      if (rows > spreadsheetLimits.rows) return Promise.resolve(tooLarge(`${spreadsheetLimits.rows} rows`))
      if (longText) return Promise.resolve(tooLarge(`${spreadsheetLimits.textUnits} characters in a cell`))
      return workbook(start, columns, parts, signal)
    },
  }
}

export type MakeTable = (format: TableFormat, columns: readonly string[]) => Table

/** The one writer of tables. `start` starts a worker with the built entry `xlsx-worker.js`. */
export const tablesWith =
  (start: () => Worker): MakeTable =>
  (format, columns) => {
    if (format === 'xlsx') return xlsxTable(columns, start)
    if (format === 'json') return jsonTable(columns)
    const { add, now } = csvTable(columns)
    return { add, file: () => Promise.resolve(ok(now())) }
  }
