import { decimal, time, type Cell } from '../../../shared/domain/cell'
import { extraOf, type Bill } from '../../../shared/domain/bill'
import type { SeriesKey } from '../../../shared/coverage/series'
import type { ExpectedRow, Row } from './bill-rows'

interface Column {
  readonly name: string
  readonly ofBill: (bill: Bill) => Cell
  /** Null for what only a record can have. */
  readonly ofExpected?: (row: ExpectedRow) => Cell
}

const keyed = (name: string, key: keyof SeriesKey & keyof Bill): Column => ({
  name,
  ofBill: (bill) => bill[key],
  ofExpected: ({ series }) => series.key[key],
})
const amount = (name: string, key: AmountKey): Column => ({ name, ofBill: (bill) => decimal(bill[key]) })
const day = (name: string, key: DayKey): Column => ({ name, ofBill: (bill) => time(bill[key]) })
const text = (name: string, key: TextKey): Column => ({ name, ofBill: (bill) => bill[key] })

type TextKey = { [K in keyof Bill]: Bill[K] extends string | null ? K : never }[keyof Bill]
type AmountKey = Extract<
  TextKey,
  | 'usage'
  | 'exportedEnergy'
  | 'cost'
  | 'previousBalance'
  | 'paymentReceived'
  | 'pastDueBalance'
  | 'currentCharges'
  | 'totalAmountDue'
>
type DayKey = Extract<TextKey, 'billDate' | 'dueDate' | 'paymentDate' | 'approximateDate'>

const stateColumn = 'State'
const unusualColumn = 'Unusual'

/** All fields of a record that the document names, each in a column of its own and as it was sent. */
const columns: readonly Column[] = [
  keyed('Type', 'type'),
  { name: 'Start', ofBill: (bill) => time(bill.startDate), ofExpected: ({ period }) => time(period.start) },
  { name: 'End', ofBill: (bill) => time(bill.endDate), ofExpected: ({ period }) => time(period.end) },
  day('Approximate date', 'approximateDate'),
  day('Bill date', 'billDate'),
  amount('Usage', 'usage'),
  amount('Exported energy', 'exportedEnergy'),
  text('Units', 'units'),
  amount('Cost', 'cost'),
  amount('Previous balance', 'previousBalance'),
  amount('Payments', 'paymentReceived'),
  day('Payment date', 'paymentDate'),
  amount('Past due', 'pastDueBalance'),
  amount('Current charges', 'currentCharges'),
  amount('Total due', 'totalAmountDue'),
  text('Currency', 'currency'),
  day('Due', 'dueDate'),
  text('Rate plan', 'ratePlan'),
  text('Retail provider', 'retailEnergyProvider'),
  keyed('Meter', 'meterNumber'),
  keyed('Service', 'serviceId'),
  keyed('Account', 'accountNumber'),
  text('Name', 'name'),
  text('Service address', 'serviceAddress'),
  text('Bill ID', 'billId'),
  { name: 'PDF', ofBill: ({ hasPdf }) => hasPdf },
  { name: 'From an earlier job', ofBill: ({ cached }) => cached },
  text('Read by job', 'cachedJobId'),
]

/** The name, with a number if it is taken: in JSON one of two columns with the same name would be lost. */
const ownName = (name: string, taken: ReadonlySet<string>): string => {
  let own = name
  for (let number = 2; taken.has(own); number += 1) own = `${name} (${number})`
  return own
}

/** Fields that the document does not name, under the API's names. */
const extraColumns = (bills: readonly Bill[]): readonly Column[] => {
  const taken = new Set([stateColumn, unusualColumn, ...columns.map(({ name }) => name)])
  return [...new Set(bills.flatMap(({ extra }) => Object.keys(extra)))].toSorted().map((field) => {
    const name = ownName(field, taken)
    taken.add(name)
    return { name, ofBill: (bill) => extraOf(bill, field) }
  })
}

const stateOf = (row: Row): string =>
  row.kind === 'expected' ? row.period.state : (row.mark?.name ?? 'here')

const unusualOf = (row: Row): string | null => (row.kind === 'bill' ? row.unusual : null)

const cellOf = (row: Row, { ofBill, ofExpected }: Column): Cell =>
  row.kind === 'bill' ? ofBill(row.bill) : (ofExpected?.(row) ?? null)

export interface BillTable {
  readonly columns: string[]
  readonly lines: Cell[][]
}

/**
 * The rows as they are shown, with missing and late periods among them. Columns that are empty in all rows are left
 * out.
 */
export const billTable = (rows: readonly Row[]): BillTable => {
  const bills = rows.flatMap((row) => (row.kind === 'bill' ? [row.bill] : []))
  const used = [...columns, ...extraColumns(bills)].filter((column) =>
    rows.some((row) => cellOf(row, column) !== null),
  )
  const anyUnusual = rows.some((row) => unusualOf(row) !== null)
  return {
    columns: [stateColumn, ...(anyUnusual ? [unusualColumn] : []), ...used.map(({ name }) => name)],
    lines: rows.map((row) => [
      stateOf(row),
      ...(anyUnusual ? [unusualOf(row)] : []),
      ...used.map((column) => cellOf(row, column)),
    ]),
  }
}
