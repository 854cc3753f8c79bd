import Papa from 'papaparse'
import { cellText, type Cell } from '../../shared/domain/cell'

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
