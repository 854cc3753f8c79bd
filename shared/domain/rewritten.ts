import { monthNames } from './days'
import { withPlainBlanks, withPlainWidth } from './lookup-text'

/** Texts in one column of a file that a spreadsheet takes for numbers or dates, and shows changed. */
export interface Rewritten {
  readonly column: string
  readonly count: number
  readonly example: string
}

/** The result of saving a table: the file's name, or null if the person cancelled. */
export interface SavedTable {
  readonly savedTo: string | null
  readonly rewritten: readonly Rewritten[]
}

/** Names in English and in the language of this computer, which its spreadsheet mostly shares. */
const month = `(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|${monthNames().join('|')})`

const forms: readonly RegExp[] = [
  // Zeros before or after, none before a point, a sign, more than the 15 digits that a spreadsheet keeps, a power of ten.
  /^[+-]?0\d+(?:\.\d*)?$/,
  /^[+-]?\d*\.\d*0$/,
  /^[+-]?(?:\.\d+|\d+\.)$/,
  /^\+\d/,
  /^-0(?:\.0*)?$/,
  /^-?\d(?:\.?\d){15,}$/,
  /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)e[+-]?\d+$/i,
  // Thousands, money, percents, negatives in brackets.
  /^[+-]?\d{1,3}(?:[,.'’ ]\d{3})+(?:[.,]\d+)?$/,
  /^[+-]?\d+(?:,\d+)+(?:\.\d*)?$/,
  /^\(?[+-]?[$€£¥]\s?-?[\d.,]+\)?$/,
  /^\(?[+-]?[\d.,]+\s?[$€£¥%]\)?$/,
  /^\(\d+(?:[.,]\d+)*\)$/,
  // Dates, fractions and times.
  /^\d{1,4}\s?[-/]\s?\d{1,4}$/,
  /^\d+ \d{1,3}\/\d{1,3}$/,
  /^\d{1,2}\.\d{1,2}\.$/,
  /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T]\d{1,2}:\d{2}.*)?$/,
  new RegExp(`^(?:\\d{1,4}[-/. ]{0,2})?${month}[-/., ]{0,2}\\d{1,4}(?:[-/., ]+\\d{2,4})?$`, 'iu'),
  new RegExp(`^\\d{1,4}[-/. ]{0,2}${month}(?:[-/. ]\\d{2,4})?$`, 'iu'),
  /^\d{1,4}:\d{1,2}(?::\d{1,2}(?:[.,]\d+)?)?(?:\s?[ap]m?)?$/i,
  /^\d{1,2}\s[ap]m?$/i,
  /^(?:true|false)$/i,
]

/**
 * Whether a spreadsheet would show this text as something else: `00412` as 412, `1E5` as 100000, `3-12` as a day. A
 * spreadsheet of an East Asian language reads full-width digits as well.
 */
export const isRewritten = (text: string): boolean => {
  const cell = withPlainWidth(withPlainBlanks(text))
  if (cell !== text && /^[+-]?\d+(?:\.\d+)?$/.test(cell)) return true
  return cell.length <= 60 && forms.some((form) => form.test(cell))
}
