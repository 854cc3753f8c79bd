import {
  nothing,
  periodsOf,
  type LeftOut,
  type Period,
  type Resolution,
} from '../../../shared/intervals/periods'
import { yearBefore, type Alignment } from '../../../shared/intervals/year-before'
import { channelKey, type JoinedChannel } from './join-months'
import type { Zone } from './zones'

/** A channel by hour, day or month, with the corresponding period of the year before if that was chosen. */
export interface ChannelPeriods {
  readonly channel: JoinedChannel
  readonly periods: readonly Period[]
  /** Has the same length as `periods`. */
  readonly before: readonly (Period | null)[] | null
}

/** The indexes of the readings that are left out, by channel. */
export type LeftOutOf = (channel: JoinedChannel) => LeftOut
export const allCounted: LeftOutOf = () => nothing

/** The same channels in the year before, found by name, kind and unit. Their readings have indexes of their own. */
interface Earlier {
  readonly channels: readonly JoinedChannel[]
  readonly by: Alignment
  readonly leftOut: LeftOutOf
}

export const byPeriod = (
  channels: readonly JoinedChannel[],
  zone: Zone,
  resolution: Resolution,
  leftOut: LeftOutOf,
  earlier: Earlier | null,
): readonly ChannelPeriods[] =>
  channels.map((channel) => {
    const periods = periodsOf(channel, zone, resolution, leftOut(channel))
    if (!earlier) return { channel, periods, before: null }
    const same = earlier.channels.find((each) => channelKey(each) === channelKey(channel))
    const old = same ? periodsOf(same, zone, resolution, earlier.leftOut(same)) : []
    return { channel, periods, before: yearBefore(periods, old, resolution, earlier.by) }
  })

/** The values of these periods as the chart draws them; null is a place without a value. */
const drawn = (
  channel: JoinedChannel,
  per: Resolution,
  periods: readonly Period[],
  values: readonly (Period | null)[],
  name: string,
): JoinedChannel => {
  const start = Float64Array.from(periods, ({ from }) => from)
  const value = Float64Array.from(values, (period) => (period ? Number(period.text) : NaN))
  return {
    ...channel,
    name,
    per,
    start,
    // A counter has points in time here as well.
    end: channel.kind === 'register' ? start : Float64Array.from(periods, ({ to }) => to),
    value,
    usualPause: channel.kind === 'register' ? 32 * 86_400 : 0,
  }
}

const yearBeforeName = (name: string): string => `${name}, a year before`

/** The channels that the chart draws for them. */
export const drawnPeriods = (list: readonly ChannelPeriods[], per: Resolution): readonly JoinedChannel[] =>
  list.flatMap(({ channel, periods, before }) => [
    drawn(channel, per, periods, periods, channel.name),
    ...(before
      ? [{ ...drawn(channel, per, periods, before, yearBeforeName(channel.name)), isOverlay: true } as const]
      : []),
  ])
