import { remembering } from './remembering'
import { monthNamed, weekdaysNamed } from './words'
import { daySeconds, hourSeconds } from './seconds'

/** A point in local time: its seconds as if it were UTC, and the offset from UTC if the text names one. */
export interface Stamp {
  readonly wall: number
  readonly offset: number | null
  /** Whether it is a date without a time of day. */
  readonly dateOnly: boolean
  /** The end of a text that names more than a day, such as `2024-01` or `2025-W10`. */
  readonly endWall?: number
  /** Marked as the second of two hours with the same local time (`02:00*`, `2B:00`), or as the first. */
  readonly fold?: 'earlier' | 'later'
  /** Written as 24:00. */
  readonly endOfDay?: boolean
}

/** Whether `03/04/2024` has the month or the day first. */
export type DayOrder = 'mdy' | 'dmy'

const abbreviations = new Map([
  ['Z', 0], ['UTC', 0], ['GMT', 0], ['WET', 0], ['WEST', 1], ['BST', 1], ['CET', 1], ['MEZ', 1], ['CEST', 2], ['MESZ', 2],
  ['EET', 2], ['EEST', 3], ['AST', -4], ['ADT', -3], ['EST', -5], ['EDT', -4], ['CST', -6], ['CDT', -5], ['MST', -7], ['MDT', -6],
  ['PST', -8], ['PDT', -7], ['AKST', -9], ['AKDT', -8], ['HST', -10], ['AWST', 8], ['ACST', 9.5], ['ACDT', 10.5], ['AEST', 10],
  ['AEDT', 11], ['NZST', 12], ['NZDT', 13],
]) // prettier-ignore

const isoDate = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]\s*(\S.*)|-(\d{2}\.\d{2}\.\d{2}(?:\.\d+)?))?$/
const basicIso = /^((?:19|20)\d{2})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?$/
/** The day of the year: `2025-076`. */
const ordinalDate = /^(\d{4})-(\d{3})(?:[T ]\s*(\S.*))?$/
/** `17MAR2025:01:00:00`. */
const closeDate = /^(\d{1,2})(\p{L}{3,9})(\d{4}|\d{2})(?:[:T ]\s*(\S.*))?$/u
const numericDate = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:,?\s+(\S.*))?$/
const dayMonthName =
  /^(\d{1,2})\.?[-\s]*(?:de\s+)?(\p{L}{3,12})\.?[-\s,]+(?:de\s+)?(\d{4}|\d{2})(?:,?\s+(\S.*))?$/u
const monthNameDay = /^(\p{L}{3,12})\.? (\d{1,2}),? (\d{4})(?:,?\s+(\S.*))?$/u
const compactDate = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:[T ]?(\d{2}):?(\d{2})(?::?(\d{2}))?)?$/
const yearMonth = /^(\d{4})[-/M](\d{1,2})$/
const monthYear = /^(\d{1,2})[-/](\d{4})$/
const nameYear = /^(\p{L}{3,12})\.?[-\s/,]*['’]?(\d{4}|\d{2})$/u
const yearName = /^(\d{4})[-\s/]*(\p{L}{3,12})\.?$/u
const yearWeek =
  /^(\d{4})[-\s/]?(?:w|kw|wk|week|woche|semaine|semana|sem|s)\.?[-\s]?(\d{1,2})(?:-([1-7])(?:[T ]\s*(\S.*))?)?$/i
const quarterYear = /^(?:(\d{4})[-\s/]?[QT]([1-4])|[QT]([1-4])[-\s/,]+(\d{4}))$/i
const weekYear = /^(?:w|kw|wk|week|woche|semaine|semana|sem|s)\.?[-\s]?(\d{1,2})[-\s/,]+(\d{4})$/i
const timeOfDay =
  /^(\d{1,2})([AaBb](?=:))?(?:[:.hH](\d{2}))?(?:[:.](\d{2})(?:[.,]\d+)?)?\s*(?:([AaPp])(?:\.?\s?[Mm]\.?|\.?)(?![A-Za-z]))?\s*(\*{1,2}|\([12]\)|#[12]|[Bb](?![A-Za-z]))?\s*([A-Z]{1,4})?\s*([+-]\d{1,2}(?::?\d{2})?)?$/

/** The days computed so far, since a file names each of its few days many times. The calendar bounds their number. */
const known = new Map<number, number | null>()

const dayNumber = (year: number, month: number, date: number): number | null => {
  if (year < 1970 || year > 2199 || month < 1 || month > 12 || date < 1 || date > 31) return null
  const key = (year * 12 + month) * 32 + date
  const remembered = known.get(key)
  if (remembered !== undefined) return remembered
  const time = Date.UTC(year, month - 1, date)
  const seconds = new Date(time).getUTCDate() === date ? time / 1000 : null
  known.set(key, seconds)
  return seconds
}

/** The seconds of `+02:00`, `-0500`, `UTC+2`, `CEST`; null for anything else. */
export const offsetNamed = (text: string): number | null => {
  const hours = abbreviations.get(text.trim().toUpperCase())
  if (hours !== undefined) return hours * hourSeconds
  const match = /^(?:UTC|GMT)?\s*([+-])(\d{1,2})(?::?(\d{2}))?$/i.exec(text.trim())
  if (!match) return null
  const seconds = Number(match[2]) * hourSeconds + Number(match[3] ?? 0) * 60
  return seconds > 14 * hourSeconds ? null : match[1] === '-' ? -seconds : seconds
}

/** Like `offsetNamed`, but also hours without a sign: `1` in a column that is called a UTC offset. */
export const offsetInCell = (cell: string): number | null =>
  offsetNamed(cell) ?? (/^\d{1,2}$/.test(cell) ? offsetNamed(`+${cell}`) : null)

/** Names of the local clock, from which no offset from UTC follows. */
const localNames = new Set(['ET', 'CT', 'MT', 'PT', 'LT', 'DST', 'ST', 'STD'])

const offsetOf = (name: string | undefined, offset: string | undefined): number | null | undefined => {
  if (name !== undefined && localNames.has(name) && offset === undefined) return null
  if (offset !== undefined) return offsetNamed(offset)
  return name === undefined ? null : (offsetNamed(name) ?? undefined)
}

export interface TimeOfDay {
  /** Since midnight. */
  readonly seconds: number
  readonly offset: number | null
  readonly fold?: 'earlier' | 'later'
}

const foldOf = (letter: string | undefined, mark: string | undefined, name = ''): Pick<TimeOfDay, 'fold'> => {
  if (name === 'DST') return { fold: 'earlier' }
  if (name === 'ST' || name === 'STD') return { fold: 'later' }
  if (/^b$/i.test(letter ?? '') || (mark !== undefined && !mark.includes('1'))) return { fold: 'later' }
  return letter !== undefined || mark !== undefined ? { fold: 'earlier' } : {}
}

const bareTime = (text: string): string =>
  text
    .replace(/^(?:12(?::00)?\s*)?(noon|midnight)$/i, (_, name: string) =>
      /noon/i.test(name) ? '12:00' : '0:00',
    )
    .replace(/^(\d{1,2}:\d{2}(?::\d{2})?)\s*(?:uhr|hrs?|h)$/i, '$1')
    .replace(/^(\d{1,2})\s*(?:uhr|hrs?|h)$/i, '$1:00')

const knownTime = remembering((text): TimeOfDay | null => {
  const match = timeOfDay.exec(/\d$/.test(text) ? text : bareTime(text))
  if (!match) return null
  const [, hourText, letter, minuteText, secondText = '0', half, mark, name, offsetText] = match
  if (minuteText === undefined && half === undefined) return null
  let hours = Number(hourText)
  const minute = Number(minuteText ?? 0)
  const second = Number(secondText)
  if (half !== undefined && hours <= 12) {
    if (hours < 1) return null
    hours = (hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  } else if (half !== undefined) return null
  const seconds = hours * hourSeconds + minute * 60 + second
  if (minute > 59 || second > 59 || seconds > daySeconds) return null
  const offset = offsetOf(name, offsetText)
  return offset === undefined ? null : { seconds, offset, ...foldOf(letter, mark, name) }
})

/**
 * Seconds since midnight of `1:15 PM`, `1am`, `13:15`, `13h15`, `24:00`, `2B:00`, with an offset or a mark of the
 * second hour if one follows; null for anything else.
 */
export const parseTime = (text: string): TimeOfDay | null =>
  text.length > 40 || text.length < 2 ? null : knownTime(text)

/** `00:00 - 00:30`, `12am to 1am`, `0-1`: two times of day; null for anything else. */
export const parseTimeRange = (text: string): readonly [TimeOfDay, TimeOfDay] | null => {
  if (text.length < 3 || text.length > 40) return null
  const match = /^(.{1,18}?)\s*(?:\bto\b|\buntil\b|\bbis\b|\btot\b|\ba\b|–|—|-)\s*(.{1,18})$/i.exec(text)
  if (!match) return null
  const read = (part: string): TimeOfDay | null => parseTime(/^\d{1,2}$/.test(part) ? `${part}:00` : part)
  const from = read((match[1] ?? '').trim())
  const to = read((match[2] ?? '').trim())
  return from && to ? [from, to] : null
}

/** Removes words between a date and its time, and a zone's long name after it. */
const bareClock = (time: string): string =>
  time
    .trim()
    .replace(/^(?:at|um|om|à|a las|alle|kl\.?)\s+/i, '')
    .replace(/\s*\([\p{L} ]{5,40}\)$/u, '')
    .replace(/^(\d{1,2}):(\d)$/, '$1:0$2')
    .replace(/^(\d{2})(Z|[+-]\d{2}(?::?\d{2})?)?$/, '$1:00$2')

const withTime = (date: number | null, time: string | undefined): Stamp | null => {
  if (date === null) return null
  if (time === undefined) return { wall: date, offset: null, dateOnly: true }
  const parsed = parseTime(bareClock(time))
  if (!parsed) return null
  const { seconds, offset, fold } = parsed
  return {
    wall: date + seconds,
    offset,
    dateOnly: false,
    ...(fold ? { fold } : {}),
    ...(seconds === daySeconds ? { endOfDay: true } : {}),
  }
}

const fullYear = (text: string): number => Number(text) + (text.length === 2 ? 2000 : 0)

const spanning = (from: number | null, to: number | null): Stamp | null =>
  from === null || to === null ? null : { wall: from, offset: null, dateOnly: true, endWall: to }

const monthStamp = (year: number, month: number): Stamp | null =>
  spanning(
    dayNumber(year, month, 1),
    month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1),
  )

/** ISO 8601: weeks begin on Monday, and the first week is the one with the year's first Thursday. */
const weekStamp = (year: number, week: number, weekday?: string, time?: string): Stamp | null => {
  const fourth = dayNumber(year, 1, 4)
  if (fourth === null || week < 1 || week > 53) return null
  const monday = fourth - (((fourth / daySeconds + 3) % 7) - (week - 1) * 7) * daySeconds
  return weekday === undefined
    ? spanning(monday, monday + 7 * daySeconds)
    : withTime(monday + (Number(weekday) - 1) * daySeconds, time)
}

/** Months and weeks: `2024-01`, `01/2024`, `Jan 2024`, `2025-W10`, `KW 10/2025`. */
const parsePeriod = (text: string): Stamp | null => {
  const week = yearWeek.exec(text)
  if (week) return weekStamp(Number(week[1]), Number(week[2]), week[3], week[4])
  const named = weekYear.exec(text)
  if (named) return weekStamp(Number(named[2]), Number(named[1]))
  const quarter = quarterYear.exec(text)
  if (quarter) {
    const year = Number(quarter[1] ?? quarter[4])
    const first = Number(quarter[2] ?? quarter[3]) * 3 - 2
    return spanning(
      dayNumber(year, first, 1),
      first === 10 ? dayNumber(year + 1, 1, 1) : dayNumber(year, first + 3, 1),
    )
  }
  const iso = yearMonth.exec(text)
  if (iso) return monthStamp(Number(iso[1]), Number(iso[2]))
  const numeric = monthYear.exec(text)
  if (numeric) return monthStamp(Number(numeric[2]), Number(numeric[1]))
  const [, nameA, yearA] = nameYear.exec(text) ?? []
  const [, yearB, nameB] = yearName.exec(text) ?? []
  const month = monthNamed(nameA ?? nameB ?? '')
  return month === null ? null : monthStamp(fullYear(yearA ?? yearB ?? ''), month)
}

const parseDate = (text: string, order: DayOrder): Stamp | null => {
  const iso = isoDate.exec(text)
  if (iso) return withTime(dayNumber(Number(iso[1]), Number(iso[3]), Number(iso[4])), iso[5] ?? iso[6])
  const basic = basicIso.exec(text)
  if (basic) {
    const [, year, month, date, hours = '', minutes = '', seconds = '00', zone = ''] = basic
    return withTime(
      dayNumber(Number(year), Number(month), Number(date)),
      `${hours}:${minutes}:${seconds}${zone}`,
    )
  }
  const ordinal = ordinalDate.exec(text)
  if (ordinal) {
    const first = dayNumber(Number(ordinal[1]), 1, 1)
    const nth = Number(ordinal[2])
    return first === null || nth < 1 || nth > 366
      ? null
      : withTime(first + (nth - 1) * daySeconds, ordinal[3])
  }
  const numeric = numericDate.exec(text)
  if (numeric) {
    const [, a = '', separator, b = '', year = '', time] = numeric
    // Dates with dots never have the month first.
    const dayFirst = separator === '.' || order === 'dmy'
    return withTime(dayNumber(fullYear(year), Number(dayFirst ? b : a), Number(dayFirst ? a : b)), time)
  }
  const named = dayMonthName.exec(text) ?? closeDate.exec(text)
  if (named) {
    const month = monthNamed(named[2] ?? '')
    if (month !== null)
      return withTime(dayNumber(fullYear(named[3] ?? ''), month, Number(named[1])), named[4])
  }
  const american = monthNameDay.exec(text)
  if (!american) return null
  const month = monthNamed(american[1] ?? '')
  return month === null
    ? null
    : withTime(dayNumber(Number(american[3]), month, Number(american[2])), american[4])
}

/** `10:00 02.06.2025`: the time comes before its date. */
const parseTimeFirst = (text: string, order: DayOrder): Stamp | null => {
  const [, time, date] = /^(\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?)\s+(\d\S*)$/i.exec(text) ?? []
  return time === undefined || date === undefined ? null : parseDate(`${date} ${time}`, order)
}

const zoneName = /^(.*\d.*?)\s*\[?([A-Z][A-Za-z]+(?:\/[A-Za-z_+-]+){1,2})\]?$/

/** The IANA name after a time, as in `2025-03-17 01:00 Europe/Berlin`; '' if there is none. */
export const zoneNameIn = (text: string): string => zoneName.exec(text)?.[2] ?? ''

const withoutZoneName = (text: string): string => zoneName.exec(text)?.[1] ?? text

const readStamp = (written: string, order: DayOrder): Stamp | null => {
  const text = written.includes('/') || written.length > 20 ? withoutZoneName(written) : written
  if (text.length > 50 && !text.endsWith(')')) return null
  const code = text.charCodeAt(0)
  if (code >= 48 && code <= 57) {
    return parseDate(text, order) ?? parsePeriod(text) ?? parseTimeFirst(text, order)
  }
  const named = parseDate(text, order) ?? parsePeriod(text)
  if (named) return named
  // `Monday, 03/17/2025`: the weekday comes before the date.
  const [, name, rest] = /^(\p{L}{2,13})\.?,?\s+(\S.*)$/u.exec(text) ?? []
  return name !== undefined && rest !== undefined && weekdaysNamed(name).length > 0
    ? parseDate(rest, order)
    : null
}

const knownStamps = {
  mdy: remembering((text) => readStamp(text, 'mdy')),
  dmy: remembering((text) => readStamp(text, 'dmy')),
} as const

/** Whether a text is a number and nothing else. There are more numbers in a file than anything else. */
const isNumber = (text: string): boolean => {
  let points = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x2e || code === 0x2c) points++
    else if (code < 0x30 || code > 0x39) return false
  }
  return points < 2
}

/** A date, a date with a time, a month or a week, in any of the usual ways of writing it; null for anything else. */
export const parseStamp = (written: string, order: DayOrder): Stamp | null =>
  written.length < 6 || written.length > 80 || isNumber(written) ? null : knownStamps[order](written)

/** Whether a text is a date in any order, such as both `01/31/2024` and `31.01.2024`. */
export const isStamp = (text: string): boolean =>
  (parseStamp(text, 'mdy') ?? parseStamp(text, 'dmy')) !== null

/**
 * Seconds, milliseconds, `20240131` or `202401312330`: numbers that are times only if the label of their column says
 * so.
 */
export const parseNumericStamp = (text: string): Stamp | null => {
  const compact = compactDate.exec(text)
  if (compact && (text.length < 9 || text.length > 11)) {
    const [, year, month, date, hours, minutes, seconds = '00'] = compact
    const at = dayNumber(Number(year), Number(month), Number(date))
    return withTime(at, hours === undefined ? undefined : `${hours}:${minutes ?? ''}:${seconds}`)
  }
  if (!/^\d{9,13}(\.\d+)?$/.test(text)) return null
  const seconds = Number(text) >= 1e11 ? Number(text) / 1000 : Number(text)
  return seconds < 7.3e9 ? { wall: seconds, offset: 0, dateOnly: false } : null
}

/** `2025-10-19 00:00 to 2025-10-20 00:00`. */
export const parseRange = (text: string, order: DayOrder): readonly [Stamp, Stamp] | null => {
  if (text.length > 90 || text.length < 13) return null
  const match = /^(.{6,40}?)\s+(?:to|until|bis|tot|au|al|a|hasta|–|—|-)\s+(.{6,40})$/i.exec(text)
  if (!match) return null
  const from = parseStamp(match[1] ?? '', order)
  const to = parseStamp(match[2] ?? '', order)
  return from && to ? [from, to] : null
}
