import { firstStartingFrom, lastStartingBy } from '../../../shared/intervals/in-order'
import type { JoinedChannel } from './join-months'
import type { TimeWindow } from './plot-values'

/** The steps of the keyboard's line through a chart: from the beginning of one reading to that of another. */

type Channels = readonly Pick<JoinedChannel, 'start'>[]

const starts = (channels: Channels, indexIn: (start: Float64Array) => number): readonly number[] =>
  channels.map(({ start }) => start[indexIn(start)]).filter((at) => at !== undefined)

/** The next beginning of a reading after a moment, in any of the channels; null if there is none. */
export const nextStart = (channels: Channels, at: number): number | null => {
  const found = starts(channels, (start) => lastStartingBy(start, at) + 1)
  return found.length === 0 ? null : Math.min(...found)
}

/** The last beginning of a reading before a moment. */
export const startBefore = (channels: Channels, at: number): number | null => {
  const found = starts(channels, (start) => firstStartingFrom(start, at) - 1)
  return found.length === 0 ? null : Math.max(...found)
}

/** The beginning of the reading at a moment, or else of the last one before it. */
export const startBy = (channels: Channels, at: number): number | null => {
  const found = starts(channels, (start) => lastStartingBy(start, at))
  return found.length === 0 ? null : Math.max(...found)
}

/** The first beginning of a reading in a part of the time; null if none begins there. */
const firstIn = (channels: Channels, { from, to }: TimeWindow): number | null => {
  const found = starts(channels, (start) => firstStartingFrom(start, from)).filter((at) => at <= to)
  return found.length === 0 ? null : Math.min(...found)
}

/** The last beginning of a reading in a part of the time, before its end; null if none begins there. */
const lastIn = (channels: Channels, { from, to }: TimeWindow): number | null => {
  const last = startBefore(channels, to)
  return last !== null && last >= from ? last : null
}

/**
 * Where the arrows begin: at the reading in the middle of what is shown, or at the first that begins there, so that the
 * chart stays where it is. Where none begins, at the reading that is shown, or at the one after the gap.
 */
export const firstReached = (channels: Channels, view: TimeWindow): number | null => {
  const middle = (view.from + view.to) / 2
  const by = startBy(channels, middle)
  if (by !== null && by >= view.from) return by
  return firstIn(channels, view) ?? by ?? nextStart(channels, middle)
}

type Step = (channels: Channels, at: number, view: TimeWindow) => number | null

/** A twentieth of what is shown, and at least to the next reading. */
const farther: Step = (channels, at, { from, to }) => {
  const next = nextStart(channels, at)
  const far = startBy(channels, at + (to - from) / 20)
  return next === null ? null : Math.max(next, far ?? next)
}

const fartherBack: Step = (channels, at, { from, to }) => {
  const before = startBefore(channels, at)
  const far = startBy(channels, at - (to - from) / 20)
  return before === null ? null : Math.min(before, far ?? nextStart(channels, -Infinity) ?? before)
}

/** The steps of each key, with Shift. */
export const readingSteps: Partial<Record<string, Step>> = {
  ArrowRight: nextStart,
  ArrowLeft: startBefore,
  ArrowUp: farther,
  ArrowDown: fartherBack,
  // The chart stays where it is: a reading that began before the left edge is not taken.
  Home: (channels, _at, view) => firstIn(channels, view),
  End: (channels, _at, view) => lastIn(channels, view),
}

/** The same part of the time, moved so that a moment is in it; as it is if it has the moment already. */
export const withMoment = (view: TimeWindow, at: number): TimeWindow => {
  const { from, to } = view
  if (at >= from && at <= to) return view
  const half = (to - from) / 2
  return { from: at - half, to: at + half }
}
