import type { Bill } from '../../../../shared/domain/bill'
import { billOf } from '../../../support/bill'

/** An electricity bill of a month of 2026, from its second day to the first of the next. */
export const monthOf = (month: number, given: Partial<Bill> = {}): Bill => {
  const two = (value: number) => String(value).padStart(2, '0')
  return billOf({
    billId: `bill-${month}`,
    meterNumber: '67563764',
    accountNumber: '42626522-7',
    startDate: `2026-${two(month)}-02`,
    endDate: `2026-${two(month + 1)}-01`,
    usage: '100.1',
    units: 'kWh',
    cost: '20.10',
    currency: 'USD',
    hasPdf: true,
    ...given,
  })
}
