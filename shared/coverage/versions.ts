import type { Bill } from '../domain/bill'
import { dayNumber } from './calendar'

/**
 * How several records of one account and period relate to each other: the same twice, issued again with the same
 * amounts, issued again with other amounts, or unclear.
 */
export type VersionKind = 'single' | 'duplicate' | 'reissued' | 'adjusted' | 'unclear'

/** The records of one period, and the one of them that counts; null if that is not known, so that none is added up. */
export interface Versions {
  readonly kind: VersionKind
  readonly counted: Bill | null
  readonly bills: readonly Bill[]
}

const amounts = [
  'cost',
  'currency',
  'usage',
  'units',
  'exportedEnergy',
  'previousBalance',
  'paymentReceived',
  'pastDueBalance',
  'currentCharges',
  'totalAmountDue',
] as const

const contentOf = (bill: Bill): string => JSON.stringify(amounts.map((name) => bill[name]))

const differ = (bills: readonly Bill[], of: (bill: Bill) => unknown): boolean =>
  new Set(bills.map(of)).size > 1

// Of records that say the same, always the same one is chosen: by its ID, and then by all of its content.
const orderOf = (bill: Bill): string => JSON.stringify([bill.billId, bill.billDate, contentOf(bill), bill])
const inOrder = (bills: readonly Bill[]): readonly Bill[] =>
  bills
    .map((bill) => ({ bill, order: orderOf(bill) }))
    .toSorted((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ bill }) => bill)

/** Of several versions the last issued one counts. If the days of issue do not show which that is, none counts. */
export const versionsOf = (given: readonly Bill[]): Versions => {
  if (given.length === 1) return { kind: 'single', counted: given[0] ?? null, bills: given }
  const bills = inOrder(given)
  const changed = differ(bills, contentOf)
  const days = bills.map(({ billDate }) => dayNumber(billDate))
  if (!changed) {
    const again = days.every((day) => day !== null) && new Set(days).size > 1
    const latest = Math.max(...days.map((day) => day ?? -Infinity))
    const counted = again ? bills.filter((bill) => dayNumber(bill.billDate) === latest) : bills
    return { kind: again ? 'reissued' : 'duplicate', counted: counted[0] ?? null, bills }
  }
  // Rows of one bill, by tariff or by part. They are not versions of each other, and nothing shows whether they add up.
  const oneBill = bills.every(({ billId }) => billId !== null) && !differ(bills, ({ billId }) => billId)
  if (oneBill || days.includes(null)) return { kind: 'unclear', counted: null, bills }
  const latest = Math.max(...days.map((day) => day ?? -Infinity))
  const last = bills.filter((bill) => dayNumber(bill.billDate) === latest)
  return differ(last, contentOf)
    ? { kind: 'unclear', counted: null, bills }
    : { kind: 'adjusted', counted: last[0] ?? null, bills }
}
