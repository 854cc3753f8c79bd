import { nthSmallest } from './nth-smallest'
import { usualLength, type Series } from './periods'

/** What is unusual about a reading. If a counter falls below half, it is another meter or was reset. */
export type FlagReason = 'spike' | 'negative' | 'reset'

export interface Flag {
  readonly index: number
  readonly reason: FlagReason
  /** The value with which it was compared: the highest usual one, or the reading before. */
  readonly against: number
}

/** With fewer readings it cannot be said what is usual. */
const fewest = 96
/** All but one in two hundred readings are regarded as usual, so no more than these can be spikes. */
const usualPart = 0.995
const spikeTimes = 5
/** If more than one reading in a hundred is below zero, the channel has net amounts or exports. */
const rareNegatives = 0.01

/**
 * How many times as long as usual each reading is, for amounts: a day's amount among quarter hours is no spike. 1 for
 * power, whose values do not grow with the length.
 */
const lengthsOf = (series: Series): ((index: number) => number) => {
  const usual = series.kind === 'interval' ? usualLength(series) : 0
  if (usual <= 0) return () => 1
  return (index) => {
    const length = (series.end[index] ?? 0) - (series.start[index] ?? 0)
    return length > 0 ? length / usual : 1
  }
}

const spikesOf = (series: Series): Flag[] => {
  const lengthOf = lengthsOf(series)
  const known = series.value.map((each, index) => each / lengthOf(index)).filter((each) => each > 0)
  if (known.length < fewest) return []
  const usual = nthSmallest(known, Math.floor(usualPart * (known.length - 1)))
  const flags: Flag[] = []
  series.value.forEach((each, index) => {
    const against = Number((usual * lengthOf(index)).toPrecision(15))
    if (each > spikeTimes * against) flags.push({ index, reason: 'spike', against })
  })
  return flags
}

const negativesOf = ({ value }: Series): Flag[] => {
  const flags: Flag[] = []
  let count = 0
  value.forEach((each, index) => {
    if (!Number.isNaN(each)) count++
    if (each < 0) flags.push({ index, reason: 'negative', against: 0 })
  })
  return flags.length <= count * rareNegatives ? flags : []
}

const resetsOf = ({ value }: Series): Flag[] => {
  const flags: Flag[] = []
  let before = NaN
  value.forEach((each, index) => {
    if (Number.isNaN(each)) return
    if (each < before / 2) flags.push({ index, reason: 'reset', against: before })
    before = each
  })
  return flags
}

/**
 * Readings that a person should look at, in time order. They are not left out of a sum just because they are flagged.
 */
export const flagsOf = (series: Series): readonly Flag[] => {
  if (series.kind === 'register') return resetsOf(series)
  if (series.kind !== 'interval' && series.kind !== 'demand') return []
  return [...spikesOf(series), ...negativesOf(series)].sort((a, b) => a.index - b.index)
}
