import { sumBy } from 'es-toolkit/math/sumBy'
import type { Channel, MonthReading } from '../../../shared/domain/interval'
import { counted as words } from '../../lib/numbers'
import { ExactSum } from '../../../shared/domain/exact-sum'
import type { Resolution } from '../../../shared/intervals/periods'
import { inOrder } from '../../../shared/intervals/in-order'
import { extentInMonth } from '../../../shared/intervals/in-month'
import { eachOnce, type Conflict, type Part } from './said-twice'

/** A channel over all months of a range: its readings in time order, with one count and one total. */
export interface JoinedChannel extends Channel {
  /** The months that have this channel. */
  readonly months: readonly string[]
  /** Readings of which two months' files give different values: those of the earlier file count. */
  readonly conflicts: readonly Conflict[]
  /** Number of readings with a value. */
  readonly count: number
  readonly lowest: number
  readonly highest: number
  /** Seconds between readings that have no length. A pause longer than 1.5 times this is a gap. */
  readonly usualPause: number
  /** Whether `estimated` counts all readings of the meters of a sum: which of them are in the sum is not known. */
  readonly isEstimatedOfAll?: true
  /** The periods whose amounts its values are, if they are not single readings. */
  readonly per?: Resolution
  /** Whether it is drawn over another channel for comparison. */
  readonly isOverlay?: true
}

/** The key of a channel. Channels are the same if kind, unit and name are. */
export const channelKey = ({ kind, unit, name }: Pick<Channel, 'kind' | 'unit' | 'name'>): string =>
  JSON.stringify([kind, unit, name])

type Arrays = Pick<Channel, 'start' | 'end' | 'value'>

const concatenated = (parts: readonly Part[], of: keyof Arrays): Float64Array => {
  const whole = new Float64Array(sumBy(parts, ({ channel }) => channel[of].length))
  let at = 0
  for (const { channel } of parts) {
    whole.set(channel[of], at)
    at += channel[of].length
  }
  return whole
}

/** The most frequent pause between readings, in seconds; 0 if there is none. */
const usualPauseOf = (start: Float64Array): number => {
  const counts = new Map<number, number>()
  let usual = 0
  for (let index = 1; index < start.length; index++) {
    const pause = (start[index] ?? 0) - (start[index - 1] ?? 0)
    if (pause <= 0) continue
    const times = (counts.get(pause) ?? 0) + 1
    counts.set(pause, times)
    if (usual === 0 || times > (counts.get(usual) ?? 0)) usual = pause
  }
  return usual
}

/** The counts of a channel from several files. For a single file the reader has made them. */
const counted = ({ start, end, value }: Arrays, pause: number | null) => {
  let repeats = 0
  let gaps = 0
  let overlaps = 0
  let reached = NaN
  let last = -1
  for (let index = 0; index < start.length; index++) {
    if (Number.isNaN(value[index] ?? NaN)) continue
    const from = start[index] ?? 0
    if (last >= 0) {
      const before = start[last] ?? from
      if (from === before) repeats++
      else {
        if (from < (end[last] ?? from)) overlaps++
        if (pause === null ? from > reached : pause > 0 && from - before > 1.5 * pause) gaps++
      }
    }
    reached = Math.max(Number.isNaN(reached) ? -Infinity : reached, end[index] ?? from)
    last = index
  }
  return { repeats, gaps, overlaps }
}

/** The lowest and the highest value, and how many places have one. */
export const extremesOf = (value: Float64Array) => {
  let lowest = Infinity
  let highest = -Infinity
  let count = 0
  // By index: an iterator takes longer, and there may be a million readings.
  for (let index = 0; index < value.length; index++) {
    const each = value[index] ?? NaN
    if (Number.isNaN(each)) continue
    count++
    if (each < lowest) lowest = each
    if (each > highest) highest = each
  }
  return { lowest, highest, count }
}

/**
 * What a counter counted over several files: in each, and between the last reading of one and the first of the next. A
 * fall below half of the previous reading means another meter, whose readings say nothing about the one before.
 */
const countedTotal = (parts: readonly Part[]): string => {
  const total = new ExactSum()
  let before = NaN
  for (const { channel } of parts.toSorted((a, b) => (a.channel.start[0] ?? 0) - (b.channel.start[0] ?? 0))) {
    const first = channel.value.find((each) => !Number.isNaN(each))
    const last = channel.value.findLast((each) => !Number.isNaN(each))
    if (first === undefined || last === undefined) continue
    total.add(channel.total)
    if (first >= before / 2) total.add(first).subtract(before)
    before = last
  }
  return total.toString()
}

/** The totals of the files are exact as they are written there; what was taken out is subtracted from them. */
const amountTotal = (parts: readonly Part[], dropped: readonly (readonly number[])[]): string => {
  const total = new ExactSum()
  for (const { channel } of parts) total.add(channel.total)
  for (const value of dropped.flat()) total.subtract(value)
  return total.toString()
}

const joined = (parts: readonly Part[], first: Part): JoinedChannel => {
  const { name, kind, unit } = first.channel
  const only = parts.length === 1 ? first.channel : null
  const { kept, dropped, conflicts } = eachOnce(parts)
  const arrays =
    only ??
    inOrder({
      start: concatenated(kept, 'start'),
      end: concatenated(kept, 'end'),
      value: concatenated(kept, 'value'),
    })
  const { start, end, value } = arrays
  const found = extremesOf(value)
  const usualPause = kind === 'register' ? usualPauseOf(start) : 0
  const total = only ? only.total : kind === 'register' ? countedTotal(kept) : amountTotal(parts, dropped)
  const counts = only ?? counted(arrays, kind === 'register' ? usualPause : null)
  return {
    name,
    kind,
    unit,
    start,
    end,
    value,
    total,
    blank: value.length - found.count,
    repeats: counts.repeats,
    gaps: counts.gaps,
    overlaps: counts.overlaps,
    estimated: sumBy(parts, ({ channel }) => channel.estimated),
    months: parts.map(({ month }) => month),
    conflicts,
    count: found.count,
    lowest: found.lowest,
    highest: found.highest,
    usualPause,
  }
}

/**
 * The channels of a range. Readings are joined only if name, kind and unit are the same. Another channel of the same
 * energy (net beside consumption) stays separate, and nothing is ever added across channels.
 */
export const joinMonths = (months: readonly MonthReading[]): readonly JoinedChannel[] => {
  const groups = new Map<string, [Part, ...Part[]]>()
  for (const { month, readings } of months) {
    if (!readings.ok) continue
    for (const channel of readings.value.channels) {
      const key = channelKey(channel)
      const group = groups.get(key)
      if (group) group.push({ month, channel })
      else groups.set(key, [{ month, channel }])
    }
  }
  return [...groups.values()].map((parts) => joined(parts, parts[0]))
}

/** A sentence about readings, with the months to which it applies. */
export interface Doubt {
  readonly text: string
  readonly months: readonly string[]
}

/** What the files of two months say differently. */
export const conflictsOf = (channels: readonly JoinedChannel[]): readonly Doubt[] =>
  channels.flatMap(({ name, conflicts }) =>
    conflicts.map(({ months, count }) => ({
      text: `${name}: the files of two months give different values for ${words(count, 'reading')}; the earlier file counts.`,
      months,
    })),
  )

/** The doubts of the readers, each sentence once, with the months to which it applies. */
export const doubtsOf = (months: readonly MonthReading[]): readonly Doubt[] => {
  const said = new Map<string, string[]>()
  for (const { month, readings } of months) {
    if (!readings.ok) continue
    for (const text of new Set(readings.value.doubts)) said.set(text, [...(said.get(text) ?? []), month])
  }
  return [...said].map(([text, of]) => ({ text, months: of }))
}

/** The months whose files have readings, but none of that month. */
export const monthsElsewhere = (months: readonly MonthReading[]): readonly string[] =>
  months
    .filter(({ month, readings }) => readings.ok && extentInMonth(month, readings.value.channels).isNone)
    .map(({ month }) => month)

/** The first start and the last end of all readings, including places without a value; null if there are none. */
export const extentOf = (channels: readonly JoinedChannel[]): readonly [from: number, to: number] | null => {
  let from = Infinity
  let to = -Infinity
  for (const { start, end } of channels) {
    from = Math.min(from, start[0] ?? Infinity)
    to = Math.max(to, end.at(-1) ?? -Infinity)
  }
  return from < to ? [from, to] : Number.isFinite(from) ? [from, from + 3600] : null
}
