import { useMemo } from 'react'
import { periodsOf, type Period } from '../../../shared/intervals/periods'
import { bandsOf, type Band } from './bands'
import type { ChannelDays } from './bill-check'
import type { JoinedChannel } from './join-months'
import { allCounted } from './period-views'
import { flaggedIn, leftOutOf } from './stand-outs'
import { useMeterBills } from './use-meter-bills'
import { channelsFor } from './views'
import type { Zone } from './zones'

interface Given {
  readonly profileId: number
  readonly meterId: string
  readonly months: readonly string[]
  /** The channels of the meter itself. */
  readonly own: readonly JoinedChannel[]
  /** What is shown, which may be of several meters; its days are known already. */
  readonly channels: readonly JoinedChannel[]
  readonly days: readonly (readonly Period[])[]
  readonly leaveOut: boolean
  readonly zone: Zone
}

const noBands: readonly Band[] = []

/** The bills of the chosen meter against its own readings, whatever other meters are shown with it. */
export const useOwnBills = ({ profileId, meterId, months, own, channels, days, leaveOut, zone }: Given) => {
  const ownDays = useMemo(() => {
    if (own === channels) return days
    const leftOut = leaveOut ? leftOutOf(flaggedIn(own)) : allCounted
    return own.map((channel) => periodsOf(channel, zone, 'day', leftOut(channel)))
  }, [own, channels, days, leaveOut, zone])
  const compared = useMemo((): readonly ChannelDays[] => {
    const dayLong = new Set(channelsFor('day', own))
    return own.flatMap((channel, at) => (dayLong.has(channel) ? [{ channel, days: ownDays[at] ?? [] }] : []))
  }, [own, ownDays])
  const tooLong = own.filter(
    (channel) => channel.count > 0 && !compared.some((each) => each.channel === channel),
  )
  const check = useMeterBills(profileId, meterId, compared, months)
  const shown = check.belonging?.shown ?? null
  const bands = useMemo(
    () => (shown ? bandsOf(shown, check.expected, zone) : noBands),
    [shown, check.expected, zone],
  )
  return { check, bands, compared, tooLong }
}
