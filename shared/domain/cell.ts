import { guarded } from './cell-guard'

/** A value that goes into a file of text as it is: a number with the digits that the API gave it, a point in time, or a text that is safe already. */
export interface Bare {
  readonly bare: string
  readonly as: 'number' | 'time' | 'text'
}

/** Numbers go out as they are, so that a spreadsheet can calculate with them; a text stays a text. */
export type Cell = string | number | boolean | Bare | null

/** A text that was made safe, or that no spreadsheet takes for a formula. */
export const bare = (text: string): Cell => ({ bare: text, as: 'text' })

/** A decimal as the API gave it: a credit of `-40.52` is no formula. What is no number is a text. */
export const decimal = (text: string | null): Cell =>
  text !== null && /^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) ? { bare: text, as: 'number' } : text

/** A day, or a time in UTC: `YYYY-MM-DD`, `YYYY-MM-DD HH:MM:SS` or ISO 8601. What is none of them is a text. */
export const time = (text: string | null): Cell =>
  text !== null && timeIn(text) !== null ? { bare: text, as: 'time' } : text

/** In milliseconds since 1970; null where the text is no time that `time` takes, or names a day that does not exist. */
export const timeIn = (text: string): number | null => {
  if (!/^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}:\d{2}(?:\.\d+)?Z?)?$/.test(text)) return null
  const at = Date.parse(/[T ]/.test(text) ? `${text.replace(' ', 'T').replace(/Z$/, '')}Z` : text)
  // `Date.parse` takes 30 February for a day of March.
  return Number.isNaN(at) || !new Date(at).toISOString().startsWith(text.slice(0, 10)) ? null : at
}

/** A cell in the form for a text file or the clipboard. */
export const cellText = (cell: Cell): string => {
  if (cell === null) return ''
  if (typeof cell === 'string') return guarded(cell)
  return typeof cell === 'object' ? cell.bare : String(cell)
}

/**
 * A tab or a line's end within a text would end its cell; an opening quotation mark would swallow what follows. The guard
 * comes last: a text that began with a line's end no longer does.
 */
const tabbedCell = (cell: Cell): string => {
  const line = cellText(typeof cell === 'string' ? cell.replace(/[\t\r\n\v\f\u2028\u2029]+/g, ' ') : cell)
  return line.startsWith('"') ? `"${line.replaceAll('"', '""')}"` : line
}

/** A line of tabs, for pasting into a spreadsheet. */
export const tabbedLine = (cells: readonly Cell[]): string => cells.map(tabbedCell).join('\t')
