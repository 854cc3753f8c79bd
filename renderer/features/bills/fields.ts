import { typeName } from '../../lib/type-name'
import { localDay, localTime } from '../../lib/time'
import { extraOf, type Bill } from '../../../shared/domain/bill'
import { money, quantity } from './decimals'
import { dateBesidePeriod, periodOf } from './period'

/** One field of a bill as people read it: a column in the grid, and a line in the details. */
export interface Field {
  readonly id: string
  readonly name: string
  readonly width: number
  readonly align?: 'end'
  readonly mono?: boolean
  /** Whether it tells who the customer is, or where; it is then blurred in privacy mode. */
  readonly private?: boolean
  /** Null if the bill does not have it. */
  readonly text: (bill: Bill) => string | null
  /** Shown on hover: the value as it was sent. */
  readonly sent?: (bill: Bill) => string | null
}

type Plain = {
  [K in keyof Bill]: Bill[K] extends string | null ? K : never
}[keyof Bill]

const plain = (id: Plain, name: string, width: number, more: Partial<Field> = {}): Field => ({
  id,
  name,
  width,
  text: (bill) => bill[id],
  ...more,
})

const amount = (id: Plain, name: string, width = 120): Field => ({
  id,
  name,
  width,
  align: 'end',
  text: (bill) => {
    const value = bill[id]
    return value === null ? null : money(value, bill.currency)
  },
})

const energy = (id: 'usage' | 'exportedEnergy', name: string): Field => ({
  id,
  name,
  width: 120,
  align: 'end',
  text: (bill) => {
    const value = bill[id]
    return value === null ? null : quantity(value, bill.units)
  },
  sent: (bill) => (bill[id] === null ? null : [`Sent as ${bill[id]}`, bill.units].join(' ').trim()),
})

const field = {
  period: { id: 'period', name: 'Period', width: 220, text: periodOf } satisfies Field,
  type: { id: 'type', name: 'Type', width: 96, text: ({ type }) => typeName(type) } satisfies Field,
  usage: energy('usage', 'Usage'),
  cost: amount('cost', 'Cost', 96),
  exported: energy('exportedEnergy', 'Exported'),
  ratePlan: plain('ratePlan', 'Rate plan', 132),
  meter: plain('meterNumber', 'Meter', 112, { mono: true, private: true }),
  service: plain('serviceId', 'Service', 112, { mono: true, private: true }),
  account: plain('accountNumber', 'Account', 120, { mono: true, private: true }),
  retail: plain('retailEnergyProvider', 'Retail provider', 140),
  billDate: plain('billDate', 'Bill date', 108),
  due: plain('dueDate', 'Due', 108),
  previous: amount('previousBalance', 'Previous balance'),
  payment: amount('paymentReceived', 'Payments', 104),
  paymentDate: plain('paymentDate', 'Payment date', 112),
  pastDue: amount('pastDueBalance', 'Past due', 104),
  charges: amount('currentCharges', 'Current charges'),
  total: amount('totalAmountDue', 'Total due', 104),
  name: plain('name', 'Name', 140, { private: true }),
  address: plain('serviceAddress', 'Service address', 180, { private: true }),
  approximateDate: {
    id: 'approximateDate',
    name: 'Approximate date',
    width: 132,
    text: dateBesidePeriod,
  } satisfies Field,
  cached: {
    id: 'cached',
    name: 'From an earlier job',
    width: 140,
    text: ({ cached }) => (cached === null ? null : cached ? 'Yes' : 'No'),
  } satisfies Field,
}

/** When the jobs that the console knows were started, or ended, by their IDs; ISO 8601. */
export type JobDays = ReadonlyMap<string, string>

const dayAndId = (bill: Bill, days: JobDays): string | null => {
  const id = bill.cachedJobId
  const at = localTime(days.get(id ?? '') ?? '')
  return at === null ? id : `${at} · ${id}`
}

/** Shows a job by its day, which says more than its ID, or by its ID if the console does not know the job. */
const jobIn = (days: JobDays): Field =>
  plain('cachedJobId', 'Read by job', 132, {
    mono: true,
    text: ({ cachedJobId }) => localDay(days.get(cachedJobId ?? '') ?? '') ?? cachedJobId,
    sent: (bill) => dayAndId(bill, days),
  })

const utility = [
  field.period,
  field.approximateDate,
  field.usage,
  field.cost,
  field.exported,
  field.ratePlan,
  field.meter,
  field.service,
  field.account,
  field.retail,
  field.billDate,
] as const
const billing = [
  field.billDate,
  field.due,
  field.previous,
  field.payment,
  field.paymentDate,
  field.pastDue,
  field.charges,
  field.total,
  field.account,
] as const
/** Billing records have no period. Among the others they are listed by their date. */
const periodOrDate: Field = {
  ...field.period,
  name: 'Period or date',
  text: (bill) => periodOf(bill) ?? bill.billDate,
}
const mixed = [
  periodOrDate,
  field.approximateDate,
  field.type,
  field.usage,
  field.cost,
  field.total,
  field.due,
  field.meter,
  field.account,
] as const

const extraField = (key: string): Field => ({
  id: `extra:${key}`,
  name: key,
  width: 128,
  // A field that the document does not name may contain anything.
  private: true,
  text: (bill) => extraOf(bill, key),
})

const extrasOf = (bills: readonly Bill[]): readonly Field[] =>
  [...new Set(bills.flatMap(({ extra }) => Object.keys(extra)))].toSorted().map(extraField)

/** The fields that any record may have, besides those of its type. */
const othersOf = (job: Field, bills: readonly Bill[]): readonly Field[] => [
  job,
  field.cached,
  ...extrasOf(bills),
]

const inUse = (fields: readonly Field[], bills: readonly Bill[]): readonly Field[] =>
  fields.filter(({ text }) => bills.some((bill) => text(bill) !== null))

const ofType = (type: string | null): readonly Field[] => {
  if (type === null) return mixed
  if (type === 'billing') return [field.period, field.approximateDate, ...billing]
  if (['electricity', 'gas', 'water'].includes(type)) return utility
  return [...new Set<Field>([...utility, ...billing])]
}

/**
 * The fields of a type (null for all types) that at least one of its bills has. A type that the document does not name
 * shows all of its fields.
 */
export const fieldsOf = (
  type: string | null,
  bills: readonly Bill[],
  days: JobDays = new Map(),
): readonly Field[] => inUse([...ofType(type), ...othersOf(jobIn(days), bills)], bills)

export interface Detail {
  readonly id: string
  readonly name: string
  readonly value: string
  readonly mono: boolean
  readonly private: boolean
}

/** Every field that a bill has, in the order of the document. */
export const detailsOf = (bill: Bill, days: JobDays = new Map()): readonly Detail[] => {
  const job = { ...jobIn(days), text: (one: Bill) => dayAndId(one, days) }
  const known: readonly Field[] = [
    ...new Set<Field>([field.type, ...utility, ...billing, field.name, field.address]),
    plain('currency', 'Currency', 0),
    plain('billId', 'Bill id', 0, { mono: true }),
  ]
  return [...known, ...othersOf(job, [bill])].flatMap(
    ({ id, name, text, mono = false, private: hidden = false }) => {
      const value = text(bill)
      return value === null ? [] : [{ id, name, value, mono, private: hidden }]
    },
  )
}
