import { fieldIds, kindOf, type FieldId } from '../../../shared/detective/fields'
import type { Bill } from '../../../shared/domain/bill'
import type { CheckedWords, PdfCheck } from '../../lib/pdf-check'
import { money, quantity } from './decimals'

const names: Readonly<Record<FieldId, string>> = {
  totalAmountDue: 'Total due',
  cost: 'Cost',
  usage: 'Usage',
  exportedEnergy: 'Exported',
  startDate: 'Starts',
  endDate: 'Ends',
  billDate: 'Bill date',
  dueDate: 'Due',
  accountNumber: 'Account',
  meterNumber: 'Meter',
  serviceId: 'Service',
  currentCharges: 'Current charges',
  previousBalance: 'Previous balance',
  pastDueBalance: 'Past due',
  paymentReceived: 'Payments',
  paymentDate: 'Payment date',
}

const valueOf = (field: FieldId, value: string, { currency, units }: Bill): string => {
  switch (kindOf[field]) {
    case 'money':
      return money(value, currency)
    case 'amount':
      return quantity(value, units)
    case 'date':
    case 'number':
      return value
  }
}

const wordsOf = (bill: Bill): PdfCheck['words'] =>
  Object.fromEntries(
    fieldIds.flatMap((field): readonly [FieldId, CheckedWords][] => {
      const value = bill[field]
      if (value === null) return []
      const said = {
        name: names[field],
        value: valueOf(field, value, bill),
        private: kindOf[field] === 'number',
      }
      return [[field, said]]
    }),
  )

/** What the PDF of a bill is compared with: its record, and the other records of the same bill. */
export const pdfCheckOf = (bill: Bill, all: readonly Bill[]): PdfCheck => ({
  bill,
  others: all.filter((other) => other !== bill && other.billId === bill.billId),
  words: wordsOf(bill),
})
