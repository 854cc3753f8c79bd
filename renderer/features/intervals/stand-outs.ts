import { flagsOf, type Flag } from '../../../shared/intervals/flags'
import { daySeconds, hourSeconds } from '../../../shared/intervals/local-time'
import { nothing, type LeftOut, type Period } from '../../../shared/intervals/periods'
import { channelKey, type JoinedChannel } from './join-months'
import { dayName, spanIn, type Zone } from './zones'
import { withUnit } from './words'

/** The flagged readings of a channel. */
export interface Flagged {
  readonly channel: JoinedChannel
  readonly flags: readonly Flag[]
}

export const flaggedIn = (channels: readonly JoinedChannel[]): readonly Flagged[] =>
  channels.map((channel) => ({ channel, flags: flagsOf(channel) })).filter(({ flags }) => flags.length > 0)

/**
 * The readings that are left out of sums: none, or all that are flagged. The reset of a counter is not an amount, and
 * is never left out.
 */
export const leftOutOf = (flagged: readonly Flagged[]): ((channel: JoinedChannel) => LeftOut) => {
  const byKey = new Map(
    flagged.map(({ channel, flags }) => [
      channelKey(channel),
      new Set(flags.filter(({ reason }) => reason !== 'reset').map(({ index }) => index)),
    ]),
  )
  return (channel) => byKey.get(channelKey(channel)) ?? nothing
}

const times = (value: number): string => String(Math.round(value))

/** What is unusual about a reading, and why it was flagged. */
export const flagWords = ({ start, end, value, unit }: JoinedChannel, flag: Flag, zone: Zone): string => {
  const at = start[flag.index] ?? NaN
  const each = value[flag.index] ?? NaN
  const when = spanIn(zone, at, end[flag.index] ?? at)
  const reading = withUnit(each, unit)
  switch (flag.reason) {
    case 'spike':
      return `Spike, ${when}: ${reading}, ${times(each / flag.against)} times what nearly all readings stay under (${withUnit(flag.against, unit)})`
    case 'negative':
      return `Below zero, ${when}: ${reading}, where hardly any other reading is`
    case 'reset':
      return `Counter set back or replaced, ${when}: ${reading} after ${withUnit(flag.against, unit)}`
  }
}

/** `2025-11-02 has 25 hours` for each day on which the clocks change. */
export const changeWords = (days: readonly Period[]): readonly string[] =>
  days
    .filter(({ from, to }) => to - from !== daySeconds)
    .map(({ from, to, wall }) => `${dayName(wall / daySeconds)} has ${(to - from) / hourSeconds} hours`)
