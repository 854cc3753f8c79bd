import { expect, test } from 'vitest'
import { costSeries, scaleOf } from '../../../../renderer/features/bills/cost-series'
import { detailsOf, fieldsOf } from '../../../../renderer/features/bills/fields'
import { gapsOf, newestFirst, periodOf, titleOf } from '../../../../renderer/features/bills/period'
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

test('a month without a bill is found, a reading a few days late is not one', () => {
  expect(gapsOf([monthOf(3), monthOf(1), monthOf(5)])).toEqual([
    { start: '2026-02-02', end: '2026-03-01' },
    { start: '2026-04-02', end: '2026-05-01' },
  ])
  expect(gapsOf([monthOf(1), monthOf(2, { startDate: '2026-02-08' })])).toEqual([])
  expect(gapsOf([monthOf(1), billOf({ approximateDate: '2026-09-01' })])).toEqual([])
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

test('totals are given for one type and one unit alone', () => {
  const bills = [monthOf(1), monthOf(2), monthOf(4)]
  expect(summaryOf('electricity', bills, false)).toEqual([
    'account 42626522-7',
    'meter 67563764',
    '3 bills, 1 missing',
    '300.3 kWh',
    '$60.30',
  ])
  expect(summaryOf('electricity', [monthOf(1), monthOf(2, { units: 'MWh' })], false)).not.toContain(
    '200.2 kWh',
  )
  expect(summaryOf('electricity', [monthOf(1), monthOf(2, { cost: null })], false)).toContain(
    '$20.10 in 1 of them',
  )
  expect(summaryOf('electricity', [monthOf(1), monthOf(2, { units: null })], false)).toContain(
    '100.1 kWh in 1 of them',
  )
  expect(summaryOf(null, bills, false)).toEqual(['3 bills'])
  expect(summaryOf('billing', [billOf({ type: 'billing', totalAmountDue: '5' })], false)).toEqual([
    '1 record',
  ])
})

test('the chart has a bar a bill and a place for each missing one, of one meter and currency', () => {
  const series = costSeries([monthOf(4), monthOf(2), monthOf(1)])
  expect(series?.bars.map(({ cost }) => cost)).toEqual([20.1, 20.1, null, 20.1])
  expect(series?.bars[2]?.title).toBe('No bill for 2026-03-02 to 2026-04-01')
  expect(series?.of).toBeNull()
  const two = costSeries([monthOf(3), monthOf(2), monthOf(1, { meterNumber: 'old' })])
  expect(two?.bars).toHaveLength(2)
  expect(two?.of).toBe('meter 67563764')
  const sparse = costSeries([monthOf(2, { meterNumber: null, currency: null }), monthOf(1)])
  expect(sparse).toMatchObject({ currency: 'USD', of: null })
  expect(costSeries([monthOf(1), monthOf(2, { currency: 'EUR' })])).toBeNull()
  expect(costSeries([monthOf(1), monthOf(2, { meterNumber: 'other' })])).toBeNull()
})

test('the scale of the chart holds every bar, credits below zero too', () => {
  const barsOf = (...costs: readonly string[]) =>
    costSeries(costs.map((cost, index) => monthOf(index + 1, { cost })))?.bars ?? []
  expect(scaleOf(barsOf('150', '85.11'))).toEqual([150, 100, 50, 0])
  expect(scaleOf(barsOf('196.88', '-5.75'))).toEqual([200, 100, 0, -100])
  expect(scaleOf(barsOf('0', '0'))).toEqual([0.5, 0])
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
