/**
 * Texts in cells of a spreadsheet. A text that a spreadsheet would take for a formula gets an apostrophe before it; one
 * that has apostrophes there already gets one more, so that `unguarded` gives back exactly what went in.
 */

/** The full-width forms and the controls included. */
const guardedBeginning = /^'*[=+\-@\t\r\n\0＝＋－＠]/

export const guarded = (text: string): string => (guardedBeginning.test(text) ? `'${text}` : text)

export const unguarded = (cell: string): string =>
  cell.startsWith("'") && guardedBeginning.test(cell) ? cell.slice(1) : cell
