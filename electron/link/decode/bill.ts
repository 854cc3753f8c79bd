import type { Bill } from '../../../shared/domain/bill'
import { mapInSlices } from '../slice'
import { isObject, type Json, type JsonObject } from './json'
import { readCivilDate } from './times'
import { readAnything, readDecimal, readFlag, readText, typeName, unwrapList } from './values'

/** A record with the PDF path it names, which stays in the client. */
export interface BillRecord {
  readonly bill: Bill
  readonly pdf: string | null
}

/** The names under which the list may be found. */
export const billLists = ['data', 'bills'] as const

const texts = [
  'bill_id',
  'type',
  'name',
  'service_address',
  'account_number',
  'service_id',
  'meter_number',
  'currency',
  'units',
  'rate_plan',
  'retail_energy_provider',
  'cached_job_id',
  'pdf',
] as const
const dates = ['bill_date', 'start_date', 'end_date', 'date', 'payment_date', 'due_date'] as const
const amounts = [
  'cost',
  'usage',
  'exported_energy',
  'previous_balance',
  'payment_received',
  'past_due_balance',
  'current_charges',
  'total_amount_due',
] as const

/**
 * Everything without a column of its own: fields that the document does not name, and named ones with an unreadable
 * value (a date such as "soon"). Lists and objects are kept as text, so that nothing that was sent is hidden.
 */
const extraOf = (record: JsonObject, read: ReadonlyMap<string, unknown>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...record].flatMap(([name, value]) => {
      const text = read.get(name) == null ? readAnything(value) : null
      return text === null || name === '__proto__' ? [] : [[name, text]]
    }),
  )

const readBill = (record: JsonObject): BillRecord => {
  const read = new Map<string, string | boolean | null>()
  for (const name of texts) read.set(name, readText(record.get(name)))
  for (const name of dates) read.set(name, readCivilDate(record.get(name)))
  for (const name of amounts) read.set(name, readDecimal(record.get(name)))
  const cached = readFlag(record.get('cached'))
  read.set('cached', cached)
  const text = (name: (typeof texts | typeof dates | typeof amounts)[number]): string | null => {
    const value = read.get(name)
    return typeof value === 'string' ? value : null
  }
  const bill: Bill = {
    billId: text('bill_id'),
    type: typeName(text('type')?.toLowerCase() ?? 'unknown'),
    name: text('name'),
    serviceAddress: text('service_address'),
    accountNumber: text('account_number'),
    serviceId: text('service_id'),
    meterNumber: text('meter_number'),
    billDate: text('bill_date'),
    startDate: text('start_date'),
    endDate: text('end_date'),
    approximateDate: text('date'),
    cost: text('cost'),
    currency: text('currency'),
    usage: text('usage'),
    units: text('units'),
    exportedEnergy: text('exported_energy'),
    ratePlan: text('rate_plan'),
    retailEnergyProvider: text('retail_energy_provider'),
    previousBalance: text('previous_balance'),
    paymentReceived: text('payment_received'),
    paymentDate: text('payment_date'),
    pastDueBalance: text('past_due_balance'),
    dueDate: text('due_date'),
    currentCharges: text('current_charges'),
    totalAmountDue: text('total_amount_due'),
    cached,
    cachedJobId: text('cached_job_id'),
    hasPdf: text('pdf') !== null,
    extra: extraOf(record, read),
  }
  return { bill, pdf: text('pdf') }
}

/** "Retrieve Bill-Based Cost and/or Usage Data": a bare list, as its example shows, or one under `data`. */
export const readBills = async (json: Json): Promise<readonly BillRecord[] | null> => {
  const records = unwrapList(json, ...billLists)?.filter(isObject)
  return records ? mapInSlices(records, readBill) : null
}
