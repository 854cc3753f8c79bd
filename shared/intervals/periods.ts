import type { Channel, ChannelKind } from '../domain/interval'
import {
  daySeconds,
  daysIn,
  firstOfMonth,
  hourSeconds,
  startOfDay,
  wallOn,
  type LocalTime,
  type Span,
} from './local-time'
import { sumsOf } from './sums'

/** Readings of one channel, in time order. */
export type Series = Pick<Channel, 'kind' | 'start' | 'end' | 'value'>

/** The indexes of readings that are not counted. */
export type LeftOut = ReadonlySet<number>
export const nothing: LeftOut = new Set()

/**
 * The result of several readings: the sum of amounts, the highest power, temperature, voltage or other state, or the last
 * value of a counter.
 */
export const measureOf: Readonly<Record<ChannelKind, 'total' | 'highest' | 'last'>> = {
  interval: 'total',
  cost: 'total',
  other: 'highest',
  demand: 'highest',
  temperature: 'highest',
  register: 'last',
}

export const resolutions = ['hour', 'day', 'month'] as const
export type Resolution = (typeof resolutions)[number]

/** An hour, a day or a month of the zone, with the result of its readings. */
export interface Period extends Span {
  /** According to `measureOf`; exact, as text. */
  readonly text: string
  /** The number of readings with a value that begin in it. */
  readonly count: number
  /** The seconds for which there is a reading with a value; 0 for a counter, whose readings are instants. */
  readonly covered: number
  /** The latest end of the readings up to here, if that is after the end of the period. */
  readonly until?: number
}

type SpanAt = (at: number) => Span

const spansOf: Readonly<Record<Resolution, (zone: LocalTime) => SpanAt>> = {
  day: daysIn,
  hour: (zone) => {
    const days = daysIn(zone)
    return (at) => {
      const day = days(at)
      const from = day.from + Math.floor((at - day.from) / hourSeconds) * hourSeconds
      return { from, to: Math.min(from + hourSeconds, day.to), wall: wallOn(zone, day, from) }
    }
  },
  month: (zone) => (at) => {
    const date = new Date(zone.dayOf(at) * daySeconds * 1000)
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
    const [first, next] = [firstOfMonth(year, month), firstOfMonth(year, month + 1)]
    return {
      from: startOfDay(zone, first, at),
      to: startOfDay(zone, next, at),
      wall: first * daySeconds,
    }
  },
}

/**
 * The readings by hour, day or month of a zone. A reading counts in the period in which it begins, but the covered time
 * of a period depends on where the readings lie. Periods in which none begins are left out. Takes one pass over the
 * readings.
 */
export const periodsOf = (
  { kind, start, end, value }: Series,
  zone: LocalTime,
  resolution: Resolution,
  leftOut: LeftOut = nothing,
): readonly Period[] => {
  const measure = measureOf[kind]
  const spanAt = spansOf[resolution](zone)
  const sums = sumsOf(measure === 'total' ? value : new Float64Array())
  const spans: Span[] = []
  const single: number[] = []
  const count: number[] = []
  const covered: number[] = []
  const ends: number[] = []
  let at = -1
  let from = 0
  let to = -Infinity
  /** The end of the readings so far. */
  let reached = -Infinity
  for (let index = 0; index < start.length; index++) {
    const each = value[index] ?? NaN
    if (Number.isNaN(each) || leftOut.has(index)) continue
    const begin = start[index] ?? 0
    if (begin >= to) {
      const span = spanAt(begin)
      from = span.from
      to = span.to
      at = spans.push(span) - 1
      single[at] = each
      count[at] = 0
      covered[at] = Math.max(0, Math.min(reached, to) - from)
    }
    count[at] = (count[at] ?? 0) + 1
    if (measure === 'total') sums.add(at, each)
    else if (measure === 'last' || each > (single[at] ?? each)) single[at] = each
    const finish = end[index] ?? begin
    const fresh = Math.min(finish, to) - Math.max(begin, reached)
    if (fresh > 0) covered[at] = (covered[at] ?? 0) + fresh
    if (finish > reached) reached = finish
    ends[at] = reached
  }
  return spans.map((span, index) => ({
    ...span,
    text: measure === 'total' ? sums.text(index) : String(single[index]),
    count: count[index] ?? 0,
    covered: covered[index] ?? 0,
    ...((ends[index] ?? 0) > span.to && { until: ends[index] ?? 0 }),
  }))
}

/** The exact sum of all readings that are counted. */
export const totalOf = ({ value }: Series, leftOut: LeftOut = nothing): string => {
  const sums = sumsOf(value)
  value.forEach((each, index) => {
    if (!Number.isNaN(each) && !leftOut.has(index)) sums.add(0, each)
  })
  return sums.text(0)
}

/** The most frequent length of a reading with a value, in seconds; 0 for instants, and if there is none. */
export const usualLength = ({ start, end, value }: Series): number => {
  const counts = new Map<number, number>()
  /** Neighbours mostly have the same length, and are counted together. */
  let length = NaN
  let times = 0
  const count = (): void => void counts.set(length, (counts.get(length) ?? 0) + times)
  for (let index = 0; index < start.length; index++) {
    if (Number.isNaN(value[index] ?? NaN)) continue
    const own = (end[index] ?? 0) - (start[index] ?? 0)
    if (own !== length) {
      if (times > 0) count()
      length = own
      times = 0
    }
    times++
  }
  if (times > 0) count()
  let usual = 0
  for (const [each, found] of counts) if (found > (counts.get(usual) ?? 0)) usual = each
  return usual
}

/**
 * The reading with the highest amount for its length, as an amount per hour: for kWh the highest kW. Readings longer
 * than an hour are left out, because their average is no peak. Null if there is no other.
 */
export const peakOf = (
  { start, end, value }: Series,
  leftOut: LeftOut = nothing,
): { readonly index: number; readonly perHour: number } | null => {
  let index = -1
  let perHour = -Infinity
  for (let each = 0; each < start.length; each++) {
    const length = (end[each] ?? 0) - (start[each] ?? 0)
    const rate = ((value[each] ?? NaN) * hourSeconds) / length
    if (length > 0 && length <= hourSeconds && rate > perHour && !leftOut.has(each)) {
      index = each
      perHour = rate
    }
  }
  return index < 0 ? null : { index, perHour }
}
