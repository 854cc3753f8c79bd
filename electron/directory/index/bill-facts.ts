import { dayText } from '../../../shared/coverage/calendar'
import { unpackBills } from '../../../shared/coverage/packed'
import {
  countInto,
  inTypeOrder,
  judgedSeries,
  lastBillOf,
  noPeriods,
  summaryOf,
  type Counting,
  type JudgedSeries,
} from '../../../shared/coverage/summary'
import type { BillSummary, PeriodCounts } from '../../../shared/domain/coverage'

/** Packed bills, or interval months, of profiles: `packed[n]` belongs to `ids[n]`. */
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

type CountingType = { -readonly [K in keyof TypeFacts]: TypeFacts[K] } & { readonly counts: Counting }

/** Series of one type follow one another, so one pass counts them all. */
const typeFactsOf = (series: readonly JudgedSeries[]): readonly TypeFacts[] => {
  const all: CountingType[] = []
  series.forEach(({ key: { type }, rhythm, periods }, first) => {
    let own = all.at(-1)
    if (own?.type !== type) {
      own = { type, first, series: 0, tooFew: 0, counts: { ...noPeriods } }
      all.push(own)
    }
    own.series += 1
    if (rhythm === null) own.tooFew += 1
    countInto(own.counts, periods)
  })
  if (all.length < 2) return all
  const order = inTypeOrder(all.map(({ type }) => type))
  return all.toSorted((a, b) => order.indexOf(a.type) - order.indexOf(b.type))
}

/** Null where the text is of another form: the bills count as not read. */
export const billFactsOf = (packed: string, day: number): BillFacts | null => {
  const bills = unpackBills(packed)
  if (!bills) return null
  const series = judgedSeries(bills, day)
  const types = typeFactsOf(series)
  const last = lastBillOf(series)
  const canTell = types.some(({ series: all, tooFew }) => tooFew < all)
  let [missing, late] = [0, 0]
  for (const { counts } of types) {
    missing += counts.missing
    late += counts.late
  }
  return {
    packed,
    readAt: bills.readAt,
    day,
    types,
    lastBill: last === null ? null : dayText(last),
    missing: canTell ? missing : null,
    late: canTell ? late : null,
  }
}

export const billSummaryOf = ({ packed }: BillFacts, day: number): BillSummary | null => {
  const bills = unpackBills(packed)
  return bills && summaryOf(bills, day)
}
