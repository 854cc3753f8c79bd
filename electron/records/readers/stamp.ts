/** A point in local time: seconds as if it were UTC, and the offset from UTC where the text names one. */
export interface Stamp {
  readonly wall: number
  readonly offset: number | null
  /** A date without a time of day. */
  readonly dateOnly: boolean
}

/** How `03/04/2024` is meant. */
export type DayOrder = 'mdy' | 'dmy'

const abbreviations = new Map([
  ['Z', 0],
  ['UTC', 0],
  ['GMT', 0],
  ['EST', -5],
  ['EDT', -4],
  ['CST', -6],
  ['CDT', -5],
  ['MST', -7],
  ['MDT', -6],
  ['PST', -8],
  ['PDT', -7],
  ['CET', 1],
  ['CEST', 2],
])
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const isoDate = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]\s*(\S.*))?$/
const numericDate = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:,?\s+(\S.*))?$/
const dayMonthName = /^(\d{1,2})[- ]([A-Za-z]{3})[a-z]*[- ,]+(\d{4})(?:,?\s+(\S.*))?$/
const monthNameDay = /^([A-Za-z]{3})[a-z]* (\d{1,2}),? (\d{4})(?:,?\s+(\S.*))?$/
const compactDate = /^((?:19|20)\d{2})(\d{2})(\d{2})$/
const timeOfDay =
  /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(?:([AaPp])\.?[Mm]\.?)?\s*([A-Z]{1,4})?\s*([+-]\d{2}:?\d{2})?$/

/** Days already worked out: a file names each of its few days many times. Bounded by the calendar. */
const known = new Map<number, number | null>()

const dayNumber = (year: number, month: number, day: number): number | null => {
  if (year < 1970 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31) return null
  const key = (year * 12 + month) * 32 + day
  const remembered = known.get(key)
  if (remembered !== undefined) return remembered
  const time = Date.UTC(year, month - 1, day)
  const seconds = new Date(time).getUTCDate() === day ? time / 1000 : null
  known.set(key, seconds)
  return seconds
}

const offsetOf = (name: string | undefined, offset: string | undefined): number | null | undefined => {
  if (offset !== undefined) {
    const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(offset) ?? []
    return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60)
  }
  if (name === undefined) return null
  const hours = abbreviations.get(name)
  return hours === undefined ? undefined : hours * 3600
}

/** Seconds into the day of `1:15 PM`, `13:15`, `24:00`, with an offset where one follows; null for anything else. */
export const parseTime = (
  text: string,
): { readonly seconds: number; readonly offset: number | null } | null => {
  if (text.length > 40) return null
  const match = timeOfDay.exec(text)
  if (!match) return null
  const [, hourText, minuteText, secondText = '0', half, name, offsetText] = match
  let hour = Number(hourText)
  const minute = Number(minuteText)
  const second = Number(secondText)
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null
    hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  }
  const seconds = hour * 3600 + minute * 60 + second
  if (minute > 59 || second > 59 || seconds > 86_400) return null
  const offset = offsetOf(name, offsetText)
  return offset === undefined ? null : { seconds, offset }
}

const withTime = (date: number | null, time: string | undefined): Stamp | null => {
  if (date === null) return null
  if (time === undefined) return { wall: date, offset: null, dateOnly: true }
  const parsed = parseTime(time.trim())
  return parsed ? { wall: date + parsed.seconds, offset: parsed.offset, dateOnly: false } : null
}

const monthOf = (name: string): number => months.indexOf(name.toLowerCase()) + 1

/** A date, or a date with a time, in any of the usual ways of writing; null for anything else. */
export const parseStamp = (text: string, order: DayOrder): Stamp | null => {
  if (text.length < 6 || text.length > 40) return null
  const iso = isoDate.exec(text)
  if (iso) return withTime(dayNumber(Number(iso[1]), Number(iso[3]), Number(iso[4])), iso[5])
  const numeric = numericDate.exec(text)
  if (numeric) {
    const [, a = '', separator, b = '', yearText = '', time] = numeric
    const year = Number(yearText) + (yearText.length === 2 ? 2000 : 0)
    // Dots are never written month first.
    const dayFirst = separator === '.' || order === 'dmy'
    return withTime(dayNumber(year, Number(dayFirst ? b : a), Number(dayFirst ? a : b)), time)
  }
  const named = dayMonthName.exec(text)
  if (named) return withTime(dayNumber(Number(named[3]), monthOf(named[2] ?? ''), Number(named[1])), named[4])
  const american = monthNameDay.exec(text)
  if (american) {
    return withTime(
      dayNumber(Number(american[3]), monthOf(american[1] ?? ''), Number(american[2])),
      american[4],
    )
  }
  return null
}

/** Seconds, milliseconds or `20240131`: numbers that are times only where a column's label says so. */
export const parseNumericStamp = (text: string): Stamp | null => {
  const compact = compactDate.exec(text)
  if (compact)
    return withTime(dayNumber(Number(compact[1]), Number(compact[2]), Number(compact[3])), undefined)
  if (!/^\d{9,13}(\.\d+)?$/.test(text)) return null
  const seconds = Number(text) >= 1e11 ? Number(text) / 1000 : Number(text)
  return seconds < 7.3e9 ? { wall: seconds, offset: 0, dateOnly: false } : null
}

/** `2025-10-19 00:00 to 2025-10-20 00:00`. */
export const parseRange = (text: string, order: DayOrder): readonly [Stamp, Stamp] | null => {
  if (text.length > 90) return null
  const match = /^(.{6,40}?)\s+(?:to|until|–|—|-)\s+(.{6,40})$/i.exec(text)
  if (!match) return null
  const from = parseStamp(match[1] ?? '', order)
  const to = parseStamp(match[2] ?? '', order)
  return from && to ? [from, to] : null
}
