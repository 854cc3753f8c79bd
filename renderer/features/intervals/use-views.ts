import { once } from 'es-toolkit/function/once'
import { useMemo } from 'react'
import { heatmapOf } from '../../../shared/intervals/heatmap'
import { periodsOf } from '../../../shared/intervals/periods'
import { typicalOf } from '../../../shared/intervals/typical'
import type { Alignment } from '../../../shared/intervals/year-before'
import type { JoinedChannel } from './join-months'
import { heatmapTable, periodTable, readingsTable, typicalTable, type NumberTable } from './number-table'
import { allCounted, byPeriod, drawnPeriods } from './period-views'
import { flaggedIn, leftOutOf } from './stand-outs'
import { channelsFor, isResolution, type View } from './views'
import type { Zone } from './zones'

/** Which readings are shown, and how. */
export interface Choice {
  readonly view: View
  readonly zone: Zone
  readonly zoneWords: string
  /** For the views that show a single channel. */
  readonly channel: JoinedChannel | undefined
  readonly leaveOut: boolean
  /** The channels over the range and the year before it; null if that was not chosen. */
  readonly earlier: { readonly channels: readonly JoinedChannel[]; readonly by: Alignment } | null
}

/** The numbers of each view. They are computed once for the same readings and the same choice. */
export const useViews = (channels: readonly JoinedChannel[], choice: Choice) => {
  const { view, zone, zoneWords, channel, leaveOut, earlier } = choice
  const flagged = useMemo(() => flaggedIn(channels), [channels])
  const leftOut = useMemo(() => (leaveOut ? leftOutOf(flagged) : allCounted), [leaveOut, flagged])
  const then = useMemo(() => {
    if (!earlier) return null
    const { channels: old, by } = earlier
    return { channels: old, by, leftOut: leaveOut ? leftOutOf(flaggedIn(old)) : allCounted }
  }, [earlier, leaveOut])
  const days = useMemo(
    () => channels.map((each) => periodsOf(each, zone, 'day', leftOut(each))),
    [channels, zone, leftOut],
  )
  const periods = useMemo(
    () => (isResolution(view) ? byPeriod(channelsFor(view, channels), zone, view, leftOut, then) : []),
    [view, channels, zone, leftOut, then],
  )
  const drawn = useMemo(
    () => (isResolution(view) ? drawnPeriods(periods, view) : channels),
    [view, periods, channels],
  )
  const typicalBy: 'hour' | 'weekday' | null =
    view === 'by-hour' ? 'hour' : view === 'by-weekday' ? 'weekday' : null
  const slots = useMemo(
    () => (channel && typicalBy ? typicalOf(channel, zone, typicalBy, leftOut(channel)) : []),
    [channel, typicalBy, zone, leftOut],
  )
  const map = useMemo(
    () => (channel && view === 'heatmap' ? heatmapOf(channel, zone, leftOut(channel)) : null),
    [channel, view, zone, leftOut],
  )
  /** Created when it is first asked for, and once for the same numbers. */
  const table = useMemo(
    () =>
      once((): NumberTable => {
        if (channel && map) return heatmapTable(channel, map, zoneWords)
        if (channel && typicalBy) return typicalTable(channel, typicalBy, slots, zoneWords)
        return isResolution(view)
          ? periodTable(periods, view, zone, zoneWords, leftOut)
          : readingsTable(channels, zone, zoneWords)
      }),
    [channel, map, typicalBy, slots, view, periods, channels, zone, zoneWords, leftOut],
  )
  return { flagged, leftOut, days, periods, drawn, slots, map, typicalBy, table }
}
