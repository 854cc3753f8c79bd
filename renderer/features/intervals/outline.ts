import { oncePer } from '../../lib/once-per'
import type { JoinedChannel } from './join-months'

/** Readings in blocks: what a chart shows of millions of readings is then found without looking at each of them. */
interface Outline {
  /** The extremes of each block; infinite if none of its places has a value. */
  readonly lowest: Float64Array
  readonly highest: Float64Array
  /** The time until which the readings reach up to the end of each block. */
  readonly reached: Float64Array
}

const blockLength = 64

/** The time at which the next reading begins at the latest, if there is no gap after this one. */
const reachOf = ({ start, end, kind, usualPause }: JoinedChannel, index: number): number => {
  const begin = start[index] ?? NaN
  return kind === 'register' ? begin + 1.5 * usualPause : (end[index] ?? begin)
}

/** Made once, when a channel is first drawn. */
const outlineOf = oncePer((channel: JoinedChannel): Outline => {
  const { start, end, value, usualPause } = channel
  const isCounter = channel.kind === 'register'
  const blocks = Math.ceil(value.length / blockLength)
  const lowest = new Float64Array(blocks)
  const highest = new Float64Array(blocks)
  const reached = new Float64Array(blocks)
  let reach = -Infinity
  for (let block = 0; block < blocks; block++) {
    let low = Infinity
    let high = -Infinity
    const after = Math.min(value.length, (block + 1) * blockLength)
    for (let index = block * blockLength; index < after; index++) {
      const each = value[index] ?? NaN
      if (Number.isNaN(each)) continue
      if (each < low) low = each
      if (each > high) high = each
      // As `reachOf`, without its calls: there may be a million readings.
      const begin = start[index] ?? NaN
      const until = isCounter ? begin + 1.5 * usualPause : (end[index] ?? begin)
      if (until > reach) reach = until
    }
    lowest[block] = low
    highest[block] = high
    reached[block] = reach
  }
  return { lowest, highest, reached }
})

/** The lowest and the highest value of the readings from one index to before another; infinite if there is none. */
export const extremesBetween = (
  channel: JoinedChannel,
  from: number,
  to: number,
): readonly [low: number, high: number] => {
  const { lowest, highest } = outlineOf(channel)
  const { value } = channel
  let low = Infinity
  let high = -Infinity
  let index = from
  while (index < to) {
    const block = index / blockLength
    const isWhole = Number.isInteger(block) && index + blockLength <= to
    const least = (isWhole ? lowest[block] : value[index]) ?? NaN
    const most = (isWhole ? highest[block] : value[index]) ?? NaN
    if (least < low) low = least
    if (most > high) high = most
    index += isWhole ? blockLength : 1
  }
  return [low, high]
}

/** The time until which the readings before this one reach. */
export const reachedBefore = (channel: JoinedChannel, index: number): number => {
  const block = Math.floor(index / blockLength)
  let reached = outlineOf(channel).reached[block - 1] ?? -Infinity
  for (let at = block * blockLength; at < index; at++) {
    if (!Number.isNaN(channel.value[at] ?? NaN)) reached = Math.max(reached, reachOf(channel, at))
  }
  return reached
}
