import { dayNumber, dayText, monthsAfter } from '../../../../shared/coverage/calendar'
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

/** Three years of bills up to October 2026, with more in winter, and one that stands out. */
export const longSeries = (given: Partial<Bill>, usage: number): readonly Bill[] =>
  Array.from({ length: 34 }, (_, at) => {
    const start = monthsAfter(dayNumber('2024-01-02') ?? 0, at)
    const end = monthsAfter(start, 1) - 1
    const used = usage * (1 + 0.3 * Math.cos((at / 6) * Math.PI)) * (at === 30 ? 2.4 : 1)
    const cost = (used * (at < 22 ? 0.3 : 0.36)).toFixed(2)
    const isDue = given.type === 'billing'
    return billOf({
      billId: `${given.meterNumber ?? 'due'}-${at}`,
      accountNumber: '42626522-7',
      startDate: dayText(start),
      endDate: dayText(end),
      billDate: dayText(end + 4),
      currency: 'USD',
      hasPdf: true,
      ...(isDue
        ? {
            previousBalance: '243.55',
            paymentReceived: at === 33 ? '200.00' : '243.55',
            currentCharges: '243.55',
            totalAmountDue: at === 33 ? '287.10' : '243.55',
          }
        : { usage: used.toFixed(1), units: 'kWh', cost }),
      ...given,
      ...(given.ratePlan && { ratePlan: at < 22 ? given.ratePlan : 'EV2-A' }),
    })
  })
