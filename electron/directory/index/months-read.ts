import { monthsSummaryOf } from '../../../shared/coverage/months'
import type { IntervalSummary } from '../../../shared/domain/coverage'
import type { PackedProfiles } from './bill-facts'

/** What is known of the interval months of each profile, also of one that is not listed yet. */
export interface MonthsRead {
  readonly of: (id: number) => IntervalSummary | null
  /** Takes in what is no older than what is known, and gives the ids of those. */
  readonly take: (read: PackedProfiles) => readonly number[]
  readonly forget: (id: number) => void
}

export const createMonthsRead = (): MonthsRead => {
  const known = new Map<number, IntervalSummary>()
  return {
    of: (id) => known.get(id) ?? null,
    take: ({ ids, packed }) =>
      ids.filter((id, at) => {
        const read = monthsSummaryOf(packed[at] ?? '')
        if (!read || read.readAt < (known.get(id)?.readAt ?? '')) return false
        known.set(id, read)
        return true
      }),
    forget: (id) => void known.delete(id),
  }
}
