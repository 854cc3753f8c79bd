import { isBlank } from './cells'
import { yearLike } from './date-cells'
import { isStamp } from './stamp'
import type { Row } from './structure'
import { timeLike, wordsOf } from './words'

/**
 * Numbers that only the word above them makes dates: `2025-10` under "Week", `202410` under "Month", `45733.25` under
 * "Time".
 */

const two = (n: number): string => String(n).padStart(2, '0')

const weekLike =
  /^(week|woche|kw|kalenderwoche|semaine|semana|settimana|iso week|week number|wk|uge|vecka|uke)$/
const monthLike =
  /\b(month|monat|mois|mes|mese|maand|maned|manad|miesiac|mesic|period|zeitraum|periode|periodo|yearmonth|abrechnungsmonat)\b/

interface Form {
  /** Whether a label announces such dates. */
  readonly label: (words: string) => boolean
  /** The date in the usual form; null for any other cell. */
  readonly date: (cell: string) => string | null
  /** Whether all dates together are plausible. */
  readonly sound?: (cells: readonly string[]) => boolean
}

const weeks: Form = {
  label: (words) => weekLike.test(words),
  date: (cell) => {
    const [, year = '', week = ''] = /^(\d{4})[-/](\d{1,2})$/.exec(cell) ?? []
    const [, weekFirst = '', yearBehind = ''] = /^(\d{1,2})[-/](\d{4})$/.exec(cell) ?? []
    const number = Number(week || weekFirst)
    return number >= 1 && number <= 53 ? `${year || yearBehind}-W${two(number)}` : null
  },
}

const months: Form = {
  label: (words) => monthLike.test(words),
  date: (cell) => {
    const [, year, month = ''] = /^((?:19|20)\d{2})(0[1-9]|1[0-2])$/.exec(cell) ?? []
    const [, monthFirst = '', yearBehind] = /^(0?[1-9]|1[0-2])\.((?:19|20)\d{2})$/.exec(cell) ?? []
    const named = year ?? yearBehind
    return named === undefined ? null : `${named}-${two(Number(month || monthFirst))}`
  },
}

const years: Form = {
  label: (words) => yearLike.test(words),
  date: (cell) => (/^(19|20)\d{2}$/.test(cell) ? `${cell}-01-01 to ${Number(cell) + 1}-01-01` : null),
  sound: (cells) => new Set(cells).size === cells.length,
}

/** `06022025`: the rest of the file decides whether the month or the day comes first. */
const eightDigits: Form = {
  label: (words) => timeLike.test(words),
  date: (cell) => {
    const [, a = '', b = '', year = ''] = /^(\d{2})(\d{2})((?:19|20)\d{2})$/.exec(cell) ?? []
    const written = `${a}/${b}/${year}`
    return year !== '' && isStamp(written) ? written : null
  },
  sound: (cells) => !cells.every((cell) => /^(19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])$/.test(cell)),
}

/** Day numbers of spreadsheets, counted from the end of 1899; only those from 2000 to 2050. */
const serials: Form = {
  label: (words) => timeLike.test(words),
  date: (cell) => {
    const days = /^\d{5}(\.\d{1,12})?$/.test(cell) ? Number(cell) : NaN
    if (!(days >= 36_526 && days < 54_789)) return null
    const seconds = Math.round((days - 25_569) * 86_400)
    const nearest = Math.round(seconds / 60) * 60
    if (Math.abs(seconds - nearest) > 5) return null
    const iso = new Date(nearest * 1000).toISOString()
    return days % 1 === 0 ? iso.slice(0, 10) : iso.slice(0, 16).replace('T', ' ')
  },
  sound: (cells) => {
    const numbers = cells.map(Number)
    const rising = numbers.slice(1).filter((number, at) => number > (numbers[at] ?? 0)).length
    return cells.length > 3 && (rising === cells.length - 1 || rising === 0)
  },
}

const forms = [weeks, months, years, eightDigits, serials]

/** The rows below a header with such a date, if at least four in five of those that have anything there do; else none. */
const datedBelow = (rows: readonly Row[], header: number, column: number, form: Form): readonly Row[] => {
  const dated: Row[] = []
  let others = 0
  for (let at = header + 1; at < rows.length; at++) {
    const row = rows[at] ?? []
    const cell = row[column] ?? ''
    if (isBlank(cell)) continue
    if (form.date(cell) !== null) dated.push(row)
    else if (++others > 0.2 * rows.length) return []
  }
  return dated.length < 0.8 * (dated.length + others) ? [] : dated
}

/** The rows with such numbers written as dates, if no other column has dates. */
export const withNamedPeriods = (rows: readonly Row[]): readonly Row[] => {
  for (const form of forms) {
    const header = rows.slice(0, 40).findIndex((row) => row.some((cell) => form.label(wordsOf(cell))))
    const labels = rows[header] ?? []
    for (const [column, label] of labels.entries()) {
      if (!form.label(wordsOf(label))) continue
      const dated = datedBelow(rows, header, column, form)
      const cells = dated.map((row) => row[column] ?? '')
      if (cells.length < 2 || form.sound?.(cells) === false) continue
      if (dated.slice(0, 20).some((row) => row.some((cell, at) => at !== column && isStamp(cell)))) continue
      return rows.map((row, index) => {
        const date = index > header ? form.date(row[column] ?? '') : null
        return date === null ? row : row.with(column, date)
      })
    }
  }
  return rows
}

const clockLike = /\b(time|hour|minute|minutes|uhrzeit|zeit|stunde|hora|heure|ora|uur|tijd|tid|czas|cas)\b/
const clockOf = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`

/**
 * The minutes in one unit of a column's numbers: 1440 for fractions of a day (0.0417), 60 for hours (0.5), 1 for
 * minutes; null if it cannot be told.
 */
const minutesIn = (numbers: readonly number[], words: string): number | null => {
  const highest = Math.max(...numbers)
  const parted = numbers.some((number) => number % 1 !== 0)
  if (parted && highest < 1 && highest > 0.7) return 1440
  if (parted && highest < 24 && highest > 20) return 60
  return /minute/.test(words) && highest < 1440 && highest > 700 && !parted ? 1 : null
}

/** Times of day that are numbers in a column of their own, rewritten as clock times. */
export const withClockNumbers = (rows: readonly Row[]): readonly Row[] => {
  const header = rows.slice(0, 40).findIndex((row) => row.some((cell) => clockLike.test(wordsOf(cell))))
  const column = (rows[header] ?? []).findIndex((cell) => clockLike.test(wordsOf(cell)))
  if (header < 0) return rows
  const isNumber = (cell: string): boolean => /^\d{1,4}(\.\d{1,15})?$/.test(cell)
  const body = rows.slice(header + 1)
  if (!body.every((row) => (row[column] ?? '') === '' || isNumber(row[column] ?? ''))) return rows
  const cells = body.map((row) => row[column] ?? '').filter((cell) => cell !== '')
  if (cells.length < 12) return rows
  const numbers = cells.map(Number)
  const factor = minutesIn(numbers, wordsOf(rows[header]?.[column] ?? ''))
  const even = (number: number): boolean =>
    factor !== null &&
    Math.abs(number * factor - Math.round(number * factor)) < 0.05 &&
    Math.round(number * factor) % 5 === 0
  if (factor === null || !numbers.every(even)) return rows
  return rows.map((row, index) =>
    index > header && (row[column] ?? '') !== ''
      ? row.with(column, clockOf(Math.round(Number(row[column]) * factor)))
      : row,
  )
}
