import { count, type Doubts } from './doubts'
import { isDecimal } from './decimal'
import type { Series } from './series'
import { wordsOf } from './words'

/**
 * Finds the channels that are counters: their values rise from reading to reading, and the consumption is the
 * difference.
 */

const surely =
  /\b(stand|standen|register|cumul\w*|index|meter ?read(ing)?s?|total read(ing)?|lifetime|zahlerstand|zaehlerstand|meterstand|compteur|lectura|lettura|leitura|releve|odometer|counter)\b|^stand(?!ing|ard)/
const perhaps = /tot\b|\btot|total/

interface Shape {
  readonly distinct: number
  readonly readings: number
  /**
   * Whether zeros come between positive values, or after the last one. A meter does not go to zero and then continue
   * where it was.
   */
  readonly zerosBetween: boolean
  readonly falls: number
  /** The usual value divided by the usual rise: large for a counter, about one for amounts that vary. */
  readonly height: () => number
}

const median = (values: readonly number[]): number =>
  new Float64Array(values).sort()[Math.floor(values.length / 2)] ?? 0

const shapeOf = (series: Series): Shape => {
  const distinct = new Set<number>()
  const rises: number[] = []
  const values: number[] = []
  let last = 0
  let falls = 0
  let zeros = false
  let zerosBetween = false
  for (const index of series.order()) {
    const value = series.value(index)
    if (Number.isNaN(value)) continue
    if (value === 0) {
      zeros ||= last > 0
      continue
    }
    if (distinct.size < 64) distinct.add(value)
    if (value < last) falls++
    else if (values.length > 0) rises.push(value - last)
    values.push(value)
    zerosBetween ||= zeros
    last = value
  }
  return {
    distinct: distinct.size,
    readings: values.length,
    zerosBetween: zerosBetween || zeros,
    falls,
    height: () => {
      const rise = median(rises.filter((each) => each > 0))
      return rise === 0 ? 0 : median(values) / rise
    },
  }
}

/**
 * Values that never fall are those of a counter, and fewer of them are needed if the label says so. Values that fall
 * now and then, as after the replacement of a meter, are still those of a counter if the label says so or if they are
 * far larger than their rises.
 */
const cumulative = (series: Series, { readings, distinct, falls, height }: Shape): boolean => {
  const words = wordsOf(`${series.name} ${series.label}`)
  const called = surely.test(words)
  if (falls > 0) {
    const rare = falls <= Math.max(1, 0.03 * readings)
    return rare && distinct >= 6 && (called ? readings >= 6 : readings >= 12 && height() > 20)
  }
  if (called) return readings >= 3 && distinct >= 2
  if (perhaps.test(words)) return readings >= 12 && distinct >= 2
  if (height() > 20) return readings >= 10 && distinct >= 6
  return readings >= 48 && distinct >= 6
}

/** Whether a value is smaller than the one before it, which no counter shows unless it was replaced. */
export const everFalls = (series: Series): boolean => shapeOf(series).falls > 0

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
 * Finds the counters among the channels of one table and marks them. If there is one, a channel with the same value in
 * every reading is a counter too. A zero among a counter's readings is a missing reading.
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
    const still = shape.falls === 0 && shape.distinct <= 1 && foundUnits.has(series.unit)
    if (!found.includes(series) && !still) continue
    series.kind = 'register'
    doubts.of(
      series.name,
      shape.falls === 0
        ? `read as a meter’s counter, since its values never fall: consumption is the difference.`
        : `read as a meter’s counter, since its values rise: consumption is the difference.`,
    )
    if (!shape.zerosBetween) continue
    const dropped = dropZeros(series)
    doubts.of(
      series.name,
      `${count(dropped, 'zero')} amid the counter’s values were taken as missing readings.`,
    )
  }
}
