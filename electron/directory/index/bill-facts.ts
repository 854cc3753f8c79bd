import { dayText } from '../../../shared/coverage/calendar'
import { unpackBills } from '../../../shared/coverage/packed'
import {
  addCounts,
  countPeriods,
  judgedSeries,
  lastBillOf,
  noPeriods,
  summaryOf,
  typesOf,
} from '../../../shared/coverage/summary'
import type { BillSummary, PeriodCounts } from '../../../shared/domain/coverage'

/** Packed bills of profiles: `packed[n]` belongs to `ids[n]`. */
export interface PackedProfiles {
  readonly ids: readonly number[]
  readonly packed: readonly string[]
}

/** Bills of one type of one profile. */
export interface TypeFacts {
  readonly type: string
  /** The place of its first series among those of the profile: series of one type follow one another. */
  readonly first: number
  readonly series: number
  /** Of these, with too few bills to tell. */
  readonly tooFew: number
  readonly counts: PeriodCounts
}

/** What searching, sorting and counting need of the bills of one profile, worked out once a day. */
export interface BillFacts {
  readonly packed: string
  /** When they were read: ISO 8601, UTC. */
  readonly readAt: string
  /** The day for which periods were counted: a number of calendar.ts. */
  readonly day: number
  readonly types: readonly TypeFacts[]
  /** The last day that a bill is there for, `YYYY-MM-DD`. */
  readonly lastBill: string | null
  /** Null where no series has enough bills to tell. */
  readonly missing: number | null
  readonly late: number | null
}

/** Null where the text is of another form: the bills count as not read. */
export const billFactsOf = (packed: string, day: number): BillFacts | null => {
  const bills = unpackBills(packed)
  if (!bills) return null
  const series = judgedSeries(bills, day)
  const types = typesOf(series).map((type): TypeFacts => {
    const own = series.filter(({ key }) => key.type === type)
    return {
      type,
      first: series.findIndex(({ key }) => key.type === type),
      series: own.length,
      tooFew: own.filter(({ rhythm }) => rhythm === null).length,
      counts: own.reduce((sum, { periods }) => addCounts(sum, countPeriods(periods)), noPeriods),
    }
  })
  const last = lastBillOf(series)
  const canTell = types.some(({ series: all, tooFew }) => tooFew < all)
  const sum = (of: (counts: PeriodCounts) => number): number =>
    types.reduce((total, { counts }) => total + of(counts), 0)
  return {
    packed,
    readAt: bills.readAt,
    day,
    types,
    lastBill: last === null ? null : dayText(last),
    missing: canTell ? sum(({ missing }) => missing) : null,
    late: canTell ? sum(({ late }) => late) : null,
  }
}

export const billSummaryOf = ({ packed }: BillFacts, day: number): BillSummary | null => {
  const bills = unpackBills(packed)
  return bills && summaryOf(bills, day)
}
