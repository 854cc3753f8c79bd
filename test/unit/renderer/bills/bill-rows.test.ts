import { expect, test } from 'vitest'
import { rowAgain, type Row } from '../../../../renderer/features/bills/bill-rows'
import type { Bill } from '../../../../shared/domain/bill'
import { monthOf } from './samples'

const row = (bill: Bill): Row => ({ kind: 'bill', bill, mark: null, unusual: null })

test('a row is found again by all that tells its record from others, and never as that of another meter', () => {
  const wanted = row(monthOf(1))
  const again = row(monthOf(1, { cost: '9' }))
  expect(rowAgain([row(monthOf(2)), again], wanted)).toBe(again)
  for (const other of [
    { meterNumber: 'another' },
    { serviceId: 'another' },
    { accountNumber: 'another' },
    { startDate: '2026-01-03' },
    { type: 'gas' },
  ])
    expect(rowAgain([row(monthOf(1, other))], wanted)).toBeNull()
})

test('of several records of one name none is taken for the one of before', () => {
  expect(rowAgain([row(monthOf(1)), row(monthOf(1, { cost: '9' }))], row(monthOf(1)))).toBeNull()
  const undated = { billId: null, startDate: null }
  expect(rowAgain([row(monthOf(1, undated))], row(monthOf(1, undated)))).toBeNull()
})
