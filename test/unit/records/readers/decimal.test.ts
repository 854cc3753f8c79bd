import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ExactSum, isDecimal, toNumber } from '../../../../electron/records/readers/decimal'

const sumOf = (...texts: readonly string[]): string => {
  const sum = new ExactSum()
  for (const text of texts) sum.add(text)
  return sum.toString()
}

describe('exact sums', () => {
  it('do not drift as floats do', () => {
    expect(sumOf(...Array.from({ length: 10 }, () => '0.1'))).toBe('1')
    expect(sumOf('0.1', '0.2')).toBe('0.3')
    expect(sumOf('9007199254740993', '0.0000000001')).toBe('9007199254740993.0000000001')
  })

  it('take every way of writing a number', () => {
    expect(sumOf('+1.50', '-.25', '2.', '1e-3', '-1E2')).toBe('-96.749')
    expect(sumOf()).toBe('0')
    expect(sumOf('5', '-5.000')).toBe('0')
  })

  it('move the point without loss', () => {
    const sum = new ExactSum()
    sum.add('284', -3)
    sum.add('1', 3)
    sum.subtract('0.5')
    sum.subtract('-0.25', 1)
    expect(sum.toString()).toBe('1002.284')
  })

  it('agree with big integers for any numbers', () => {
    const scaled = fc.record({ digits: fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), scale: fc.nat(9) })
    fc.assert(
      fc.property(fc.array(scaled, { maxLength: 50 }), (numbers) => {
        const sum = new ExactSum()
        for (const { digits, scale } of numbers) sum.add(`${digits}e-${scale}`)
        const expected = numbers.reduce(
          (all, { digits, scale }) => all + digits * 10n ** BigInt(9 - scale),
          0n,
        )
        const [whole = '0', fraction = ''] = sum.toString().split('.')
        expect(BigInt(`${whole}${fraction.padEnd(9, '0')}`)).toBe(expected)
      }),
    )
  })
})

describe('decimal text', () => {
  it.each(['', '-', '.', 'e5', '.e5', '1,5', '0x10', 'Infinity', 'NaN', '1e999', ' 1', '9'.repeat(41)])(
    '%j is no number',
    (text) => expect(isDecimal(text)).toBe(false),
  )

  it('becomes the nearest double, whatever the power of ten', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -6, max: 6 }), (value, shift) => {
        expect(toNumber(String(value), shift)).toBe(Number(`${value}e${shift}`))
        expect(toNumber(`${value}e2`, shift)).toBe(Number(`${value}e${shift + 2}`))
      }),
    )
  })
})
