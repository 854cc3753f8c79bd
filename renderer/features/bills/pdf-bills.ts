import type { Bill } from '../../../shared/domain/bill'
import type { PdfBill } from '../../../shared/domain/saved-pdfs'
import { groupBy } from '../../../shared/domain/group-by'
import { canOpenPdf } from './bill-rows'
import { periodOf } from './period'

/** Longer texts of a record tell nothing in a file name. */
const maxCharacters = 200
const shortened = (text: string | null): string | null => text && text.slice(0, maxCharacters)

const first = (records: readonly Bill[], key: 'billDate' | 'accountNumber' | 'meterNumber'): string | null =>
  shortened(records.map((record) => record[key]).find((value) => value !== null) ?? null)

/** The services of a bill. That it is also a billing record is only said if it is nothing else. */
const typesOf = (records: readonly Bill[]): string => {
  const types = [...new Set(records.map(({ type }) => type))]
  const services = types.filter((type) => type !== 'billing')
  return (services.length > 0 ? services : types).join(' and ')
}

/** From the first day to the last of all records. */
const wholePeriod = (records: readonly Bill[]): string | null => {
  const starts = records.flatMap(({ startDate }) => startDate ?? []).toSorted()
  const ends = records.flatMap(({ endDate }) => endDate ?? []).toSorted()
  const [record] = records
  const whole = record && { ...record, startDate: starts[0] ?? null, endDate: ends.at(-1) ?? null }
  return whole ? (periodOf(whole)?.replace('≈', 'about') ?? null) : null
}

const pdfBillOf = (records: readonly Bill[]): PdfBill => ({
  billId: records[0]?.billId ?? null,
  hasPdf: records.some(canOpenPdf),
  type: shortened(typesOf(records)) ?? '',
  period: shortened(wholePeriod(records)),
  billDate: first(records, 'billDate'),
  accountNumber: first(records, 'accountNumber'),
  meterNumber: first(records, 'meterNumber'),
})

/** What the records say of their PDFs, in their order. Records with the same bill ID have one PDF. */
export const pdfBillsOf = (bills: readonly Bill[]): readonly PdfBill[] =>
  // A record without an ID is no other record's bill.
  [...groupBy(bills, (bill) => bill.billId ?? bill).values()].map(pdfBillOf)
