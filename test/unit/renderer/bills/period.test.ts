import { expect, test } from 'vitest'
import { coverageOf } from '../../../../shared/coverage/coverage'
import type { Bill } from '../../../../shared/domain/bill'
import { detailsOf, fieldsOf } from '../../../../renderer/features/bills/fields'
import { newestFirst, periodOf, titleOf } from '../../../../renderer/features/bills/period'
import { summaryOf } from '../../../../renderer/features/bills/summary'
import { typesOf } from '../../../../renderer/features/bills/types'
import { billOf } from '../../../support/bill'
import { monthOf } from './samples'

test('a period is shown in calendar dates as sent, an interpolated one as about that day', () => {
  expect(periodOf(monthOf(10))).toBe('2026-10-02 to 2026-11-01')
  expect(periodOf(billOf({ approximateDate: '2026-10-15' }))).toBe('≈ 2026-10-15')
  expect(periodOf(billOf({ endDate: '2026-10-15' }))).toBe('to 2026-10-15')
  expect(periodOf(billOf({}))).toBeNull()
  expect(titleOf(billOf({ billId: 'x1' }))).toBe('Bill x1')
})

test('the newest bill is the first', () => {
  const [old, late] = [monthOf(1), monthOf(6)]
  expect(newestFirst([old, late])).toEqual([late, old])
})

test('types are counted, those of the document first', () => {
  const bills = ['solar', 'billing', 'gas', 'electricity', 'gas'].map((type) => billOf({ type }))
  expect(typesOf(bills)).toEqual([
    { type: 'electricity', count: 1 },
    { type: 'gas', count: 2 },
    { type: 'billing', count: 1 },
    { type: 'solar', count: 1 },
  ])
})

const today = '2026-07-01'
const lineOf = (type: string | null, ...bills: readonly Bill[]) =>
  summaryOf(type, bills, coverageOf(bills, today), false).map(({ text }) => text)

test('totals are given for one type and one quantity, each period once', () => {
  const bills = [monthOf(1), monthOf(2), monthOf(4)]
  expect(lineOf('electricity', ...bills)).toEqual([
    'account 42626522-7',
    'meter 67563764',
    '3 bills, 1 missing, 1 late',
    '300.3 kWh',
    '$60.30',
  ])
  const mixed = lineOf('electricity', monthOf(1), monthOf(2, { units: 'MWh' }), monthOf(3, { units: 'KWH' }))
  expect(mixed).toContain('100,300.2 kWh')
  const therms = lineOf('electricity', monthOf(1), monthOf(2, { units: 'therms' }))
  expect(therms.join()).not.toMatch(/kWh|therms/)
  expect(lineOf('electricity', monthOf(1), monthOf(2, { cost: null }))).toContain('$20.10 in 1 of them')
  expect(lineOf('electricity', monthOf(1), monthOf(2, { units: null }))).toContain('100.1 kWh in 1 of them')
  const twice = lineOf('electricity', monthOf(1), monthOf(1, { billId: 'again' }), monthOf(2))
  expect(twice).toEqual(expect.arrayContaining(['3 bills', '200.2 kWh in 2 of them', '$40.20 in 2 of them']))
  const unclear = lineOf('electricity', monthOf(1), monthOf(1, { billId: 'other', cost: '9' }), monthOf(2))
  expect(unclear).toContain('$20.10 in 1 of them')
  const undated = lineOf(
    'electricity',
    monthOf(1),
    billOf({ cost: '5', currency: 'USD', meterNumber: '67563764' }),
  )
  expect(undated).toContain('$20.10 in 1 of them')
  expect(lineOf('electricity', monthOf(1), monthOf(1, { meterNumber: 'other' }))).toContain('2 meters added')
  expect(lineOf(null, ...bills)).toEqual(['3 bills, 1 missing, 1 late'])
  expect(lineOf('billing', billOf({ type: 'billing', totalAmountDue: '5' }))).toEqual(['1 record'])
})

test('columns fit the type, empty ones are left out, fields that nobody named are shown', () => {
  const names = (type: string | null, bill: ReturnType<typeof billOf>) =>
    fieldsOf(type, [bill]).map(({ name }) => name)
  expect(names('electricity', monthOf(1))).toEqual(['Period', 'Usage', 'Cost', 'Meter', 'Account'])
  const billing = billOf({
    type: 'billing',
    billDate: '2026-01-02',
    dueDate: '2026-01-20',
    totalAmountDue: '9',
  })
  expect(names('billing', billing)).toEqual(['Bill date', 'Due', 'Total due'])
  const future = billOf({ type: 'steam', startDate: '2026-01-01', extra: { pressure_bar: '7' } })
  expect(names('steam', future)).toEqual(['Period', 'pressure_bar'])
})

test('details name every field that is there, and none that is not', () => {
  const details = detailsOf(monthOf(1, { cached: false, cachedJobId: 'job-7', extra: { flag: 'x' } }))
  expect(details.map(({ name, value }) => `${name}: ${value}`)).toEqual([
    'Type: Electricity',
    'Period: 2026-01-02 to 2026-02-01',
    'Usage: 100.1 kWh',
    'Cost: $20.10',
    'Meter: 67563764',
    'Account: 42626522-7',
    'Currency: USD',
    'Bill id: bill-1',
    'Read by job: job-7',
    'From an earlier job: No',
    'flag: x',
  ])
})
