import { ExactSum } from '../../../shared/domain/exact-sum'
import { measureOf, peakOf, totalOf, type LeftOut, type Period } from '../../../shared/intervals/periods'
import { changeOf } from '../../../shared/intervals/year-before'
import { counted } from '../../lib/numbers'
import type { JoinedChannel } from './join-months'
import type { ChannelPeriods } from './period-views'
import { withUnit } from './words'
import { timeIn, type Zone } from './zones'

/** Whether hardly any reading of the day is missing. A meter that sends a few seconds late leaves no gap. */
const isWhole = ({ from, to, covered }: Period): boolean => covered >= 0.999 * (to - from)

/** How many days of the range are completely covered, out of all between the first and the last. */
export const wholeDays = (days: readonly Period[]): { readonly whole: number; readonly all: number } => {
  const [first, last] = [days[0], days.at(-1)]
  return {
    whole: days.filter(isWhole).length,
    all: first && last ? Math.round((last.wall - first.wall) / 86_400) + 1 : 0,
  }
}

const percent = new Intl.NumberFormat(undefined, {
  style: 'percent',
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
})

/**
 * Compares the average use of two years over the days that both have: `a year before 5,499.9 kWh, +10.2 % a day over
 * 360 days`. Null if they have none in common.
 */
const yearWords = ({ channel, periods, before }: ChannelPeriods, per: string): string | null => {
  if (!before) return null
  const both = periods.flatMap((period, index) => {
    const then = before[index]
    return then && isWhole(period) && isWhole(then) ? [{ period, then }] : []
  })
  const [first] = both
  if (!first) return 'nothing of the year before to hold it against'
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
  const part = change === null ? '' : `, ${percent.format(change)} a day`
  return `a year before ${withUnit(then.toString(), channel.unit)}, now ${withUnit(now.toString(), channel.unit)}${part}, over the ${counted(both.length, per)} that both years have whole`
}

interface Given {
  /** The channel by day. */
  readonly days: readonly Period[]
  /** The channel as it is shown, with the year before if that was chosen. */
  readonly shown: ChannelPeriods | null
  readonly per: string
  readonly leftOut: LeftOut
  readonly zone: Zone
}

/** The results of a channel of amounts, in a sentence; null for counters, power and temperatures. */
export const factsOf = (
  channel: JoinedChannel,
  { days, shown, per, leftOut, zone }: Given,
): string | null => {
  if (measureOf[channel.kind] !== 'total' || channel.count === 0) return null
  const { whole, all } = wholeDays(days)
  const without = leftOut.size > 0 ? ` without ${counted(leftOut.size, 'flagged reading')}` : ''
  const peak = channel.kind === 'interval' && channel.unit === 'kWh' ? peakOf(channel, leftOut) : null
  const parts = [
    `${withUnit(totalOf(channel, leftOut), channel.unit)}${without}`,
    `${whole} of ${counted(all, 'day')} whole`,
    peak &&
      `peak ${withUnit(Number(peak.perHour.toPrecision(4)), 'kW')} at ${timeIn(zone, channel.start[peak.index] ?? NaN)}`,
    shown && yearWords(shown, per),
  ]
  return `${parts.filter(Boolean).join('; ')}.`
}
