import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nthSmallest } from '../../../shared/intervals/nth-smallest'

describe('the value at a place of the order', () => {
  it('is the one that sorting finds there', () => {
    const values = fc.float64Array({ noNaN: true, minLength: 1, maxLength: 300 })
    fc.assert(
      fc.property(fc.oneof(values, fc.array(fc.nat(3), { minLength: 1 })), fc.nat(), (given, any) => {
        const place = any % given.length
        const sorted = Float64Array.from(given).sort()
        expect(nthSmallest(Float64Array.from(given), place) - (sorted[place] ?? NaN) || 0).toBe(0)
      }),
    )
  })
})
