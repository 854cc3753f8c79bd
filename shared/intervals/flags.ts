import type { Series } from './periods'

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

const spikesOf = ({ value }: Series): Flag[] => {
  const known = value.filter((each) => each > 0).sort()
  if (known.length < fewest) return []
  const against = known[Math.floor(usualPart * (known.length - 1))] ?? Infinity
  const flags: Flag[] = []
  value.forEach((each, index) => {
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
