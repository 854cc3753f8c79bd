import { localDayNumber } from '../../../shared/coverage/calendar'
import type { ProfileRow } from '../../../shared/domain/profile'
import { billFactsOf, billSummaryOf, type BillFacts, type PackedProfiles } from './bill-facts'

/** What is known of the bills of each profile, also of one that is not listed yet. */
export interface BillsRead {
  readonly of: (id: number) => BillFacts | null
  /** The same, with its periods counted for today. */
  readonly ofToday: (id: number) => BillFacts | null
  /** A number of calendar.ts. */
  readonly today: () => number
  /** Takes in what is no older than what is known, and gives the ids of those. */
  readonly take: (read: PackedProfiles) => readonly number[]
  readonly forget: (id: number) => void
  /** The row with the summary of its bills, as it is today. */
  readonly withBills: (row: ProfileRow) => ProfileRow
}

export const createBillsRead = (now: () => Date): BillsRead => {
  const facts = new Map<number, BillFacts>()
  const today = (): number => localDayNumber(now())
  return {
    of: (id) => facts.get(id) ?? null,
    ofToday: (id) => {
      const known = facts.get(id)
      if (!known || known.day === today()) return known ?? null
      const renewed = billFactsOf(known.packed, today())
      if (renewed) facts.set(id, renewed)
      return renewed
    },
    today,
    take: ({ ids, packed }) =>
      ids.filter((id, at) => {
        const read = billFactsOf(packed[at] ?? '', today())
        if (!read || read.readAt < (facts.get(id)?.readAt ?? '')) return false
        facts.set(id, read)
        return true
      }),
    forget: (id) => void facts.delete(id),
    withBills: (row) => {
      const known = facts.get(row.id)
      const bills = known && billSummaryOf(known, today())
      return bills ? { ...row, bills } : row
    },
  }
}
