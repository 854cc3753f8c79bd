import type { CoveredPeriod, SeriesCoverage } from '../../../shared/coverage/coverage'
import type { SeriesKey } from '../../../shared/coverage/series'
import type { Bill } from '../../../shared/domain/bill'
import { dateFormat } from '../../lib/date-format'
import { money } from './decimals'
import { periodOf } from './period'

export interface Bar {
  readonly id: string
  readonly label: string
  readonly state: CoveredPeriod['state'] | 'unclear'
  /** Null for a period without a bill, or whose bills contradict each other. */
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

const month = dateFormat({ month: 'short' })
const monthAndYear = dateFormat({ month: 'short', year: '2-digit' })

/** The month that most of the period lies in; the year with the first one and with each January. */
const labelOf = ({ start, end }: CoveredPeriod, first: boolean): string => {
  const middle = (Date.parse(`${start}T00:00:00Z`) + Date.parse(`${end}T00:00:00Z`)) / 2
  const date = new Date(middle)
  return (first || date.getUTCMonth() === 0 ? monthAndYear : month).format(date)
}

/** As many periods as can be told apart. */
const maxPeriods = 36

export const seriesName = ({ meterNumber, serviceId, accountNumber }: SeriesKey): string =>
  meterNumber !== null
    ? `meter ${meterNumber}`
    : serviceId !== null
      ? `service ${serviceId}`
      : `account ${accountNumber ?? 'not named'}`

const isNumber = (text: string | null): boolean => text !== null && Number.isFinite(Number(text))

const without: Readonly<Record<Bar['state'], string>> = {
  here: 'no cost named',
  unclear: 'records that contradict each other',
  late: 'the bill is late',
  missing: 'no bill',
  'not-due': 'not due yet',
}

const barOf = (period: CoveredPeriod, index: number): Bar => {
  const { versions } = period
  const bill = versions?.counted ?? null
  const cost = bill?.cost ?? null
  const known = bill !== null && isNumber(cost) ? money(cost ?? '', bill.currency) : null
  const state = versions && !bill ? 'unclear' : period.state
  const when = (bill && periodOf(bill)) ?? `${period.start} to ${period.end}`
  return {
    id: `${period.start}-${index}`,
    label: labelOf(period, index === 0),
    state,
    cost: known === null ? null : Number(cost),
    title: `${when}: ${known ?? without[state]}`,
    bill,
  }
}

/** The cost of each period of one series up to today, or null where there is too little, or more than one currency. */
export const costSeries = (series: SeriesCoverage, others: boolean): CostSeries | null => {
  const shown = series.periods.filter(({ state }) => state !== 'not-due').slice(-maxPeriods)
  const bars = shown.map(barOf)
  const currencies = new Set(shown.flatMap(({ versions }) => versions?.counted?.currency ?? []))
  if (bars.filter(({ cost }) => cost !== null).length < 2 || currencies.size > 1) return null
  const [currency = null] = currencies
  return { bars, currency, of: others ? seriesName(series.key) : null }
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
