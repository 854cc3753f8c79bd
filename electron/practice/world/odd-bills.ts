import { hex } from '../random'
import { iso } from '../text'
import type { BillRecord } from './bill-record'
import { monthStart } from './months'

/** How the bills of a profile differ from one a month. Months are counted back, as in months.ts. */
interface Oddity {
  /** Months of each billing period. */
  readonly months?: number
  /** A month that the utility never shows, whatever run asks for it: the job succeeds, but the month stays missing. */
  readonly never?: number
  /** Whether the last bill that is due does not come either. */
  readonly isLate?: true
  /** A month whose bill is there twice: the same, or issued again later with the same or with another amount. */
  readonly twice?: { readonly month: number; readonly as: 'duplicate' | 'reissued' | 'adjusted' }
  /** A month whose bill begins this many days before the one before it has ended. */
  readonly overlap?: { readonly month: number; readonly days: number }
  /** The month in which the meter was exchanged, in the night to its 15th. Its bill has a record of each meter. */
  readonly exchange?: number
  /** A month for which more is billed than its meter has measured: this many times as much. */
  readonly overbilled?: { readonly month: number; readonly times: number }
  /** A month whose record is corrected by each run that is started. */
  readonly corrected?: number
}

/** By the profile's ID: docs/guide/practice.md. */
const oddities: ReadonlyMap<number, Oddity> = new Map<number, Oddity>([
  [23, { never: 3 }],
  [24, { months: 2 }],
  [25, { months: 3 }],
  [28, { twice: { month: 8, as: 'adjusted' } }],
  [30, { twice: { month: 8, as: 'duplicate' } }],
  [204, { overbilled: { month: 4, times: 1.25 } }],
  [207, { exchange: 6 }],
  [208, { overlap: { month: 5, days: 9 } }],
  [209, { twice: { month: 4, as: 'reissued' } }],
  [210, { isLate: true }],
  [211, { corrected: 3 }],
  [215, { months: 3 }],
  [216, { months: 2 }],
])

const oddityOf = (profileId: number): Oddity => oddities.get(profileId) ?? {}

const dayMs = 86_400_000
/** Days from the end of a period to its bill, and from its bill until it would be called late. */
const issuedAfter = 5
const toleratedDays = 3

/** The last month whose bill would be late today. */
const lastDue = (today: number): number =>
  new Date(today).getUTCDate() > issuedAfter + toleratedDays ? 0 : 1

export const monthsOfPeriod = (profileId: number): number => oddityOf(profileId).months ?? 1

/** Whether a bill that ends with this month can be had at all; `today` is the world's last day. */
export const isBilled = (profileId: number, index: number, today: number): boolean => {
  const { never, isLate } = oddityOf(profileId)
  if (isLate && index <= lastDue(today)) return false
  return never !== index && index % monthsOfPeriod(profileId) === 0
}

/** How many times as much as was measured is billed for this month. */
export const billedTimes = (profileId: number, index: number): number => {
  const { overbilled } = oddityOf(profileId)
  return overbilled?.month === index ? overbilled.times : 1
}

/** Days of a bill that were measured by one meter; `meter` as `generation` in meters.ts. */
export interface MeteredDays {
  /** First moment and last second, UTC milliseconds. */
  readonly start: number
  readonly end: number
  readonly meter: 0 | 1
}

const exchangeDay = (profileId: number, today: number): number | null => {
  const { exchange } = oddityOf(profileId)
  return exchange === undefined ? null : monthStart(today, exchange) + 14 * dayMs
}

/** From when until when a meter has measured; null where that is not limited. Midnights in UTC, in milliseconds. */
export const measuredBy = (
  profileId: number,
  today: number,
  meter: 0 | 1 | undefined,
): { readonly since: number | null; readonly until: number | null } => {
  const day = meter === undefined ? null : exchangeDay(profileId, today)
  return { since: meter === 1 ? day : null, until: meter === 0 ? day : null }
}

/** The days of the bill whose period has these ends: usually all of them, by one meter. */
export const meteredDaysOf = (
  profileId: number,
  index: number,
  today: number,
  { start, end }: { readonly start: number; readonly end: number },
): readonly MeteredDays[] => {
  const { overlap } = oddityOf(profileId)
  if (overlap?.month === index) return [{ start: start - overlap.days * dayMs, end, meter: 0 }]
  const exchanged = exchangeDay(profileId, today)
  if (exchanged === null || exchanged > end) return [{ start, end, meter: 0 }]
  if (exchanged <= start) return [{ start, end, meter: 1 }]
  return [
    { start, end: exchanged - 1000, meter: 0 },
    { start: exchanged, end, meter: 1 },
  ]
}

/** The record after this many corrections. */
export const corrected = (
  profileId: number,
  index: number,
  record: BillRecord,
  corrections: number,
): BillRecord => {
  const { cost, usage } = record.fields
  if (oddityOf(profileId).corrected !== index || corrections === 0) return record
  if (typeof cost !== 'number' || typeof usage !== 'number') return record
  const less = (value: number, by: number): number => Number((value - by * corrections).toFixed(2))
  return { ...record, fields: { ...record.fields, cost: less(cost, 7.11), usage: less(usage, 21.5) } }
}

const issuedAgain = (record: BillRecord, end: number, less: number): BillRecord => {
  const cost = record.fields['cost']
  return {
    ...record,
    billId: record.billId.slice(0, 8) + hex(16, record.billId, 'again'),
    fields: {
      ...record.fields,
      bill_date: iso(end + 1000 + 19 * dayMs),
      ...(typeof cost === 'number' ? { cost: Number((cost - less).toFixed(2)) } : {}),
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
  const { twice } = oddityOf(profileId)
  if (twice?.month !== index) return records
  if (twice.as === 'duplicate') return [...records, ...records]
  const dated = records.map((record) => ({
    ...record,
    fields: { ...record.fields, bill_date: iso(end + 1000 + 4 * dayMs) },
  }))
  const less = twice.as === 'adjusted' ? 12.34 : 0
  return [...dated, ...dated.map((record) => issuedAgain(record, end, less))]
}
