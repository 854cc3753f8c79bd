import Papa from 'papaparse'
import { guarded } from '../../shared/domain/cell-guard'
import { isRewritten, type Rewritten } from '../../shared/domain/rewritten'

/** A number or a time in text form, which is written without quotes or guard. */
export interface Bare {
  readonly bare: string
}

/** Numbers go out as they are, so that a spreadsheet can reckon with them; a text stays a text. */
export type Cell = string | number | Bare | null

export const bare = (text: string): Bare => ({ bare: text })

/** A decimal as the API sent it: a credit of `-40.52` is not a formula. What is not a number is treated as text. */
export const decimal = (text: string | null): Cell =>
  text !== null && /^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) ? bare(text) : text

/** A cell as it stands in a file or on the clipboard. */
export const cellText = (cell: Cell): string => {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  return typeof cell === 'string' ? guarded(cell) : cell.bare
}

/** The byte order mark: without it spreadsheets on Windows read UTF-8 as the system's own code page. */
const byteOrderMark = '\uFEFF'

/** Lines in the form of RFC 4180, each with a line end, the last one included. */
export const csvLines = (lines: readonly (readonly Cell[])[]): string =>
  lines.length === 0
    ? ''
    : `${Papa.unparse(
        lines.map((cells) => cells.map(cellText)),
        { newline: '\r\n' },
      )}\r\n`

export const csvStart = (columns: readonly string[]): string => byteOrderMark + csvLines([columns])

export interface CsvFile {
  readonly bytes: Uint8Array
  /** Texts that a spreadsheet would show as something else, by column. */
  readonly rewritten: readonly Rewritten[]
}

export interface CsvTable {
  readonly add: (lines: readonly (readonly Cell[])[]) => void
  readonly file: () => CsvFile
}

/** Builds a whole file piece by piece. */
export const createCsvTable = (columns: readonly string[]): CsvTable => {
  const parts = [Buffer.from(csvStart(columns))]
  const found = new Map<string, Rewritten>()
  const look = (cell: Cell, at: number): void => {
    const column = columns[at]
    if (typeof cell !== 'string' || column === undefined || !isRewritten(cell)) return
    const known = found.get(column)
    found.set(column, { column, count: (known?.count ?? 0) + 1, example: known?.example ?? cell })
  }
  return {
    add: (lines) => {
      for (const cells of lines) cells.forEach(look)
      parts.push(Buffer.from(csvLines(lines)))
    },
    file: () => ({ bytes: Buffer.concat(parts), rewritten: [...found.values()] }),
  }
}
