import { localDay } from '../../lib/time'
import { shiftDay } from '../../../shared/domain/days'
import type { Bill } from '../../../shared/domain/bill'
import type { RecordChange, Units } from '../../../shared/domain/bill-change'
import { money, quantity } from './decimals'

const names: Readonly<Record<string, string>> = {
  name: 'Name',
  serviceAddress: 'Service address',
  billDate: 'Bill date',
  startDate: 'Start',
  endDate: 'End',
  approximateDate: 'Approximate date',
  cost: 'Cost',
  currency: 'Currency',
  usage: 'Usage',
  units: 'Units',
  exportedEnergy: 'Exported',
  ratePlan: 'Rate plan',
  retailEnergyProvider: 'Retail provider',
  previousBalance: 'Previous balance',
  paymentReceived: 'Payments',
  paymentDate: 'Payment date',
  pastDueBalance: 'Past due',
  dueDate: 'Due',
  currentCharges: 'Current charges',
  totalAmountDue: 'Total due',
  hasPdf: 'PDF',
}

const ofMoney: ReadonlySet<string> = new Set([
  'cost',
  'previousBalance',
  'paymentReceived',
  'pastDueBalance',
  'currentCharges',
  'totalAmountDue',
])

/** An amount whose unit or currency of that time is not known stays as it was sent. */
const valueOf = (field: string, value: string | null, units: Units | null): string | null => {
  if (value === null) return null
  if (units && ofMoney.has(field)) return money(value, units.currency)
  if (units && (field === 'usage' || field === 'exportedEnergy')) return quantity(value, units.units)
  if (field === 'hasPdf') return value === 'true' ? 'available' : 'none'
  return value
}

/** One changed field of a record, as people read it. */
export interface ChangedField {
  /** Local day on which the console saw it, `YYYY-MM-DD`. */
  readonly seen: string
  readonly name: string
  /** Null where the record did not have it. */
  readonly before: string | null
  readonly after: string | null
  /** Tells who the customer is, or may: blurred in privacy mode. */
  readonly private: boolean
}

const isPrivate = (field: string): boolean =>
  field === 'name' || field === 'serviceAddress' || field.startsWith('extra.')

/** What changed in a record, from its changes, in their order. */
export const changedFields = (changes: readonly RecordChange[]): readonly ChangedField[] =>
  changes.flatMap(({ seenAt, fields, unitsBefore, unitsAfter }) =>
    fields.map(({ field, before, after }) => ({
      seen: localDay(seenAt) ?? seenAt,
      name: names[field] ?? field.replace(/^extra\./, ''),
      before: valueOf(field, before, unitsBefore),
      after: valueOf(field, after, unitsAfter),
      private: isPrivate(field),
    })),
  )

/** So long a record is marked as changed in the list; its details keep it. */
const markedDays = 30

/** Of the records that changed of late, when that was seen. What changed may be private, and is told in the details. */
export const lateChanges = (
  changes: ReadonlyMap<Bill, readonly RecordChange[]>,
  today: string,
): ReadonlyMap<Bill, string> => {
  const since = shiftDay(today, -markedDays) ?? ''
  return new Map(
    [...changes].flatMap(([bill, [newest]]) => {
      const seen = newest && localDay(newest.seenAt)
      return seen && seen >= since ? [[bill, seen] as const] : []
    }),
  )
}
