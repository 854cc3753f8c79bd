import { isDecimal } from './decimal'

/** The cells of a table as numbers and durations. */

const blanks = new Set(['', '-', '--', '—', 'nan', 'null', 'none', 'n/a', 'na', '#n/a'])

export const isBlank = (cell: string): boolean => cell.length < 6 && blanks.has(cell.trim().toLowerCase())

const bare = (cell: string): string => {
  const text = cell.replace(/[\s$€£' ]/g, '')
  return text.startsWith('(') && text.endsWith(')') ? `-${text.slice(1, -1)}` : text
}

const numeric = /^[+-]?(?=[.,]?\d)[\d.,]+(?:[eE][+-]?\d{1,2})?$/

export const isNumeric = (cell: string): boolean => cell.length <= 40 && numeric.test(bare(cell))

const thousands = /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/

/** What a comma in these cells' numbers means: `open` where each could stand between thousands and no dot decides. */
export const commaMeaning = (cells: Iterable<string>): 'decimal' | 'thousands' | 'open' => {
  let commas = false
  let dots = false
  for (const cell of cells) {
    const comma = cell.includes(',')
    if ((!comma && !cell.includes('.')) || !isNumeric(cell)) continue
    if (comma && !thousands.test(bare(cell))) return 'decimal'
    commas ||= comma
    dots ||= cell.includes('.')
  }
  return commas && !dots ? 'open' : 'thousands'
}

/** The cell's number as decimal text; null where it is blank or no number. */
export const decimalOf = (cell: string, decimalComma: boolean): string | null => {
  if (isDecimal(cell)) return cell
  if (isBlank(cell)) return null
  const text = decimalComma ? bare(cell).replace(/\./g, '').replace(',', '.') : bare(cell).replace(/,/g, '')
  return isDecimal(text) ? text : null
}

const names = new Map<string, number>([
  ['s', 1],
  ['sec', 1],
  ['second', 1],
  ['seconds', 1],
  ['m', 60],
  ['min', 60],
  ['mins', 60],
  ['minute', 60],
  ['minutes', 60],
  ['h', 3600],
  ['hr', 3600],
  ['hrs', 3600],
  ['hour', 3600],
  ['hours', 3600],
])
const words = new Map<string, number>([
  ['hour', 3600],
  ['hourly', 3600],
  ['half_hour', 1800],
  ['half-hourly', 1800],
  ['quarter_of_an_hour', 900],
])
const secondsAlone = new Set([1800, 3600, 7200, 86_400])

/**
 * The seconds of `15min`, `1 hour`, `PT30M`, `0:15`, `hourly`; a bare number counts minutes unless `label` speaks of
 * seconds, or so many minutes would make no sense. Null for days and longer, which have no fixed length, and for others.
 */
export const durationOf = (cell: string, label = ''): number | null => {
  const text = cell.trim().toLowerCase()
  const word = words.get(text)
  if (word !== undefined) return word
  const clock = /^(\d{1,2}):(\d{2})(?::00)?$/.exec(text)
  if (clock) return (Number(clock[1]) * 60 + Number(clock[2])) * 60 || null
  const match = /^(?:pt)?(\d{1,6})\s*([a-z]*)$/.exec(text)
  if (!match) return null
  const amount = Number(match[1])
  if (amount === 0) return null
  if (match[2]) {
    const unit = names.get(match[2])
    return unit === undefined ? null : amount * unit
  }
  if (/sec|\(s\)/i.test(label) || secondsAlone.has(amount) || amount === 900) return amount
  return amount <= 1440 ? amount * 60 : null
}
