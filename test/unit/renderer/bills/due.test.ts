import fc from 'fast-check'
import { expect, test } from 'vitest'
import { billBefore, dueOf } from '../../../../renderer/features/bills/due'
import { coverageOf } from '../../../../shared/coverage/coverage'
import type { Bill } from '../../../../shared/domain/bill'
import { billOf } from '../../../support/bill'

const billing = (given: Partial<Bill>): Bill => billOf({ type: 'billing', currency: 'USD', ...given })
const of = (given: Partial<Bill>, before: Bill | null = null) => {
  const due = dueOf(billing(given), [], before)
  return due && [due.state, due.verdict, ...due.notes]
}

const full = {
  previousBalance: '171.90',
  paymentReceived: '171.90',
  currentCharges: '243.55',
  totalAmountDue: '243.55',
}

test('a balance, less payments, with charges, is the total due', () => {
  expect(of(full)).toEqual(['adds-up', 'The parts add up to the total due.'])
  expect(of({ ...full, paymentReceived: '-171.90' })?.[0]).toBe('adds-up')
  expect(of({ ...full, paymentReceived: '171.9', totalAmountDue: '0.1', currentCharges: '.1' })?.[0]).toBe(
    'unknown',
  )
  const due = dueOf(billing({ ...full, paymentReceived: '-171.90' }), [], null)
  expect(due?.parts.map(({ sign, name, words }) => `${sign} ${name}: ${words}`)).toEqual([
    ' Previous balance: $171.90',
    '− Payments: $171.90',
    '+ Current charges: $243.55',
    '= Total due: $243.55',
  ])
})

test('where they do not add up, it is said by how much', () => {
  expect(of({ ...full, totalAmountDue: '250.00' })).toEqual([
    'differs',
    'The parts do not add up: they come to $6.45 less than the total due.',
  ])
  expect(of({ ...full, totalAmountDue: '240' })?.[1]).toContain('$3.55 more than')
})

test('a balance that nobody paid is named', () => {
  expect(of({ ...full, paymentReceived: '100.00', totalAmountDue: '315.45' })).toEqual([
    'adds-up',
    'The parts add up to the total due.',
    '$71.90 of the previous balance was not paid, and is carried over.',
  ])
  expect(of({ pastDueBalance: '20', currentCharges: '30', totalAmountDue: '50' })).toEqual([
    'adds-up',
    'The parts add up to the total due.',
    '$20.00 of the previous balance was not paid, and is carried over.',
  ])
  expect(of({ ...full, paymentReceived: '200', totalAmountDue: '215.45' })?.[2]).toBe(
    '$28.10 more than was owed was paid, and is a credit.',
  )
  expect(of({ ...full, pastDueBalance: '5' })?.at(-1)).toBe(
    'The record gives $5.00 as past due; the previous balance, less the payments, is $0.00.',
  )
})

test('a payment that was taken back makes the balance larger', () => {
  expect(of({ ...full, paymentReceived: '-10', totalAmountDue: '425.45' })?.slice(0, 2)).toEqual([
    'adds-up',
    'The parts add up to the total due, with the payment taken back.',
  ])
})

test('what the record does not name is not known', () => {
  expect(of({})).toBeNull()
  expect(of({ totalAmountDue: '5' })?.[1]).toContain('has no current charges')
  expect(of({ currentCharges: '5' })?.[1]).toContain('has no total')
  expect(of({ currentCharges: '5', totalAmountDue: '5' })).toEqual([
    'adds-up',
    'The total due equals the current charges; no previous balance is given.',
  ])
  expect(of({ currentCharges: '5', totalAmountDue: '8' })).toEqual([
    'unknown',
    'No previous balance is given; $3.00 of the total is not in the current charges.',
  ])
  expect(of({ ...full, paymentReceived: null })).toEqual([
    'unknown',
    'The record has no payment. One of $171.90 would make it add up.',
  ])
  expect(of({ ...full, previousBalance: 'none' })?.[0]).toBe('unknown')
  const due = dueOf(billing({ totalAmountDue: '5' }), [], null)
  expect(due?.parts.filter(({ words }) => words === null).map(({ name }) => name)).toEqual([
    'Previous balance',
    'Payments',
    'Current charges',
  ])
})

test('what the bill before asked for has to be what this one begins with', () => {
  const months = [1, 2].map((month) =>
    billing({
      ...full,
      billId: `b${month}`,
      accountNumber: 'a',
      startDate: `2026-0${month}-01`,
      endDate: `2026-0${month}-28`,
      totalAmountDue: month === 1 ? '160.00' : '243.55',
    }),
  )
  const [first, second] = months
  if (!first || !second) throw new Error('no bills')
  const coverage = coverageOf(months, '2026-03-01')
  expect(billBefore(first, coverage)).toBeNull()
  expect(billBefore(second, coverage)).toBe(first)
  expect(dueOf(second, months, first)?.notes).toEqual([
    'The previous bill asked for $160.00; this one begins with $171.90.',
  ])
  expect(dueOf(second, months, { ...first, currency: 'CAD' })?.notes).toEqual([])
})

test('the costs that other records of the same bill name stand within its charges', () => {
  const bill = billing({ ...full, billId: 'b', accountNumber: 'a' })
  const costs = [
    billOf({ billId: 'b', accountNumber: 'a', cost: '212.47', currency: 'USD' }),
    billOf({ billId: 'b', accountNumber: 'a', type: 'gas', cost: '31.08', currency: 'USD' }),
    billOf({ billId: 'b', accountNumber: 'other', cost: '1' }),
    billOf({ billId: 'c', accountNumber: 'a', cost: '1' }),
  ]
  const within = dueOf(bill, costs, null)?.parts.filter(({ isWithin }) => isWithin)
  expect(within?.map(({ name, words }) => `${name} ${words}`)).toEqual(['Electricity $212.47', 'Gas $31.08'])
})

test('adds up exactly where it was made so, and differs where a cent is added', () => {
  const cents = fc.integer({ min: 0, max: 10_000_000 })
  const text = (value: number) =>
    `${value < 0 ? '-' : ''}${Math.floor(Math.abs(value) / 100)}.${String(Math.abs(value) % 100).padStart(2, '0')}`
  fc.assert(
    fc.property(cents, cents, cents, (previous, paid, charges) => {
      const given = {
        previousBalance: text(previous),
        paymentReceived: text(paid),
        currentCharges: text(charges),
      }
      const due = previous - paid + charges
      expect(of({ ...given, totalAmountDue: text(due) })?.[0]).toBe('adds-up')
      expect(of({ ...given, totalAmountDue: text(due + 1) })?.[1]).toContain('$0.01 less than')
    }),
  )
})
