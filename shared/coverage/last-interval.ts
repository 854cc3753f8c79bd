import type { IntervalMonth } from '../domain/interval'
import { monthsAfter } from './calendar'

/**
 * The day of the last interval at the provider. The list of months names moments, and no time zone: what it shows of the
 * zone leaves one day, or a few between which nothing decides.
 */

/** The first and the last of the days that it can be: numbers of calendar.ts. */
export type PossibleDays = readonly [from: number, to: number]

/** How far the provider's time can be ahead of UTC, in seconds. */
interface Offsets {
  readonly least: number
  readonly most: number
}

const dayInSeconds = 86_400
const summerTime = 3600
/** Time zones are at most 12 hours behind UTC, and 14 ahead. */
const any: Offsets = { least: -12 * 3600, most: 14 * 3600 }

const firstDayOf = ({ month }: IntervalMonth): number =>
  Date.parse(`${month}-01T00:00:00Z`) / 1000 / dayInSeconds
const dayAfter = (record: IntervalMonth): number => monthsAfter(firstDayOf(record), 1)

const isPossible = (offset: number): boolean => offset >= any.least && offset <= any.most

/** The offset at which the first interval begins with its month; null if that is no time zone's. */
const offsetOfStart = (record: IntervalMonth): number | null => {
  if (record.firstInterval === null) return null
  const offset = firstDayOf(record) * dayInSeconds - record.firstInterval
  return isPossible(offset) ? offset : null
}

/** The offsets at which all intervals of a month lie within it. If none does, its start is believed. */
const offsetsOf = (record: IntervalMonth): Offsets => {
  const start = offsetOfStart(record)
  const end =
    record.lastInterval === null ? any.most : dayAfter(record) * dayInSeconds - 1 - record.lastInterval
  const [least, most] = [start ?? any.least, isPossible(end) ? end : any.most]
  return { least, most: Math.max(least, most) }
}

/** What both allow; the first alone where they contradict each other. */
const narrowed = (own: Offsets, other: Offsets): Offsets => {
  const least = Math.max(own.least, other.least)
  const most = Math.min(own.most, other.most)
  return least <= most ? { least, most } : own
}

/** The standard time that each month allows: its own may be an hour ahead of that. */
const ofAll = (records: readonly IntervalMonth[]): Offsets => {
  let { least, most } = any
  for (const own of records.map(offsetsOf)) {
    least = Math.max(least, own.least - summerTime)
    most = Math.min(most, own.most)
  }
  return least <= most ? { least, most } : any
}

/**
 * The offset at which months begin at midnight, shown by two different months that begin at the same time of day but for
 * summer time, and none earlier. A single one may have begun at any hour of its first day.
 */
const shownByStarts = (records: readonly IntervalMonth[]): Offsets | null => {
  const starts = records.flatMap((record) => {
    const offset = offsetOfStart(record)
    return offset === null ? [] : [{ offset, month: record.month }]
  })
  const earliest = Math.max(...starts.map(({ offset }) => offset))
  const agreeing = starts.filter(({ offset }) => offset >= earliest - summerTime)
  if (new Set(agreeing.map(({ month }) => month)).size < 2) return null
  return { least: Math.min(...agreeing.map(({ offset }) => offset)), most: earliest }
}

/** The offsets that a month can have, by its own intervals and by all months. */
const offsetsIn = (record: IntervalMonth, shown: Offsets | null, standard: Offsets): Offsets => {
  if (!shown) {
    return narrowed(offsetsOf(record), { least: standard.least, most: standard.most + summerTime })
  }
  const own = offsetOfStart(record)
  if (own !== null && own >= shown.least && own <= shown.most) return { least: own, most: own }
  return narrowed({ least: shown.most - summerTime, most: shown.least + summerTime }, offsetsOf(record))
}

/** The days on which the last interval of any of these months can begin; null if none of them names it. */
export const lastDayOf = (records: readonly IntervalMonth[]): PossibleDays | null => {
  const shown = shownByStarts(records)
  const standard = ofAll(records)
  let last: PossibleDays | null = null
  for (const record of records) {
    const { lastInterval } = record
    if (lastInterval === null) continue
    const { least, most } = offsetsIn(record, shown, standard)
    // An interval just beyond the end of its month belongs to the last day of that.
    const dayAt = (offset: number): number => {
      const day = Math.floor((lastInterval + offset) / dayInSeconds)
      return day === dayAfter(record) ? day - 1 : day
    }
    const [from, to] = [dayAt(least), dayAt(most)]
    last = last ? [Math.max(last[0], from), Math.max(last[1], to)] : [from, to]
  }
  return last
}
