import { lastStartingBy } from '../../../shared/intervals/in-order'
import type { JoinedChannel } from './join-months'

/** The visible part of a chart: its times and values, and where they are, in canvas pixels. */
export interface Frame {
  readonly from: number
  readonly to: number
  readonly low: number
  readonly high: number
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The part of Path2D that is used for drawing. */
export type Pen = Pick<Path2D, 'moveTo' | 'lineTo' | 'rect'>

/** Indexes of the readings that touch a span of time, including the neighbours outside of it. */
const within = (
  { start }: JoinedChannel,
  from: number,
  to: number,
): readonly [first: number, last: number] => [
  Math.max(0, lastStartingBy(start, from)),
  Math.min(start.length - 1, lastStartingBy(start, to) + 1),
]

/** If there are more readings per pixel than this, they are drawn as one stroke from the lowest to the highest. */
const maxReadingsPerPx = 2

/**
 * Draws a channel: readings as steps of their length, a counter's as points joined by lines. Places without a value and
 * gaps between readings stay empty. The cost depends only on the readings in view and the pixels.
 */
export const draw = (channel: JoinedChannel, frame: Frame, stroke: Pen, fill: Pen | null): void => {
  const { start, end, value, kind, usualPause } = channel
  const { from, to, low, high, left, top, width, height } = frame
  const [first, last] = within(channel, from, to)
  const x = (at: number): number => left + ((at - from) / (to - from)) * width
  const y = (of: number): number => top + ((high - of) / (high - low)) * height
  const base = y(Math.min(high, Math.max(low, 0)))
  const counter = kind === 'register'
  const dense = last - first > maxReadingsPerPx * width

  let open = false
  let reached = -Infinity
  let column = NaN
  let lowest = NaN
  let highest = NaN

  const flush = (): void => {
    if (Number.isNaN(column)) return
    if (open) stroke.lineTo(column, y(lowest))
    else stroke.moveTo(column, y(lowest))
    // Gives the stroke a length even if all readings of the column are alike.
    stroke.lineTo(column + 0.5, y(highest))
    fill?.rect(column, y(Math.max(highest, 0)), 1, y(Math.min(lowest, 0)) - y(Math.max(highest, 0)))
    open = true
    column = NaN
  }

  for (let index = first; index <= last; index++) {
    const each = value[index] ?? NaN
    const begin = start[index] ?? NaN
    const finish = end[index] ?? begin
    const hole = Number.isNaN(each) || begin > reached
    if (dense) {
      const at = Math.floor(x(begin))
      if (hole || at !== column) flush()
      if (hole) open = false
      if (Number.isNaN(each)) continue
      if (Number.isNaN(column)) {
        column = at
        lowest = each
        highest = each
      } else {
        if (each < lowest) lowest = each
        if (each > highest) highest = each
      }
    } else {
      if (hole) open = false
      if (Number.isNaN(each)) continue
      const x0 = x(begin)
      const x1 = Math.max(x(finish), x0 + 1)
      const at = y(each)
      if (open) stroke.lineTo(x0, at)
      else stroke.moveTo(x0, at)
      if (!counter || !open) stroke.lineTo(x1, at)
      fill?.rect(x0, Math.min(at, base), x1 - x0, Math.abs(at - base))
      open = true
    }
    // The next reading of a counter is expected after its usual pause; after a longer one there is a gap.
    reached = counter ? begin + 1.5 * usualPause : Math.max(reached, finish)
  }
  flush()
}

/** The lowest and highest value in a span of time; null if there is none. */
export const rangeWithin = (
  channels: readonly JoinedChannel[],
  from: number,
  to: number,
): readonly [low: number, high: number] | null => {
  let low = Infinity
  let high = -Infinity
  for (const channel of channels) {
    const [first, last] = within(channel, from, to)
    for (let index = first; index <= last; index++) {
      const each = channel.value[index] ?? NaN
      if (each < low) low = each
      if (each > high) high = each
    }
  }
  return low <= high ? [low, high] : null
}
