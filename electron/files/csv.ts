import Papa from 'papaparse'
import { cellText, type Cell } from '../../shared/domain/cell'

/** The byte order mark. Without it spreadsheets on Windows read UTF-8 in the system's own code page. */
const byteOrderMark = '\uFEFF'

/** Lines in the form of RFC 4180. Each has a line end, including the last one. */
export const csvLines = (lines: readonly (readonly Cell[])[]): string =>
  lines.length === 0
    ? ''
    : `${Papa.unparse(
        lines.map((cells) => cells.map(cellText)),
        { newline: '\r\n' },
      )}\r\n`

export const csvStart = (columns: readonly string[]): string => byteOrderMark + csvLines([columns])
