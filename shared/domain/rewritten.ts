/** Texts of one column of a file that a spreadsheet, when it opens the file, takes for numbers or dates and shows changed. */
export interface Rewritten {
  readonly column: string
  readonly count: number
  readonly example: string
}

/** What became of a table that was to be saved: the file's name, null where the person changed their mind. */
export interface SavedTable {
  readonly savedTo: string | null
  readonly rewritten: readonly Rewritten[]
}

const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*'

const forms: readonly RegExp[] = [
  // Zeros before or after, a sign, more than the 15 digits that a spreadsheet keeps, a power of ten.
  /^[+-]?0\d+(?:\.\d*)?$/,
  /^[+-]?\d*\.\d*0$/,
  /^\+\d/,
  /^-?\d(?:\.?\d){15,}$/,
  /^[+-]?\d+(?:\.\d*)?e[+-]?\d+$/i,
  // Thousands, money, percents, negatives in brackets.
  /^[$€£¥]?\s?\d{1,3}(?:[,.' ]\d{3})+(?:[.,]\d+)?$/,
  /^[$€£¥]\s?\d+(?:[.,]\d+)?$/,
  /^\d+(?:[.,]\d+)?\s?%$/,
  /^\(\d+(?:\.\d+)?\)$/,
  // Dates, fractions and times.
  /^\d{1,4}[-/]\d{1,4}$/,
  /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T]\d{1,2}:\d{2}.*)?$/,
  new RegExp(`^(?:\\d{1,4}[-/. ]?)?${month}[-/., ]?\\d{1,4}(?:[-/., ]+\\d{2,4})?$`, 'i'),
  new RegExp(`^\\d{1,4}[-/. ]?${month}(?:[-/. ]\\d{2,4})?$`, 'i'),
  /^\d{1,3}:\d{2}(?::\d{2})?(?:\s?[ap]m?)?$/i,
  /^(?:true|false)$/,
]

/** Whether a spreadsheet would show this text as something else: `00412` as 412, `1E5` as 100000, `3-12` as a day. */
export const isRewritten = (text: string): boolean => {
  const cell = text.trim()
  if (cell !== text && /^[+-]?\d+(?:\.\d+)?$/.test(cell)) return true
  return cell.length <= 60 && forms.some((form) => form.test(cell))
}
