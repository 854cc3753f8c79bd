/**
 * Texts in cells of a spreadsheet. A text that a spreadsheet would take for a formula gets an apostrophe before it; one
 * that has apostrophes there already gets one more, so that `unguarded` gives back exactly what went in.
 */

/**
 * Includes full-width and small forms and control characters. Some spreadsheets ignore blanks and invisible characters
 * before a formula.
 */
const guardedBeginning =
  /^'*(?:[\p{Cc}\p{Zl}\p{Zp}]|[\p{Zs}\p{Default_Ignorable_Code_Point}]*[=+\-@＝＋－＠﹦﹢﹣﹫])/u

export const guarded = (text: string): string => (guardedBeginning.test(text) ? `'${text}` : text)

export const unguarded = (cell: string): string =>
  cell.startsWith("'") && guardedBeginning.test(cell) ? cell.slice(1) : cell
