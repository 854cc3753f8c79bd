import fc from 'fast-check'
import { dayNumber, dayText, monthsAfter } from '../../shared/coverage/calendar'
import type { Bill } from '../../shared/domain/bill'
import { billOf } from './bill'

export const plusDays = (day: string, days: number): string => dayText((dayNumber(day) ?? 0) + days)

/** Bills of whole months, each issued five days after the end of its month. */
export const monthlyBills = (from: string, count: number, given: Partial<Bill> = {}): readonly Bill[] =>
  Array.from({ length: count }, (_, index) => {
    const start = monthsAfter(dayNumber(from) ?? 0, index)
    const end = monthsAfter(dayNumber(from) ?? 0, index + 1) - 1
    return billOf({
      billId: `b${index}`,
      meterNumber: 'm1',
      startDate: dayText(start),
      endDate: dayText(end),
      billDate: dayText(end + 5),
      cost: String(100 + index),
      ...given,
    })
  })

const day = fc.integer({ min: -400, max: 3000 }).map((days) => plusDays('2020-01-01', days))
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })

/** Any record of a few series: with all dates, with some, or without. */
export const anyBill = fc
  .record({
    billId: maybe(fc.constantFrom('a', 'b', 'c')),
    type: fc.constantFrom('electricity', 'gas', 'billing'),
    accountNumber: maybe(fc.constantFrom('1', '2')),
    meterNumber: maybe(fc.constantFrom('m', 'n')),
    billDate: maybe(day),
    startDate: maybe(day),
    endDate: maybe(day),
    approximateDate: maybe(day),
    cost: maybe(fc.constantFrom('1', '2.50', 'free')),
  })
  .map(billOf)
