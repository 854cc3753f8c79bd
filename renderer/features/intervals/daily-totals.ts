import type { ChannelKind } from '../../../shared/domain/interval'
import { ExactSum } from '../../../shared/domain/exact-sum'
import type { JoinedChannel } from './join-months'
import type { Zone } from './zones'

/** What a day has of a channel: a sum, or the highest value, or where a counter stood at its end. */
export const dailyMeasure: Record<ChannelKind, 'total' | 'highest' | 'last'> = {
  interval: 'total',
  cost: 'total',
  other: 'total',
  demand: 'highest',
  temperature: 'highest',
  register: 'last',
}

export interface DayCell {
  /** Exact, as text. */
  readonly value: string
  readonly count: number
}

/** A day of the zone, a cell for each channel, null where it has no reading; or a stretch of days without any. */
export type DayRow =
  | { readonly kind: 'day'; readonly day: number; readonly cells: readonly (DayCell | null)[] }
  | { readonly kind: 'none'; readonly from: number; readonly to: number }

interface Day {
  readonly sum: ExactSum
  highest: number
  last: number
  count: number
}

const daysOf = ({ start, value }: JoinedChannel, zone: Zone): ReadonlyMap<number, Day> => {
  const days = new Map<number, Day>()
  let until = -Infinity
  let day: Day | undefined
  for (let index = 0; index < start.length; index++) {
    const at = start[index] ?? 0
    const each = value[index] ?? NaN
    if (Number.isNaN(each)) continue
    if (at >= until || !day) {
      until = zone.nextDay(at)
      day = { sum: new ExactSum(), highest: -Infinity, last: each, count: 0 }
      days.set(zone.dayOf(at), day)
    }
    day.sum.add(each)
    day.highest = Math.max(day.highest, each)
    day.last = each
    day.count++
  }
  return days
}

/** Days of the zone, each reading on the day on which it begins. Sums are exact; days without a reading are said. */
export const dailyTotals = (channels: readonly JoinedChannel[], zone: Zone): readonly DayRow[] => {
  const byChannel = channels.map((channel) => daysOf(channel, zone))
  const days = [...new Set(byChannel.flatMap((found) => [...found.keys()]))].sort((a, b) => a - b)
  const rows: DayRow[] = []
  days.forEach((day, index) => {
    const before = days[index - 1]
    if (before !== undefined && day > before + 1) rows.push({ kind: 'none', from: before + 1, to: day - 1 })
    const cells = channels.map(({ kind }, at): DayCell | null => {
      const found = byChannel[at]?.get(day)
      if (!found) return null
      const measure = dailyMeasure[kind]
      const value = measure === 'total' ? found.sum.toString() : String(found[measure])
      return { value, count: found.count }
    })
    rows.push({ kind: 'day', day, cells })
  })
  return rows
}
