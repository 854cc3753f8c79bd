import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ExactSum } from '../../../shared/domain/exact-sum'

const sumOf = (...values: readonly (number | string)[]): string => {
  const sum = new ExactSum()
  for (const value of values) sum.add(value)
  return sum.toString()
}

it('adds decimals without drifting', () => {
  expect(sumOf(0.1, 0.2)).toBe('0.3')
  expect(sumOf('0.1', '0.2')).toBe('0.3')
  expect(sumOf(...Array.from({ length: 10 }, () => '0.1'))).toBe('1')
  expect(sumOf(...Array.from({ length: 1000 }, () => 0.1))).toBe('100')
  expect(sumOf('9007199254740993', '0.0000000001')).toBe('9007199254740993.0000000001')
  expect(sumOf('12345678901234567890.000000001', 1e-9)).toBe('12345678901234567890.000000002')
})

it('takes every way of writing a number', () => {
  expect(sumOf('+1.50', '-.25', '2.', '1e-3', '-1E2')).toBe('-96.749')
  expect(sumOf(1.5e-7)).toBe('0.00000015')
  expect(sumOf(1e21, -1)).toBe('999999999999999999999')
  expect(sumOf(5e-324).length).toBe(326)
})

it('is zero of nothing, of what cancels out, and of what is no number', () => {
  expect(sumOf()).toBe('0')
  expect(sumOf('5', '-5.000')).toBe('0')
  expect(sumOf(-0.25, 0.25, -0)).toBe('0')
  expect(sumOf('', 'n/a', NaN, -Infinity)).toBe('0')
})

it.each(['1e999999', '1e-999999', '1E+401', `1e-${'9'.repeat(400)}`])(
  'has no sum where one of its numbers is beyond all that is measured: %s',
  (hostile) => {
    expect(sumOf('5', hostile)).toBe('NaN')
    expect(new ExactSum().add(5).subtract(hostile).add(hostile).toString()).toBe('NaN')
  },
)

it('has a sum of every double, the largest and the smallest at once', () => {
  expect(sumOf(1.7976931348623157e308, 5e-324)).toMatch(/^17976931348623157\d+\.0+5$/)
})

it('subtracts texts and doubles of either sign', () => {
  expect(new ExactSum().add('4.5').subtract(10).toString()).toBe('-5.5')
  expect(new ExactSum().subtract('+0.5').subtract('-2').subtract(-0.25).toString()).toBe('1.75')
})

it('moves the point without loss', () => {
  const sum = new ExactSum().add('284', -3).add('1', 3).subtract('0.5').subtract('-0.25', 1)
  expect(sum.toString()).toBe('1002.284')
})

it('agrees with big integers for any numbers, added and subtracted', () => {
  const number = fc.record({
    digits: fc.oneof(
      fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
      fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
    ),
    scale: fc.nat(9),
    shift: fc.integer({ min: -3, max: 3 }),
    added: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(number, { maxLength: 50 }), (numbers) => {
      const sum = new ExactSum()
      for (const { digits, scale, shift, added } of numbers) {
        sum[added ? 'add' : 'subtract'](`${digits}e-${scale}`, shift)
      }
      const expected = numbers.reduce(
        (all, { digits, scale, shift, added }) =>
          all + (added ? digits : -digits) * 10n ** BigInt(12 - scale + shift),
        0n,
      )
      const [whole = '0', fraction = ''] = sum.toString().split('.')
      expect(BigInt(`${whole}${fraction.padEnd(12, '0')}`)).toBe(expected)
    }),
  )
})

it('sums what whole numbers of thousandths sum to', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 }), { maxLength: 50 }), (thousandths) => {
      const whole = thousandths.reduce((sum, each) => sum + each, 0)
      expect(Number(sumOf(...thousandths.map((each) => each / 1000)))).toBe(whole / 1000)
    }),
  )
})
