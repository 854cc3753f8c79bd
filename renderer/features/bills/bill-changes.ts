import { localDay } from '../../lib/time'
import { shiftDay } from '../../../shared/domain/days'
import type { Bill } from '../../../shared/domain/bill'
import { isOf, type BillChange, type FieldChange } from '../../../shared/domain/bill-change'
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

const valueOf = (field: string, value: string | null, bill: Bill): string | null => {
  if (value === null) return null
  if (ofMoney.has(field)) return money(value, bill.currency)
  if (field === 'usage' || field === 'exportedEnergy') return quantity(value, bill.units)
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

const fieldOf = (bill: Bill, seenAt: string, { field, before, after }: FieldChange): ChangedField => ({
  seen: localDay(seenAt) ?? seenAt,
  name: names[field] ?? field.replace(/^extra\./, ''),
  before: valueOf(field, before, bill),
  after: valueOf(field, after, bill),
  private: isPrivate(field),
})

/** What changed in a record, the newest first. */
export const changedFields = (bill: Bill, changes: readonly BillChange[]): readonly ChangedField[] =>
  changes
    .filter((change) => isOf(change, bill))
    .flatMap(({ seenAt, fields }) => fields.map((field) => fieldOf(bill, seenAt, field)))

/** So long a record is marked as changed in the list; its details keep it. */
const markedDays = 30

/** Of the records that changed of late, when that was seen. What changed may be private, and is told in the details. */
export const lateChanges = (
  bills: readonly Bill[],
  changes: readonly BillChange[],
  today: string,
): ReadonlyMap<Bill, string> => {
  const since = shiftDay(today, -markedDays) ?? ''
  const late = changes.filter(({ seenAt }) => (localDay(seenAt) ?? '') >= since)
  return new Map(
    late.length === 0
      ? []
      : bills.flatMap((bill) => {
          const [newest] = changedFields(bill, late)
          return newest ? [[bill, newest.seen] as const] : []
        }),
  )
}
