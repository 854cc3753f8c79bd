import { rangeWithin } from './drawing'
import type { JoinedChannel } from './join-months'

/** A channel in the chart. `index` decides its colour and dash. */
export interface PlottedChannel {
  readonly index: number
  readonly channel: JoinedChannel
}

/** The times that a chart shows, Unix seconds. */
export interface TimeWindow {
  readonly from: number
  readonly to: number
}

/** The shortest time that a chart shows: a minute on each side of its middle. */
const shortestWindowSeconds = 120

/** Channels of one kind and unit share a scale. */
export const scaleOf = ({ kind, unit }: JoinedChannel): string => `${kind}|${unit}`

export const byScale = (channels: readonly PlottedChannel[]): ReadonlyMap<string, JoinedChannel[]> => {
  const groups = new Map<string, JoinedChannel[]>()
  for (const { channel } of channels)
    groups.set(scaleOf(channel), [...(groups.get(scaleOf(channel)) ?? []), channel])
  return groups
}

/** Amounts are shown relative to zero, but not the values of a counter or a thermometer. */
export const againstZero = ({ kind }: JoinedChannel): boolean => kind !== 'register' && kind !== 'temperature'

/** The values that an axis shows for these times: all of them, with a small margin. */
export const valueRange = (
  channels: readonly JoinedChannel[],
  { from, to }: TimeWindow,
): { readonly min: number; readonly max: number } => {
  const [low, high] = rangeWithin(channels, from, to) ?? [0, 1]
  const zero = channels.some(againstZero)
  const min = zero ? Math.min(0, low) : low
  const max = zero ? Math.max(0, high) : high
  const air = (max - min) * 0.06 || Math.abs(max) * 0.1 || 1
  return { min: zero && min === 0 ? 0 : min - air, max: zero && max === 0 ? 0 : max + air }
}

/** The part of `window` that lies within `whole`, and is not too short. */
export const clamped = (window: TimeWindow, whole: TimeWindow): TimeWindow => {
  const length = Math.min(Math.max(window.to - window.from, shortestWindowSeconds), whole.to - whole.from)
  const middle = (window.from + window.to) / 2
  const from = Math.min(Math.max(middle - length / 2, whole.from), whole.to - length)
  return { from, to: from + length }
}
