import type { Bill } from '../../../shared/domain/bill'
import { money } from './decimals'
import { dayOf, gapsOf, periodOf } from './period'
import { isOneSeries } from './summary'

export interface Bar {
  readonly id: string
  /** The day that says where it stands: oldest first. */
  readonly day: string
  readonly label: string
  /** Null for a period without a bill. */
  readonly cost: number | null
  readonly title: string
  readonly bill: Bill | null
}

const month = new Intl.DateTimeFormat(undefined, { month: 'short', timeZone: 'UTC' })
const labelOf = (day: string): string => {
  const time = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(time) ? day : month.format(time)
}

/** As many periods as can be told apart. */
const most = 36

/** The cost of each period in order, or null where the bills are no one series with one currency. */
export const costSeries = (bills: readonly Bill[]): readonly Bar[] | null => {
  const charted = bills.filter((bill) => Number.isFinite(Number(bill.cost ?? 'none')) && dayOf(bill) !== '')
  const currencies = new Set(charted.map(({ currency }) => currency))
  if (charted.length < 2 || currencies.size > 1 || !isOneSeries(bills)) return null
  const bars = charted.map((bill, index): Bar => {
    const day = dayOf(bill)
    const cost = bill.cost ?? '0'
    const title = `${periodOf(bill) ?? day}: ${money(cost, bill.currency)}`
    return { id: `${bill.billId ?? ''}-${index}`, day, label: labelOf(day), cost: Number(cost), title, bill }
  })
  const missing = gapsOf(bills).map(({ start, end }): Bar => ({
    id: `gap-${start}`,
    day: end,
    label: labelOf(end),
    cost: null,
    title: `No bill for ${start} to ${end}`,
    bill: null,
  }))
  return [...bars, ...missing].toSorted((a, b) => a.day.localeCompare(b.day)).slice(-most)
}

/** Three round lines that the bars stand before, highest first. */
export const scaleOf = (bars: readonly Bar[]): readonly number[] => {
  const highest = Math.max(1, ...bars.map(({ cost }) => cost ?? 0))
  const rough = highest / 2
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power
  return [2 * step, step, 0]
}
