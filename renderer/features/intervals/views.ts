import { daySeconds, hourSeconds } from '../../../shared/intervals/local-time'
import { resolutions, usualLength, type Resolution } from '../../../shared/intervals/periods'
import { oncePer } from '../../lib/once-per'
import type { JoinedChannel } from './join-months'

export const views = ['readings', ...resolutions, 'by-hour', 'by-weekday', 'heatmap'] as const
export type View = (typeof views)[number]

export const viewWords: Readonly<Record<View, string>> = {
  readings: 'Readings',
  hour: 'Hours',
  day: 'Days',
  month: 'Months',
  'by-hour': 'Hour of day',
  'by-weekday': 'Weekday',
  heatmap: 'Heatmap',
}

export const isResolution = (view: View): view is Resolution => resolutions.some((each) => each === view)

/**
 * For each view the longest readings with which it is meaningful. The values allow for clock changes and the lengths of
 * months.
 */
const longest: Readonly<Record<View, number>> = {
  readings: Infinity,
  hour: hourSeconds,
  day: 25 * hourSeconds,
  month: 32 * daySeconds,
  'by-hour': hourSeconds,
  'by-weekday': 25 * hourSeconds,
  heatmap: hourSeconds,
}

const needsLength: readonly View[] = ['by-hour', 'by-weekday', 'heatmap']

const lengthOf = oncePer((channel: JoinedChannel) => usualLength(channel))

/** The channels that a view can show: those with readings as short as what the view distinguishes. */
export const channelsFor = (view: View, channels: readonly JoinedChannel[]): readonly JoinedChannel[] =>
  channels.filter((channel) => {
    if (view === 'readings') return true
    const length = lengthOf(channel)
    return channel.count > 0 && length <= longest[view] && (length > 0 || !needsLength.includes(view))
  })

/**
 * The view until a person chooses: by reading for one or two months, and by day for more, unless readings are longer
 * than a day.
 */
export const viewAtFirst = (months: number, offered: readonly View[]): View =>
  months > 2 && offered.includes('day') ? 'day' : 'readings'
