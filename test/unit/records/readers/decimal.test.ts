import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isDecimal, toNumber } from '../../../../electron/records/readers/decimal'

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
