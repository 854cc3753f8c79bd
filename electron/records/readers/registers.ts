import { count, type Doubts } from './doubts'
import type { Series } from './series'
import { isDecimal } from './decimal'

const named = /\btot|total|stand\b|^stand|register|cumul|\bindex\b|meter ?read|lifetime|z(ä|ae)hlerstand/i

interface Shape {
  readonly distinct: number
  readonly readings: number
  /** Zeros after a positive value, followed by one: a meter does not go back to zero and then on where it was. */
  readonly zerosBetween: boolean
  readonly falls: boolean
}

const shapeOf = (series: Series): Shape => {
  const distinct = new Set<number>()
  let last = 0
  let readings = 0
  let falls = false
  let zeros = false
  let zerosBetween = false
  for (const index of series.order()) {
    const value = series.value(index)
    if (Number.isNaN(value)) continue
    if (value === 0) {
      zeros ||= last > 0
      continue
    }
    readings++
    if (distinct.size < 64) distinct.add(value)
    if (value < last) falls = true
    zerosBetween ||= zeros
    last = value
  }
  return { distinct: distinct.size, readings, zerosBetween: zerosBetween || zeros, falls }
}

/** Values that never fall are a meter's counter, the sooner so where the label says it. */
const cumulative = (series: Series, shape: Shape): boolean => {
  if (shape.falls) return false
  return named.test(series.name)
    ? shape.readings >= 3 && shape.distinct >= 2
    : shape.readings >= 48 && shape.distinct >= 6
}

/** Whether a value lies below the one before it: no counter does that unless it was replaced. */
export const everFalls = (series: Series): boolean => shapeOf(series).falls

const dropZeros = (series: Series): number => {
  let dropped = 0
  series.text.forEach((text, index) => {
    if (text !== null && isDecimal(text) && series.value(index) === 0) {
      series.text[index] = null
      dropped++
    }
  })
  return dropped
}

/**
 * Finds the counters among the channels of one table and marks them; beside one, a channel that stands at one value
 * all along is a counter too. A zero amid a counter's readings is a reading that is missing.
 */
export const markRegisters = (all: readonly Series[], doubts: Doubts): void => {
  const candidates = all.filter((series) => series.kind === 'interval')
  const shapes = new Map(candidates.map((series) => [series, shapeOf(series)]))
  const found = candidates.filter((series) => {
    const shape = shapes.get(series)
    return shape !== undefined && cumulative(series, shape)
  })
  const foundUnits = new Set(found.map((series) => series.unit))
  for (const series of candidates) {
    const shape = shapes.get(series)
    if (shape === undefined) continue
    const still = !shape.falls && shape.distinct <= 1 && foundUnits.has(series.unit)
    if (!found.includes(series) && !still) continue
    series.kind = 'register'
    doubts.of(
      series.name,
      `read as a meter’s counter, since its values never fall: consumption is the difference.`,
    )
    if (!shape.zerosBetween) continue
    const dropped = dropZeros(series)
    doubts.of(
      series.name,
      `${count(dropped, 'zero')} amid the counter’s values were taken as missing readings.`,
    )
  }
}
