import type { Bill } from '../../../shared/domain/bill'
import { money } from './decimals'
import { dayOf, gapsOf, newestFirst, periodOf } from './period'
import { dateFormat } from '../../lib/date-format'

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

export interface CostSeries {
  readonly bars: readonly Bar[]
  readonly currency: string | null
  /** What the bars belong to, where there are bills of other meters or accounts as well. */
  readonly of: string | null
}

/** The bills that go with the newest: one account, one service, one meter. A bill that leaves one out does not differ in it. */
export const seriesOf = (bills: readonly Bill[]): readonly Bill[] => {
  const newest = newestFirst(bills)
  return (['accountNumber', 'serviceId', 'meterNumber'] as const).reduce((series, key) => {
    const own = series.find((bill) => bill[key] !== null)?.[key] ?? null
    return series.filter((bill) => bill[key] === null || bill[key] === own)
  }, newest)
}

const month = dateFormat({ month: 'short' })
const labelOf = (day: string): string => {
  const time = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(time) ? day : month.format(time)
}

/** As many periods as can be told apart. */
const most = 36

/** The cost of each period of the newest bill's meter, or null where there is too little, or more than one currency. */
export const costSeries = (all: readonly Bill[]): CostSeries | null => {
  const bills = seriesOf(all)
  const charted = bills.filter((bill) => Number.isFinite(Number(bill.cost ?? 'none')) && dayOf(bill) !== '')
  const currencies = [...new Set(charted.flatMap(({ currency }) => currency ?? []))]
  if (charted.length < 2 || currencies.length > 1) return null
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
  const known = (key: 'meterNumber' | 'accountNumber') => charted.find((bill) => bill[key] !== null)?.[key]
  const meter = known('meterNumber')
  return {
    bars: [...bars, ...missing].toSorted((a, b) => a.day.localeCompare(b.day)).slice(-most),
    currency: currencies[0] ?? null,
    of:
      bills.length === all.length
        ? null
        : meter
          ? `meter ${meter}`
          : `account ${known('accountNumber') ?? ''}`,
  }
}

/** Round figures that the bars stand between, highest first; zero is one of them. */
export const scaleOf = (bars: readonly Bar[]): readonly number[] => {
  const costs = bars.map(({ cost }) => cost ?? 0)
  const [lowest, highest] = [Math.min(0, ...costs), Math.max(0, ...costs)]
  const rough = Math.max(highest - lowest, 1) / 3
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power
  const from = Math.floor(lowest / step)
  const count = Math.max(1, Math.ceil(highest / step)) - from
  return Array.from({ length: count + 1 }, (_, index) => (from + count - index) * step)
}
