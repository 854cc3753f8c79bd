import { hex } from '../random'
import { iso } from '../text'
import type { BillRecord } from './bill-record'

/** How the bills of a profile differ from one a month. */
interface Oddity {
  /** Months of each billing period. */
  readonly months?: number
  /** A month that the utility never shows, whatever run asks for it: the job succeeds, but the month stays missing. */
  readonly never?: number
  /** A month whose bill is there twice: the same, or issued again later with another amount. */
  readonly twice?: { readonly month: number; readonly as: 'duplicate' | 'adjusted' }
}

/** By the profile's ID: docs/guide/practice.md. Months are counted back, as in months.ts. */
const oddities: ReadonlyMap<number, Oddity> = new Map<number, Oddity>([
  [23, { never: 3 }],
  [24, { months: 2 }],
  [25, { months: 3 }],
  [28, { twice: { month: 8, as: 'adjusted' } }],
  [30, { twice: { month: 8, as: 'duplicate' } }],
])

export const monthsOfPeriod = (profileId: number): number => oddities.get(profileId)?.months ?? 1

/** Whether a bill that ends with this month can be had at all. */
export const isBilled = (profileId: number, index: number): boolean =>
  oddities.get(profileId)?.never !== index && index % monthsOfPeriod(profileId) === 0

const dayMs = 86_400_000

const issuedAgain = (record: BillRecord, end: number): BillRecord => {
  const cost = record.fields['cost']
  return {
    ...record,
    billId: record.billId.slice(0, 8) + hex(16, record.billId, 'again'),
    fields: {
      ...record.fields,
      bill_date: iso(end + 1000 + 19 * dayMs),
      ...(typeof cost === 'number' ? { cost: Number((cost - 12.34).toFixed(2)) } : {}),
    },
  }
}

/** The records of one period as they are there, some of them twice; `end` is the period's last moment. */
export const withTwins = (
  profileId: number,
  index: number,
  records: readonly BillRecord[],
  end: number,
): readonly BillRecord[] => {
  const { twice } = oddities.get(profileId) ?? {}
  if (twice?.month !== index) return records
  if (twice.as === 'duplicate') return [...records, ...records]
  const dated = records.map((record) => ({
    ...record,
    fields: { ...record.fields, bill_date: iso(end + 1000 + 4 * dayMs) },
  }))
  return [...dated, ...dated.map((record) => issuedAgain(record, end))]
}
