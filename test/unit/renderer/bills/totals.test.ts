import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rowsOf, type Row } from '../../../../renderer/features/bills/bill-rows'
import { totalsOf } from '../../../../renderer/features/bills/totals'
import { coverageOf } from '../../../../shared/coverage/coverage'
import type { Bill } from '../../../../shared/domain/bill'
import { billOf } from '../../../support/bill'
import { anyBill } from '../../../support/bill-series'
import { monthOf } from './samples'

const today = '2026-07-01'

const totals = (bills: readonly Bill[], isSelected: (row: Row) => boolean = () => true) => {
  const coverage = coverageOf(bills, today)
  const { what, types } = totalsOf(rowsOf(bills, coverage).filter(isSelected), coverage)
  return [what, ...types.map(({ name, parts }) => `${name}: ${parts.join(' · ')}`)]
}

test('bills of one meter come to days, use, cost and the price of all of it', () => {
  const bills = [monthOf(1), monthOf(2, { usage: '0.2', units: 'MWh', cost: '0.10' }), monthOf(4)]
  expect(totals(bills)).toEqual([
    '3 bills, 1 missing, 1 late',
    'Electricity: 89 days · 400.2 kWh · $40.30 · $0.1007 per kWh',
  ])
})

test('a period counts once, through any of its equal records; of others the last issued, or none', () => {
  const again = monthOf(1, { billId: 'again' })
  expect(totals([monthOf(1), again, monthOf(2)])).toEqual([
    '3 bills, 1 not counted',
    expect.stringContaining('200.2 kWh · $40.20'),
  ])
  const only = (billId: string) => (row: Row) => row.kind === 'bill' && row.bill.billId === billId
  for (const id of ['bill-1', 'again'])
    expect(totals([monthOf(1), again], only(id))).toEqual([
      '1 bill',
      'Electricity: 31 days · 100.1 kWh · $20.10',
    ])
  const adjusted = [
    monthOf(1, { billDate: '2026-02-03' }),
    monthOf(1, { billId: 'adjusted', billDate: '2026-03-03', cost: '9.00' }),
  ]
  expect(totals(adjusted)).toEqual(['2 bills, 1 not counted', expect.stringContaining('$9.00')])
  expect(totals(adjusted, only('bill-1'))).toEqual(['1 bill, 1 not counted'])
  expect(totals([monthOf(1), monthOf(1, { billId: 'other', cost: '9.00' })])).toEqual([
    '2 bills, 2 not counted',
  ])
  expect(totals([billOf({ cost: '5', currency: 'USD' })])).toEqual(['1 bill, 1 not counted'])
})

test('quantities, currencies and types stay apart; that meters are added is said', () => {
  const bills = [
    monthOf(1),
    monthOf(1, { billId: 'o', meterNumber: 'm-2', currency: 'CAD', exportedEnergy: '5' }),
    monthOf(1, { billId: 'g', type: 'gas', meterNumber: 'g', units: 'therms' }),
    billOf({
      type: 'billing',
      startDate: '2026-01-01',
      endDate: '2026-01-31',
      currentCharges: '60.30',
      totalAmountDue: '900',
      currency: 'USD',
    }),
  ]
  expect(totals(bills)).toEqual([
    '4 bills',
    'Billing: charges $60.30',
    'Electricity: 2 meters added · 200.2 kWh · 5 kWh exported in 1 of them · $20.10 in 1 of them · CA$20.10 in 1 of them',
    'Gas: 31 days · 100.1 therms · $20.10',
  ])
})

test('amounts due are never added, since each holds what was left of the one before', () => {
  const bills = [1, 2].map((month) =>
    monthOf(month, { type: 'billing', cost: null, usage: null, totalAmountDue: '90' }),
  )
  expect(totals(bills)).toEqual([
    '2 bills',
    'Billing: no charges or payments given; amounts due are not added',
  ])
})

test('what is no number is not added, and not passed over', () => {
  expect(totals([monthOf(1, { cost: 'free' }), monthOf(2)])).toEqual([
    '2 bills',
    'Electricity: 59 days · 200.2 kWh · 2 amounts of USD that cannot be added',
  ])
})

test('of any records, nothing is counted twice, and all together is the sum of its halves', () => {
  const cents = (parts: readonly string[]) =>
    parts
      .join()
      .match(/\$(\d+)\.(\d\d)/)
      ?.slice(1)
      .join('') ?? '0'
  const bill = anyBill.map((one): Bill => ({ ...one, currency: 'USD', type: 'gas', cost: '1.50' }))
  fc.assert(
    fc.property(fc.array(bill, { maxLength: 25 }), fc.nat(), (bills, split) => {
      const coverage = coverageOf(bills, '2028-01-01')
      const rows = rowsOf(bills, coverage).filter(({ kind }) => kind === 'bill')
      const counted = coverage
        .flatMap(({ periods }) => periods)
        .filter(({ versions }) => versions?.counted).length
      const sum = (some: readonly Row[]) =>
        Number(cents(totalsOf(some, coverage).types.flatMap(({ parts }) => parts)))
      expect(sum(rows)).toBe(counted * 150)
      const at = split % (rows.length + 1)
      expect(sum(rows.slice(0, at)) + sum(rows.slice(at))).toBeGreaterThanOrEqual(counted * 150)
    }),
  )
})
