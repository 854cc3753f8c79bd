import { isStamp, parseNumericStamp, parseStamp, parseTime } from './stamp'

/** The meaning of keys in JSON documents, and the ways in which times and lengths are written there. */

/** `meterId`, `meter_id`, `Meter ID` and `meter.id` as words. */
export const wordsOf = (key: string): string =>
  key
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_\-./:]+/g, ' ')
    .trim()
    .toLowerCase()

export const startWords =
  /\b(start|starts|started|starting|begin|begins|beginning|from|debut|since|inicio|von)\b/
export const endWords = /\b(end|ends|ended|ending|to|until|till|stop|fin|bis|thru|through)\b/
export const timeWords =
  /\b(time|times|date|datetime|day|timestamp|stamp|ts|t|epoch|x|category|categories|label|labels|datum|fecha|when|instant|at|hour|interval|period|start|end|from|to|begin)\b|time/
/** Times at which the record or the document was made, not times of the reading. */
export const bookkeepingWords =
  /\b(created|updated|modified|received|published|processed|retrieved|exported|generated|imported|ingested|issued|signed|due|expires?|expiry|next|due|requested|fetched|synced|loaded|sent)\b/

const unixSeconds = (text: string): boolean => {
  const stamp = /^\d{9,13}(\.\d+)?$/.test(text) ? parseNumericStamp(text) : null
  return stamp !== null && stamp.wall >= 0.3e9 && stamp.wall < 4.2e9
}

const basic = /^((?:19|20)\d{2})(\d{2})(\d{2})[T ]?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?$/
const basicDate = /^((?:19|20)\d{2})(\d{2})(\d{2})$/

/**
 * A time in the form that `parseStamp` reads, from the ways in which JSON writes it: both forms of ISO 8601, with the
 * name of a zone after it, `/Date(1700000000000)/`, and, if `timely`, Unix seconds and milliseconds. Null for anything
 * else.
 */
export const stampText = (text: string, timely: boolean): string | null => {
  if (text.length < 6 || text.length > 60) return null
  const dotNet = /^\/Date\((\d{9,13})(?:[+-]\d{4})?\)\/$/.exec(text)?.[1]
  if (dotNet !== undefined) return new Date(Number(dotNet)).toISOString()
  if (/^\d/.test(text)) {
    const date = timely ? basicDate.exec(text) : null
    const split = date ?? (timely || /[TZ]/.test(text) ? basic.exec(text) : null)
    if (split) {
      const [, year = '', month = '', day = '', hour, minute, second = '00', zone = ''] = split
      const time = hour === undefined ? '' : `T${hour}:${minute ?? '00'}:${second}${zone}`
      const iso = `${year}-${month}-${day}${time}`
      if (parseStamp(iso, 'mdy')) return iso
    }
    if (timely && unixSeconds(text)) {
      return new Date((parseNumericStamp(text)?.wall ?? 0) * 1000).toISOString()
    }
  }
  // In JSON a number is never a written date, although the table reader might take it for one.
  if (/^[+-]?\d*[.,]?\d+$/.test(text)) return null
  const plain = text.replace(/\[[\w/+-]+\]$/, '').replace(/(T\d{2}:\d{2}.*[+-]\d{2})$/, '$1:00')
  return isStamp(plain) ? plain : null
}

/** Whether a text is a time of day. In JSON `23.13` is a number, although the table reader might take it for a time. */
export const isClock = (text: string): boolean => !/^[+-]?[\d.,]+$/.test(text) && parseTime(text) !== null

/** The length of a reading: in seconds, or in days and months of the calendar. */
export interface Step {
  readonly seconds: number
  readonly days: number
  readonly months: number
}

export const stepOfSeconds = (seconds: number): Step => ({ seconds, days: 0, months: 0 })

const isoDuration =
  /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.0+)?S)?)?$/i
const named: readonly (readonly [RegExp, Step])[] = [
  [/^(quarter ?hour(ly)?|quarter of an hour|15 ?min(ute)?ly)$/, stepOfSeconds(900)],
  [/^(half ?hour(ly)?|hh)$/, stepOfSeconds(1800)],
  [/^(hour|hourly|hours|h)$/, stepOfSeconds(3600)],
  [/^(day|daily|days|d)$/, { seconds: 0, days: 1, months: 0 }],
  [/^(week|weekly|weeks|w)$/, { seconds: 0, days: 7, months: 0 }],
  [/^(month|monthly|months)$/, { seconds: 0, days: 0, months: 1 }],
  [/^(year|yearly|years|annual)$/, { seconds: 0, days: 0, months: 12 }],
]
const lengths = new Map<string, number>([
  ['ms', 0.001], ['millis', 0.001], ['milliseconds', 0.001], ['s', 1], ['sec', 1], ['secs', 1], ['second', 1], ['seconds', 1],
  ['m', 60], ['min', 60], ['mins', 60], ['minute', 60], ['minutes', 60], ['t', 60],
  ['h', 3600], ['hr', 3600], ['hrs', 3600], ['hour', 3600], ['hours', 3600],
]) // prettier-ignore

/** The length in `PT15M`, `P1D`, `15min`, `HOUR`, `half_hour`, `01:00:00`; null for bare numbers and anything else. */
export const stepNamed = (text: string): Step | null => {
  const iso = isoDuration.exec(text.trim())
  if (iso && text.length > 2) {
    const [years, months, weeks, days, hours, minutes, seconds] = iso
      .slice(1)
      .map((part: string | undefined) => Number(part ?? 0))
    const step = {
      seconds: (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0),
      days: (weeks ?? 0) * 7 + (days ?? 0),
      months: (years ?? 0) * 12 + (months ?? 0),
    }
    return step.seconds + step.days + step.months > 0 ? step : null
  }
  const words = wordsOf(text)
  for (const [pattern, step] of named) if (pattern.test(words)) return step
  const clock = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text.trim())
  if (clock) {
    const seconds = Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0)
    return seconds > 0 ? stepOfSeconds(seconds) : null
  }
  const measured = /^(\d{1,9})\s*([a-z]+)$/i.exec(text.trim())
  const [, amount = '', unit = ''] = measured ?? []
  const length = lengths.get(unit.toLowerCase())
  if (length !== undefined && Number(amount) > 0) return stepOfSeconds(Number(amount) * length)
  const calendar = /^(\d{1,4})\s*(d|days?|weeks?|months?)$/i.exec(text.trim())
  if (!calendar || Number(calendar[1]) === 0) return null
  const n = Number(calendar[1])
  const kind = (calendar[2] ?? '').toLowerCase()
  if (kind.startsWith('m')) return { seconds: 0, days: 0, months: n }
  return { seconds: 0, days: kind.startsWith('w') ? n * 7 : n, months: 0 }
}

/** The lengths in seconds that a bare number can mean, the likeliest first: by its label, or else by its size. */
export const bareLengths = (text: string, label: string): readonly number[] => {
  if (!/^\d{1,9}(\.0+)?$/.test(text)) return []
  const amount = Number(text)
  if (amount === 0) return []
  const words = wordsOf(label)
  const inLabel = words.split(' ').find((word) => lengths.has(word) && word.length > 1)
  // In `interval_hours` the word names the unit of the length, but `hour` alone is the hour of the day.
  const length = inLabel === undefined ? undefined : lengths.get(inLabel)
  if (length !== undefined && words !== 'hour') return [amount * length]
  const seconds = amount
  const minutes = amount * 60
  const millis = amount / 1000
  if (amount >= 60_000) return [millis, seconds]
  return amount >= 300 ? [seconds, minutes] : [minutes, seconds, amount * 3600]
}
