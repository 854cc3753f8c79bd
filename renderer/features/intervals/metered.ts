import { dayNumber } from '../../../shared/coverage/calendar'
import type { Bill } from '../../../shared/domain/bill'
import type { IntervalMonth, IntervalReadings } from '../../../shared/domain/interval'
import type { MeterMatch } from '../../../shared/intervals/meter-match'
import { periodsOf } from '../../../shared/intervals/periods'
import type { ChannelDays } from './bill-check'
import { joinMonths } from './join-months'
import { metersOf, monthOfDay } from './meter-months'
import { channelsFor } from './views'
import { shownZone, zoneNamed } from './zones'

/** A meter whose months are to be compared with bills. */
export interface WantedMeter {
  readonly meterId: string
  readonly months: readonly IntervalMonth[]
}

/** What a meter metered, by day: so much smaller than its readings that it can be kept. */
export interface Metered {
  readonly meterId: string
  readonly channels: readonly ChannelDays[]
  /** The months that were read, in order, and those that could not be. */
  readonly read: readonly string[]
  readonly failed: readonly string[]
}

const daysOf = ({ startDate, endDate, usage, type }: Bill): readonly [number, number] | null => {
  const [start, end] = [dayNumber(startDate), dayNumber(endDate)]
  return type === 'billing' || usage === null || start === null || end === null || start > end
    ? null
    : [start, end]
}

/** Whether interval data could say anything of one of these bills. */
export const haveUsage = (bills: readonly Bill[]): boolean => bills.some((bill) => daysOf(bill) !== null)

/**
 * The meters of a profile with their months of the time of these bills. A meter of which a person said that no bill
 * belongs to it is left out.
 */
export const metersWanted = (
  records: readonly IntervalMonth[],
  bills: readonly Bill[],
  matches: readonly MeterMatch[],
): readonly WantedMeter[] => {
  const spans = bills.flatMap((bill) => {
    const days = daysOf(bill)
    return days ? [days] : []
  })
  if (spans.length === 0) return []
  const first = monthOfDay(spans.reduce((least, [start]) => Math.min(least, start), Infinity) - 1)
  const last = monthOfDay(spans.reduce((most, [, end]) => Math.max(most, end), -Infinity) + 1)
  return metersOf(records)
    .filter(({ meterId }) => matches.every((match) => match.meterId !== meterId || match.bills !== null))
    .map(({ meterId, months }) => ({
      meterId,
      months: months.filter(({ month }) => month >= first && month <= last),
    }))
    .filter(({ months }) => months.length > 0)
}

const none = new Float64Array()

/** The days of a meter in the zone in which its readings are shown; without the readings themselves. */
export const meteredOf = (
  meterId: string,
  { months, placeZone }: IntervalReadings,
  zone: string,
): Metered => {
  const channels = joinMonths(months)
  const shown = zoneNamed(shownZone(zone, months, placeZone).name)
  return {
    meterId,
    channels: channelsFor('day', channels)
      .filter(({ kind }) => kind === 'interval')
      .map((channel) => ({
        channel: { ...channel, start: none, end: none, value: none },
        days: periodsOf(channel, shown, 'day'),
      })),
    read: months.filter(({ readings: { ok } }) => ok).map(({ month }) => month),
    failed: months.filter(({ readings: { ok } }) => !ok).map(({ month }) => month),
  }
}
