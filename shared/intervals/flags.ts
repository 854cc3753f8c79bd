import type { Series } from './periods'

/** What is unusual about a reading. A fall of a counter below half is another meter, or one set back. */
export type FlagReason = 'spike' | 'negative' | 'reset'

export interface Flag {
  readonly index: number
  readonly reason: FlagReason
  /** Against what it stands out: the highest usual value, or the reading before. */
  readonly against: number
}

/** Of fewer readings nobody can tell what is usual. */
const fewest = 96
/** All but one in two hundred readings are usual: so no more than these can be spikes. */
const usualPart = 0.995
const spikeTimes = 5
/** Where more readings are below zero than one in a hundred, the channel is one of net amounts or exports. */
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

/** Readings that a person should look at, in the order of time. Nothing is left out of a sum because of them alone. */
export const flagsOf = (series: Series): readonly Flag[] => {
  if (series.kind === 'register') return resetsOf(series)
  if (series.kind !== 'interval' && series.kind !== 'demand') return []
  return [...spikesOf(series), ...negativesOf(series)].sort((a, b) => a.index - b.index)
}
