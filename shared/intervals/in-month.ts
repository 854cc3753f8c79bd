import type { Channel } from '../domain/interval'
import { daySeconds, firstOfMonth } from './local-time'

/** Months begin up to 14 hours apart from UTC, and a reading of a day may begin the day before. */
const tolerance = 1.5 * daySeconds

/** How the readings of a month's file lie to that month. */
export interface InMonth {
  /** The number of readings with a value, and of those that begin outside of the month. */
  readonly all: number
  readonly outside: number
  /** There are readings, but none of the month. */
  readonly isNone: boolean
  /** The first and the last start, in Unix seconds. */
  readonly from: number
  readonly to: number
}

export const extentInMonth = (month: string, channels: readonly Channel[]): InMonth => {
  const [year, of] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))]
  const first = firstOfMonth(year, of - 1) * daySeconds - tolerance
  const next = firstOfMonth(year, of) * daySeconds + tolerance
  let [all, outside, from, to] = [0, 0, Infinity, -Infinity]
  for (const { start, end, value } of channels) {
    for (let index = 0; index < start.length; index++) {
      if (Number.isNaN(value[index] ?? NaN)) continue
      const begin = start[index] ?? 0
      all++
      // A long reading, as of a whole month, may begin before the month and reach into it.
      if ((end[index] ?? begin) < first || begin >= next) outside++
      from = Math.min(from, begin)
      to = Math.max(to, begin)
    }
  }
  return { all, outside, isNone: all > 0 && outside === all, from, to }
}

const dayOf = (at: number): string => new Date(at * 1000).toISOString().slice(0, 10)

/** Says that readings lie outside of the month for which their file was retrieved; null if they do not. */
export const outsideWords = (month: string, channels: readonly Channel[]): string | null => {
  const { all, outside, isNone, from, to } = extentInMonth(month, channels)
  if (outside === 0) return null
  const run = `they run from ${dayOf(from)} to ${dayOf(to)}.`
  return isNone
    ? `None of the readings lie in this month: ${run}`
    : `${outside} of ${all} readings lie outside of this month: ${run}`
}
