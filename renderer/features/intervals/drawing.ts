import { firstStartingFrom, lastStartingBy } from '../../../shared/intervals/in-order'
import type { JoinedChannel } from './join-months'
import { extremesBetween, reachedBefore } from './outline'

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

type Rectangle = (x: number, y: number, width: number, height: number) => void

/** What is drawn of a channel. */
export interface Pens {
  /** The line of single readings. */
  readonly line: Pick<Path2D, 'moveTo' | 'lineTo'>
  /** The bars of many readings, in the colour of the line. */
  readonly column: Rectangle
  /** The area down to zero; null where there is none. */
  readonly area: Rectangle | null
}

/** Indexes of the readings that touch a span of time, including the neighbours outside of it. */
const within = (
  { start }: JoinedChannel,
  from: number,
  to: number,
): readonly [first: number, last: number] => [
  Math.max(0, lastStartingBy(start, from)),
  Math.min(start.length - 1, lastStartingBy(start, to) + 1),
]

/** If there are more readings per pixel than this, they are drawn as one bar from the lowest to the highest. */
const maxReadingsPerPx = 2

/** The height of a bar whose readings are all alike. */
const minBarPx = 1.25

/** The places of times and values on the canvas. */
const placesIn = ({ from, to, low, high, left, top, width, height }: Frame) => ({
  x: (at: number): number => left + ((at - from) / (to - from)) * width,
  y: (of: number): number => top + ((high - of) / (high - low)) * height,
  timeAt: (x: number): number => from + ((x - left) / width) * (to - from),
})

/** Each column of pixels as a bar from its lowest to its highest value. */
const drawColumns = (channel: JoinedChannel, frame: Frame, { column: drawColumn, area }: Pens): void => {
  const { start, value, kind } = channel
  const { y, timeAt } = placesIn(frame)
  const last = Math.floor(frame.left + frame.width)
  /** The ends of the bar to which the next one is joined; null after a gap. */
  let before: { readonly upper: number; readonly lower: number } | null = null
  let index = firstStartingFrom(start, frame.from)
  /** The last value before the column, which reaches into it if no reading begins there. */
  let held = value[index - 1] ?? NaN
  for (let column = Math.floor(frame.left); column <= last; column++) {
    const begin = index
    index = firstStartingFrom(start, timeAt(column + 1))
    const reached = reachedBefore(channel, begin)
    const isHeld = index === begin && kind !== 'register' && reached > timeAt(column)
    const [low, high] = isHeld ? [held, held] : extremesBetween(channel, begin, index)
    const isNext = (start[begin] ?? NaN) <= reached && !Number.isNaN(value[begin] ?? NaN)
    if (index > begin) held = value[index - 1] ?? NaN
    if (!(low <= high)) {
      if (index > begin) before = null
      continue
    }
    const joint = isHeld || isNext ? before : null
    const upper = Math.min(y(high), joint?.lower ?? Infinity)
    const lower = Math.max(y(low), joint?.upper ?? -Infinity)
    drawColumn(column, upper, 1, Math.max(lower - upper, minBarPx))
    area?.(column, y(Math.max(high, 0)), 1, y(Math.min(low, 0)) - y(Math.max(high, 0)))
    before = { upper: y(high), lower: y(low) }
  }
}

/** Each reading as a step of its length, and a counter's as points joined by lines. */
const drawReadings = (
  { start, end, value, kind, usualPause }: JoinedChannel,
  frame: Frame,
  [first, last]: readonly [first: number, last: number],
  { line, area }: Pens,
): void => {
  const { x, y } = placesIn(frame)
  const base = y(Math.min(frame.high, Math.max(frame.low, 0)))
  const counter = kind === 'register'
  let open = false
  let reached = -Infinity
  for (let index = first; index <= last; index++) {
    const each = value[index] ?? NaN
    const begin = start[index] ?? NaN
    const finish = end[index] ?? begin
    if (Number.isNaN(each) || begin > reached) open = false
    if (Number.isNaN(each)) continue
    const x0 = x(begin)
    const x1 = Math.max(x(finish), x0 + 1)
    const at = y(each)
    if (open) line.lineTo(x0, at)
    else line.moveTo(x0, at)
    if (!counter || !open) line.lineTo(x1, at)
    // Whole pixels: between translucent rectangles that share a part of one a seam is seen.
    const left = Math.round(x0)
    area?.(left, Math.min(at, base), Math.round(x1) - left, Math.abs(at - base))
    open = true
    // The next reading of a counter is expected after its usual pause; after a longer one there is a gap.
    reached = counter ? begin + 1.5 * usualPause : Math.max(reached, finish)
  }
}

/**
 * Draws a channel. Places without a value and gaps between readings stay empty. The cost depends only on the readings in
 * view if they are few, and else on the pixels.
 */
export const draw = (channel: JoinedChannel, frame: Frame, pens: Pens): void => {
  const [first, last] = within(channel, frame.from, frame.to)
  if (last - first > maxReadingsPerPx * frame.width) drawColumns(channel, frame, pens)
  else drawReadings(channel, frame, [first, last], pens)
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
    const [least, most] = extremesBetween(channel, first, last + 1)
    if (least < low) low = least
    if (most > high) high = most
  }
  return low <= high ? [low, high] : null
}
