import type { Bill } from '../domain/bill'
import { plainDecimal } from './numbers'

export type FieldId =
  | 'totalAmountDue'
  | 'cost'
  | 'usage'
  | 'exportedEnergy'
  | 'startDate'
  | 'endDate'
  | 'billDate'
  | 'dueDate'
  | 'accountNumber'
  | 'meterNumber'
  | 'serviceId'
  | 'currentCharges'
  | 'previousBalance'
  | 'pastDueBalance'
  | 'paymentReceived'
  | 'paymentDate'

export type Kind = 'money' | 'amount' | 'date' | 'number'

/** The fields of a record that are looked up, in the order in which people ask for them, with their kinds. */
export const kindOf: Readonly<Record<FieldId, Kind>> = {
  totalAmountDue: 'money',
  cost: 'money',
  usage: 'amount',
  startDate: 'date',
  endDate: 'date',
  accountNumber: 'number',
  meterNumber: 'number',
  billDate: 'date',
  dueDate: 'date',
  exportedEnergy: 'amount',
  serviceId: 'number',
  currentCharges: 'money',
  previousBalance: 'money',
  pastDueBalance: 'money',
  paymentReceived: 'money',
  paymentDate: 'date',
}

export const fieldIds = Object.keys(kindOf) as readonly FieldId[]

/** Fields that bills may use for each other: the number of a service for that of an account, a total for a charge. */
const interchangeable: readonly (readonly FieldId[])[] = [
  ['cost', 'currentCharges', 'totalAmountDue'],
  ['previousBalance', 'pastDueBalance', 'paymentReceived'],
  ['accountNumber', 'serviceId'],
]

export const mayStandFor = (field: FieldId, other: FieldId): boolean =>
  interchangeable.some((fields) => fields.includes(field) && fields.includes(other))

/** Whether bills print the field with either sign: a payment, or what was fed in. */
export const isSignless = (field: FieldId): boolean =>
  field === 'paymentReceived' || field === 'exportedEnergy'

/** A decimal as it was sent, separated from its sign; null if it is not a decimal. */
export interface Amount {
  readonly value: string
  readonly negative: boolean
}

export const amountOf = (text: string): Amount | null => {
  const [, sign, whole, fraction = ''] = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text.trim()) ?? []
  if (whole === undefined) return null
  const value = plainDecimal(whole, fraction)
  return { value, negative: sign === '-' && value !== '0' }
}

/** One value of a record. */
export interface Wanted {
  readonly field: FieldId
  readonly kind: Kind
  /** The text in the record. */
  readonly text: string
}

const isUsable = (kind: Kind, text: string): boolean => {
  if (kind === 'date') return /^\d{4}-\d\d-\d\d$/.test(text)
  if (kind === 'number') return /[\p{L}\d]/u.test(text)
  return amountOf(text) !== null
}

/** The values of a record that can be looked up. */
export const wantedOf = (bill: Bill): readonly Wanted[] =>
  fieldIds.flatMap((field) => {
    const text = bill[field]
    const kind = kindOf[field]
    return text !== null && isUsable(kind, text) ? [{ field, kind, text }] : []
  })
