import Papa from 'papaparse'

/** What a spreadsheet would take for a formula, its full-width forms included. */
const formula = /^[=+\-@\t\r＝＋－＠]/u

/** One line of CSV, its end included. Numbers are written bare; text that looks like a formula gets an apostrophe. */
export const csvLine = (cells: readonly (string | number | null)[]): string =>
  `${Papa.unparse([
    cells.map((cell) => (typeof cell === 'string' && formula.test(cell) ? `'${cell}` : (cell ?? ''))),
  ])}\r\n`
