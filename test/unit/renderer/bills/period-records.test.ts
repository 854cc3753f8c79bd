import { expect, test } from 'vitest'
import { periodRecords } from '../../../../renderer/features/bills/period-records'
import { coverageOf } from '../../../../shared/coverage/coverage'
import type { Bill } from '../../../../shared/domain/bill'
import { monthOf } from './samples'

const of = (bill: Bill, ...others: readonly Bill[]) => {
  const records = periodRecords(bill, coverageOf([bill, ...others], '2026-07-01'), new Map())
  return (
    records && {
      columns: records.columns.map(
        ({ bill: one, isThis, counts }) => `${one.billId}${isThis ? ' this' : ''}${counts ? ' counts' : ''}`,
      ),
      rows: records.rows.map(({ name, values }) => `${name}: ${values.join(' | ')}`),
      more: records.more,
    }
  )
}

test('a bill that was changed stands beside the one before, with what differs, the earlier first', () => {
  const old = monthOf(1, { billDate: '2026-02-03', cost: '131.46', ratePlan: 'E-TOU-C' })
  const changed = monthOf(1, {
    billId: 'changed',
    billDate: '2026-03-03',
    cost: '118.46',
    extra: { note: 'new' },
  })
  for (const bill of [old, changed]) {
    const others = bill === old ? [changed, monthOf(2)] : [monthOf(2), old]
    expect(of(bill, ...others)).toEqual({
      columns: bill === old ? ['bill-1 this', 'changed counts'] : ['bill-1', 'changed this counts'],
      rows: [
        'Cost: $131.46 | $118.46',
        'Rate plan: E-TOU-C | ',
        'Bill date: 2026-02-03 | 2026-03-03',
        'Bill id: bill-1 | changed',
        'note:  | new',
      ],
      more: 0,
    })
  }
})

test('the only record of a period has none beside it', () => {
  expect(of(monthOf(1), monthOf(2))).toBeNull()
  expect(of(monthOf(1, { startDate: null, endDate: null }), monthOf(2))).toBeNull()
})

test('records that say the same differ in nothing', () => {
  expect(of(monthOf(1), monthOf(1))).toMatchObject({ rows: [], more: 0 })
})

test('where none counts, none is said to; of many records five are shown, with the one that is looked at', () => {
  const [first, ...others] = Array.from({ length: 9 }, (_, at) =>
    monthOf(1, { billId: `b${at}`, cost: `${at}`, billDate: `2026-02-1${at}` }),
  ).toReversed()
  if (!first) throw new Error('no bill')
  expect(of(first, ...others)).toMatchObject({ columns: ['b0', 'b1', 'b2', 'b3', 'b8 this counts'], more: 4 })
  const unclear = of(monthOf(1, { cost: '1' }), monthOf(1, { billId: 'o', cost: '2' }))
  expect(unclear?.columns.join()).not.toContain('counts')
})
