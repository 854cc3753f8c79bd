import { ExactSum } from '../../../shared/domain/exact-sum'
import { measureOf, peakOf, totalOf, type LeftOut, type Period } from '../../../shared/intervals/periods'
import { byDay, isWhole } from '../../../shared/intervals/against-bills'
import { changeOf } from '../../../shared/intervals/year-before'
import { counted, signedPercent } from '../../lib/numbers'
import type { JoinedChannel } from './join-months'
import { daysOfMonths } from './meter-months'
import type { ChannelPeriods } from './period-views'
import { withUnit } from './words'
import { timeIn, type Zone } from './zones'

/**
 * How many days of the months that were asked for are completely covered. Days that are not over yet are left out,
 * because nothing of them can be missing.
 */
export const wholeDays = (
  days: readonly Period[],
  months: readonly string[],
  today: number,
): { readonly whole: number; readonly all: number } => {
  const [first, last] = daysOfMonths(months)
  const whole = [...byDay(days)]
    .filter(([day, { part }]) => day >= first && day <= last && isWhole(part))
    .map(([day]) => day)
  const end = Math.min(last, Math.max(today - 1, ...whole))
  return { whole: whole.length, all: Math.max(0, end - first + 1) }
}

const isCovered = ({ from, to, covered }: Period): boolean => isWhole(covered / (to - from))

/**
 * Compares the average use of two years over the days that both have: `a year before 5,499.9 kWh, +10.2 % a day over
 * 360 days`. Null if they have none in common.
 */
const yearWords = ({ channel, periods, before }: ChannelPeriods, per: string): string | null => {
  if (!before) return null
  const both = periods.flatMap((period, index) => {
    const then = before[index]
    return then && isCovered(period) && isCovered(then) ? [{ period, then }] : []
  })
  const [first] = both
  if (!first) return 'nothing from the year before to compare it with'
  const now = new ExactSum()
  const then = new ExactSum()
  const lasting = { now: 0, then: 0 }
  for (const pair of both) {
    now.add(pair.period.text)
    then.add(pair.then.text)
    lasting.now += pair.period.covered
    lasting.then += pair.then.covered
  }
  const change = changeOf(
    { ...first.period, text: now.toString(), covered: lasting.now },
    { ...first.then, text: then.toString(), covered: lasting.then },
  )
  const part = change === null ? '' : `, ${signedPercent(change)} a day`
  return `a year before ${withUnit(then.toString(), channel.unit)}, now ${withUnit(now.toString(), channel.unit)}${part}, over the ${counted(both.length, per)} that are complete in both years`
}

interface Given {
  /** The channel by day; null if its readings are longer than a day. */
  readonly days: readonly Period[] | null
  /** The months that were asked for. */
  readonly months: readonly string[]
  /** Unix seconds. */
  readonly now: number
  /** The channel as it is shown, with the year before if that was chosen. */
  readonly shown: ChannelPeriods | null
  readonly per: string
  readonly leftOut: LeftOut
  readonly zone: Zone
}

/** The highest power and when it came: `peak 7.4 kW at 2026-07-12 18:15.` */
const demandWords = ({ start, value, unit }: JoinedChannel, leftOut: LeftOut, zone: Zone): string | null => {
  let at = -1
  for (let index = 0; index < value.length; index++) {
    const each = value[index] ?? NaN
    if (!leftOut.has(index) && each > (at < 0 ? -Infinity : (value[at] ?? NaN))) at = index
  }
  if (at < 0) return null
  const without = leftOut.size > 0 ? ` without ${counted(leftOut.size, 'flagged reading')}` : ''
  return `peak ${withUnit(value[at] ?? NaN, unit)}${without} at ${timeIn(zone, start[at] ?? NaN)}.`
}

/** The results of a channel of amounts or of power, in a sentence; null for counters, temperatures and other states. */
export const factsOf = (
  channel: JoinedChannel,
  { days, months, now, shown, per, leftOut, zone }: Given,
): string | null => {
  if (channel.count === 0) return null
  if (channel.kind === 'demand') return demandWords(channel, leftOut, zone)
  if (measureOf[channel.kind] !== 'total') return null
  const whole = days && wholeDays(days, months, zone.dayOf(now))
  const without = leftOut.size > 0 ? ` without ${counted(leftOut.size, 'flagged reading')}` : ''
  const peak = channel.kind === 'interval' && channel.unit === 'kWh' ? peakOf(channel, leftOut) : null
  const parts = [
    `${withUnit(totalOf(channel, leftOut), channel.unit)}${without}`,
    whole && `${whole.whole} of ${counted(whole.all, 'day')} whole`,
    channel.estimated > 0 &&
      `${counted(channel.estimated, 'reading')}${channel.isEstimatedOfAll ? ' of these meters' : ''} marked as estimated`,
    peak &&
      `peak ${withUnit(Number(peak.perHour.toPrecision(4)), 'kW')} at ${timeIn(zone, channel.start[peak.index] ?? NaN)}`,
    shown && yearWords(shown, per),
  ]
  return `${parts.filter(Boolean).join('; ')}.`
}
