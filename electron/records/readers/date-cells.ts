import { isBlank } from './cells'
import { isStamp, parseStamp, parseTime, parseTimeRange } from './stamp'
import type { Row } from './structure'
import { monthNamed, wordsOf } from './words'

/** Dates that are spread over several columns, or written only in the first row of a day. */

export const yearLike = /^(year|jahr|annee|ano|anno|jaar|yr|yyyy)$/
const monthLike = /^(month|monat|mois|mes|mese|maand|mo|mm)$/
const dayLike = /^(day|tag|jour|dia|giorno|dag|dd|day of month)$/
const weekLike = /^(week|woche|kw|kalenderwoche|semaine|semana|settimana|iso week|week number|wk)$/

const two = (n: number): string => String(n).padStart(2, '0')

const yearOf = (cell: string): number | null => (/^(19|20)\d{2}$/.test(cell) ? Number(cell) : null)

interface Places {
  readonly year: number
  readonly month: number
  readonly week: number
  readonly day: number
}

const placesIn = (row: Row): Places => {
  const labels = row.map(wordsOf)
  const find = (like: RegExp): number => labels.findIndex((label) => like.test(label))
  return { year: find(yearLike), month: find(monthLike), week: find(weekLike), day: find(dayLike) }
}

const dateFrom = (row: Row, { year, month, week, day }: Places): string | null => {
  const y = yearOf(row[year] ?? '')
  if (y === null) return null
  const monthCell = row[month] ?? ''
  const m = /^\d{1,2}$/.test(monthCell) ? Number(monthCell) : (monthNamed(monthCell) ?? NaN)
  if (month < 0)
    return week < 0 || !/^\d{1,2}$/.test(row[week] ?? '') ? null : `${y}-W${two(Number(row[week]))}`
  if (!(m >= 1 && m <= 12)) return null
  if (day < 0) return `${y}-${two(m)}`
  return /^\d{1,2}$/.test(row[day] ?? '') ? `${y}-${two(m)}-${two(Number(row[day]))}` : null
}

/** Joins a date in several columns (year, month, day; year, week) into one cell in front. */
export const withJoinedDates = (rows: readonly Row[]): readonly Row[] => {
  const header = rows.slice(0, 40).findIndex((row) => {
    const { year, month, week } = placesIn(row)
    return year >= 0 && (month >= 0 || week >= 0)
  })
  if (header < 0) return rows
  const places = placesIn(rows[header] ?? [])
  const dated = rows.slice(header + 1, header + 200).filter((row) => dateFrom(row, places) !== null)
  // If there is a whole date as well, it is preferred.
  const [first] = dated
  if (!first || first.some(isStamp)) return rows
  return rows.map((row, index) => [index === header ? 'Date' : (dateFrom(row, places) ?? ''), ...row])
}

const hourLike = /^(hour|hr|hh|he|hour ending|stunde|std|heure|hora|ora|uur)$/
const minuteLike = /^(minute|minutes|min|mm|minuten|minuto|minuti|minuut|mi)$/

const quarterLike =
  /^(quarter|quarter hour|qtr|viertelstunde|viertel|quart|quart d heure|kwartier|cuarto|quarto)$/

/** Joins columns for the hour and its quarter into one number that runs through the day. */
export const withJoinedQuarters = (rows: readonly Row[]): readonly Row[] => {
  const header = rows
    .slice(0, 40)
    .findIndex((row) => [hourLike, quarterLike].every((like) => row.some((cell) => like.test(wordsOf(cell)))))
  const labels = (rows[header] ?? []).map(wordsOf)
  const [hour = -1, quarter = -1] = [hourLike, quarterLike].map((like) =>
    labels.findIndex((label) => like.test(label)),
  )
  if (header < 0 || hour < 0 || quarter < 0) return rows
  const numbers = (column: number): number[] =>
    rows
      .slice(header + 1)
      .flatMap((row) => (/^\d{1,2}$/.test(row[column] ?? '') ? [Number(row[column])] : []))
  const [hours, quarters] = [numbers(hour), numbers(quarter)]
  const [firstHour, firstQuarter] = [Math.min(...hours), Math.min(...quarters)]
  if (firstHour > 1 || firstQuarter > 1 || Math.max(...quarters) - firstQuarter !== 3) return rows
  return rows.map((row, index) => {
    if (index === header) return row.with(hour, 'Interval').with(quarter, '')
    const [h = '', q = ''] = [row[hour], row[quarter]]
    return index > header && /^\d{1,2}$/.test(h) && /^\d$/.test(q)
      ? row.with(hour, String((Number(h) - firstHour) * 4 + Number(q) - firstQuarter + 1)).with(quarter, '')
      : row
  })
}

/** Joins columns for the hour and the minute into one time of day. */
export const withJoinedClocks = (rows: readonly Row[]): readonly Row[] => {
  const labels = rows.slice(0, 40).map((row) => row.map(wordsOf))
  const header = labels.findIndex(
    (row) => row.some((label) => hourLike.test(label)) && row.some((label) => minuteLike.test(label)),
  )
  const [hour, minute] = [hourLike, minuteLike].map(
    (like) => labels[header]?.findIndex((label) => like.test(label)) ?? -1,
  )
  if (hour === undefined || minute === undefined || hour < 0 || minute < 0) return rows
  return rows.map((row, index) => {
    if (index === header) return row.with(minute, '')
    const [h = '', m = ''] = [row[hour], row[minute]]
    return /^\d{1,2}$/.test(h) && /^[0-5]?\d$/.test(m)
      ? row.with(hour, `${two(Number(h))}:${two(Number(m))}`).with(minute, '')
      : row
  })
}

const isTime = (cell: string): boolean => (parseTime(cell) ?? parseTimeRange(cell)) !== null

/** Whether a cell is a date of a single day, without a time. */
const isDay = (cell: string): boolean => {
  const stamp = parseStamp(cell, 'mdy') ?? parseStamp(cell, 'dmy')
  return stamp?.dateOnly === true && stamp.endWall === undefined
}

/** Rows with only a time, below a row with a date, get that date. */
export const withRepeatedDates = (rows: readonly Row[], column: number): readonly Row[] => {
  let dated: Row = []
  return rows.map((row) => {
    if (!isBlank(row[column] ?? '')) {
      dated = row
      return row
    }
    const cell = dated[column] ?? ''
    const date = isDay(cell) ? cell : ''
    const time = date === '' ? -1 : dated.findIndex((each, at) => at !== column && isTime(each))
    return date !== '' && time >= 0 && isTime(row[time] ?? '') ? row.with(column, date) : row
  })
}

const dayAlone = (row: Row): string | null => {
  const at = row.findIndex((cell) => cell !== '')
  const only = row[at]
  if (only === undefined || row.some((cell, other) => other > at && cell !== '')) return null
  return isDay(only) ? only : null
}

/** Rows that begin with a time of day get the date that stands alone on a line above them. */
export const withDatesAbove = (rows: readonly Row[]): readonly Row[] => {
  const heads = rows.filter((row, at) => dayAlone(row) !== null && isTime(rows[at + 1]?.[0] ?? ''))
  if (heads.length === 0) return rows
  let date: string | null = null
  return rows.flatMap((row) => {
    const alone = dayAlone(row)
    if (alone !== null) {
      date = alone
      return []
    }
    return [date !== null && isTime(row[0] ?? '') ? row.with(0, `${date} ${row[0] ?? ''}`) : row]
  })
}

/** Joins a column of `AM` and `PM` with the time before it. */
export const withJoinedHalves = (rows: readonly Row[]): readonly Row[] => {
  const isHalf = (cell: string): boolean => cell.length <= 4 && /^[ap]\.?m\.?$/i.test(cell)
  const first = rows.find((row) => row.some((cell, at) => isHalf(cell) && isTime(row[at - 1] ?? '')))
  if (!first) return rows
  const column = first.findIndex(isHalf)
  return rows.map((row) =>
    isHalf(row[column] ?? '')
      ? row.with(column - 1, `${row[column - 1] ?? ''} ${row[column] ?? ''}`).with(column, '')
      : row,
  )
}
