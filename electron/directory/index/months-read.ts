import { monthPeriods, monthsSummaryOf, unpackMonths } from '../../../shared/coverage/months'
import { countInto, noPeriods } from '../../../shared/coverage/summary'
import { intervalType, type IntervalSummary } from '../../../shared/domain/coverage'
import type { PackedProfiles, TypeFacts } from './bill-facts'

/** What listing, searching and counting need of the interval months of one profile. */
export interface MonthFacts {
  readonly packed: string
  /** When they were read: ISO 8601, UTC. */
  readonly readAt: string
  readonly summary: IntervalSummary
  /** Its meters, counted like series of one type of bills; none where it has no meter. */
  readonly types: readonly TypeFacts[]
}

/** What is known of the interval months of each profile, also of one that is not listed yet. */
export interface MonthsRead {
  readonly of: (id: number) => IntervalSummary | null
  readonly facts: (id: number) => MonthFacts | null
  /** Takes in what is no older than what is known, and gives the ids of those. */
  readonly take: (read: PackedProfiles) => readonly number[]
  readonly forget: (id: number) => void
}

/** Null where the text is of another form: the months count as not read. */
const monthFactsOf = (packed: string): MonthFacts | null => {
  const read = unpackMonths(packed)
  if (!read) return null
  const counts = { ...noPeriods }
  for (const meter of read.meters) countInto(counts, monthPeriods(meter, read))
  const meters = read.meters.length
  const types = meters === 0 ? [] : [{ type: intervalType, first: 0, series: meters, tooFew: 0, counts }]
  return { packed, readAt: read.readAt, summary: monthsSummaryOf(read), types }
}

export const createMonthsRead = (): MonthsRead => {
  const known = new Map<number, MonthFacts>()
  return {
    of: (id) => known.get(id)?.summary ?? null,
    facts: (id) => known.get(id) ?? null,
    take: ({ ids, packed }) =>
      ids.filter((id, at) => {
        const read = monthFactsOf(packed[at] ?? '')
        if (!read || read.readAt < (known.get(id)?.readAt ?? '')) return false
        known.set(id, read)
        return true
      }),
    forget: (id) => void known.delete(id),
  }
}
