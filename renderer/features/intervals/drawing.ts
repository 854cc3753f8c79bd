import { lastStartingBy, type JoinedChannel } from './join-months'

/** The window of a chart: times and values, and where they lie, in canvas pixels. */
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

/** The part of Path2D that is drawn with. */
export type Pen = Pick<Path2D, 'moveTo' | 'lineTo' | 'rect'>

/** Indices of the readings that touch a window, the neighbours outside included. */
const within = (
  { start }: JoinedChannel,
  from: number,
  to: number,
): readonly [first: number, last: number] => [
  Math.max(0, lastStartingBy(start, from)),
  Math.min(start.length - 1, lastStartingBy(start, to) + 1),
]

/** More readings a pixel than this are drawn as one stroke from the lowest to the highest. */
const maxReadingsPerPx = 2

/**
 * Draws a channel: its readings as steps as long as they are, a counter's as points joined by lines. A place without a
 * value and a hole between readings stay empty. Costs no more than the readings in the window and the pixels.
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
    // A length of its own even where all readings of the column are alike.
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
    // The next reading of a counter comes after its usual pause; what comes later comes after a hole.
    reached = counter ? begin + 1.5 * usualPause : Math.max(reached, finish)
  }
  flush()
}

/** The lowest and highest value in a window; null where there is none. */
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
