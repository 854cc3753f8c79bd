import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ExactSum } from '../../../../renderer/features/intervals/exact-sum'

const sumOf = (...values: readonly (number | string)[]): string =>
  values.reduce<ExactSum>((sum, value) => sum.add(value), new ExactSum()).toString()

it('adds decimals without drifting', () => {
  expect(sumOf(0.1, 0.2)).toBe('0.3')
  expect(sumOf(...Array.from({ length: 1000 }, () => 0.1))).toBe('100')
  expect(sumOf('12345678901234567890.000000001', 1e-9)).toBe('12345678901234567890.000000002')
})

it('reads exponents and signs, and has no minus zero', () => {
  expect(sumOf(1.5e-7)).toBe('0.00000015')
  expect(sumOf(1e21, -1)).toBe('999999999999999999999')
  expect(sumOf(-0.25, 0.25)).toBe('0')
  expect(new ExactSum().add('4.5').add(10, -1).toString()).toBe('-5.5')
})

it('sums what whole numbers of thousandths sum to', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 }), { maxLength: 50 }), (thousandths) => {
      const whole = thousandths.reduce((sum, each) => sum + each, 0)
      expect(Number(sumOf(...thousandths.map((each) => each / 1000)))).toBe(whole / 1000)
    }),
  )
})
