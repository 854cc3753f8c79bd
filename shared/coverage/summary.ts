import { stripMonths, type BillSummary, type MonthState, type PeriodCounts } from '../domain/coverage'
import { dayText, monthOf } from './calendar'
import { judge, type JudgedPeriod, type Judgement } from './judged'
import type { PackedBills, PackedSeries } from './packed'

/** One series with its judgement by the day of the reading; see judged.ts for `unknown`. */
export interface JudgedSeries extends PackedSeries, Judgement {}

export const judgedSeries = ({ day, series }: PackedBills, today: number): readonly JudgedSeries[] =>
  judge(series, { read: day, today: Math.max(day, today) })

export const noPeriods: PeriodCounts = { here: 0, late: 0, missing: 0, notDue: 0, unknown: 0 }

/** Counts while they are added up. */
export type Counting = { -readonly [K in keyof PeriodCounts]: PeriodCounts[K] }

/** Adds the periods to what has been counted. */
export const countInto = (counts: Counting, periods: readonly Pick<JudgedPeriod, 'state'>[]): Counting => {
  for (const { state } of periods) counts[state === 'not-due' ? 'notDue' : state] += 1
  return counts
}

export const countPeriods = (periods: readonly JudgedPeriod[]): PeriodCounts =>
  countInto({ ...noPeriods }, periods)

export const addCounts = (a: PeriodCounts, b: PeriodCounts): PeriodCounts => ({
  here: a.here + b.here,
  late: a.late + b.late,
  missing: a.missing + b.missing,
  notDue: a.notDue + b.notDue,
  unknown: a.unknown + b.unknown,
})

/**
 * The last day for which there is a bill; null if no bill has a period. A billing record only has the day on which it
 * was issued, after its period, so it counts only if there is nothing else.
 */
export const lastBillOf = (all: readonly PackedSeries[]): number | null => {
  const dated = all.filter(({ approximate, spans }) => !approximate && spans.length > 0)
  let last: number | null = null
  for (const { spans } of dated.length > 0 ? dated : all)
    for (const { end } of spans) if (last === null || end > last) last = end
  return last
}

/** The worse states first: if a month has several periods, the worst of them is shown. */
const worse: Readonly<Record<MonthState, number>> = {
  missing: 0,
  late: 1,
  unknown: 2,
  'not-due': 3,
  here: 4,
  none: 5,
}

/** The month to which a period belongs: that of its middle. */
const monthOfPeriod = ({ start, end }: JudgedPeriod): number => monthOf(Math.floor((start + end) / 2))

const firstMonth = (today: number): number => monthOf(today) - stripMonths + 1

/** How many periods are missing before the first month of the strip, where no mark shows them. */
export const missingBefore = ({ periods }: JudgedSeries, today: number): number =>
  periods.filter((period) => period.state === 'missing' && monthOfPeriod(period) < firstMonth(today)).length

/** The state of each of the last 13 months, including the current one. */
export const stripOf = (series: readonly JudgedSeries[], today: number): readonly MonthState[] => {
  const months = Array.from({ length: stripMonths }, (): MonthState => 'none')
  const first = firstMonth(today)
  for (const { periods } of series) {
    for (let index = periods.length - 1; index >= 0; index -= 1) {
      const period = periods[index]
      if (!period) break
      const at = monthOfPeriod(period) - first
      const before = months[at]
      if (before !== undefined && worse[period.state] < worse[before]) months[at] = period.state
    }
  }
  return months
}

/** Types in the order in which people know them; others follow by name. */
const order = ['electricity', 'gas', 'water', 'billing']
const placeOf = (type: string): string =>
  `${(order.indexOf(type) + order.length + 1) % (order.length + 1)} ${type}`

export const inTypeOrder = (types: readonly string[]): readonly string[] =>
  types.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))

export const typesOf = (series: readonly PackedSeries[]): readonly string[] =>
  inTypeOrder([...new Set(series.map(({ key }) => key.type))])

/** `today` is a number of calendar.ts. */
export const summaryOf = (bills: PackedBills, today: number): BillSummary => {
  const series = judgedSeries(bills, today)
  const counts = series.reduce((sum, { periods }) => addCounts(sum, countPeriods(periods)), noPeriods)
  const tooFew = series.filter(({ rhythm }) => rhythm === null).length
  const last = lastBillOf(series)
  const canTell = tooFew < series.length
  return {
    readAt: bills.readAt,
    month: dayText(today).slice(0, 7),
    strips: typesOf(series).map((type) => ({
      type,
      months: stripOf(
        series.filter(({ key }) => key.type === type),
        today,
      ),
    })),
    lastBill: last === null ? null : dayText(last),
    missing: canTell ? counts.missing : null,
    late: canTell ? counts.late : null,
    tooFew,
    unknown: counts.unknown,
  }
}
