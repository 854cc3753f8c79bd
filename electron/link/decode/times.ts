import type { Json } from './json'
import { readNumber, readText } from './values'

type Any = Json | undefined

const stamp =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i
const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/
const compact = /^((?:19|20|21)\d{2})(\d{2})(\d{2})$/

/** Unix times are seconds by the document; some servers send milliseconds. No real second count reaches this. */
const firstMillisecondCount = 1e11
/**
 * The years 1973 and 2286. A number outside of them is no Unix time, but a year, a compact date or a count of
 * microseconds.
 */
const firstSecond = 1e8
const endOfMilliseconds = 1e13

const two = (value: number | string): string => String(value).padStart(2, '0')

const validDate = (date: string): string | null => {
  const time = Date.parse(`${date}T00:00:00Z`)
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(date) ? date : null
}

const offsetMinutes = (zone: string): number => {
  const parts = /^([+-])(\d{2}):?(\d{2})$/.exec(zone)
  if (!parts) return 0
  const minutes = Number(parts[2]) * 60 + Number(parts[3])
  return parts[1] === '-' ? -minutes : minutes
}

const isoOf = (milliseconds: number): string | null =>
  Math.abs(milliseconds) <= 8.64e15 ? new Date(milliseconds).toISOString() : null

/** A Unix time in milliseconds, given in seconds or milliseconds; null where it is neither. */
export const readUnixMilliseconds = (value: Any): number | null => {
  const number = readNumber(value)
  if (number === null || number < firstSecond || number >= endOfMilliseconds) return null
  return number < firstMillisecondCount ? number * 1000 : number
}

/** Milliseconds since 1970, from ISO 8601 in any of its usual spellings (UTC where no zone is named) or a Unix time. */
export const readMilliseconds = (value: Any): number | null => {
  const parts = stamp.exec(readText(value) ?? '')
  if (!parts) return readUnixMilliseconds(value)
  const [
    ,
    year = '',
    month = '',
    day = '',
    hour = '00',
    minute = '00',
    second = '00',
    fraction = '',
    zone = 'Z',
  ] = parts
  const date = validDate(`${year}-${month}-${day}`)
  if (date === null || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null
  const whole = Date.parse(`${date}T${hour}:${minute}:00Z`) + Number(second) * 1000
  return whole + Number(fraction.slice(0, 3).padEnd(3, '0')) - offsetMinutes(zone) * 60_000
}

/** ISO 8601 in UTC, or null. */
export const readInstant = (value: Any): string | null => {
  const milliseconds = readMilliseconds(value)
  return milliseconds === null ? null : isoOf(milliseconds)
}

/** Unix seconds, or null. */
export const readUnixSeconds = (value: Any): number | null => {
  const milliseconds = readMilliseconds(value)
  return milliseconds === null ? null : Math.floor(milliseconds / 1000)
}

/** A calendar date `YYYY-MM-DD` as sent: a period is never moved by a zone. */
export const readCivilDate = (value: Any): string | null => {
  const text = readText(value) ?? ''
  const parts = stamp.exec(text)
  if (parts) return validDate(`${parts[1] ?? ''}-${parts[2] ?? ''}-${parts[3] ?? ''}`)
  const day = compact.exec(text)
  if (day) return validDate(`${day[1] ?? ''}-${day[2] ?? ''}-${day[3] ?? ''}`)
  const us = american.exec(text)
  // `03/10/2016` may be a day of March or of October: it is left as it came.
  if (us && Number(us[2]) <= 12 && us[1] !== us[2]) return null
  if (us) return validDate(`${us[3] ?? ''}-${two(us[1] ?? '')}-${two(us[2] ?? '')}`)
  const unix = readUnixMilliseconds(value)
  return unix === null ? null : (isoOf(unix)?.slice(0, 10) ?? null)
}
