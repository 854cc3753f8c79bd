import fc from 'fast-check'
import { expect, it } from 'vitest'
import { lowerMedian, median, usualSpread } from '../../../shared/coverage/median'

// Short lists and long ones are sorted differently.
const values = fc.array(fc.oneof(fc.integer(), fc.double({ noNaN: true, min: 0, max: 1e6 })), {
  minLength: 1,
  maxLength: 100,
})

it('the middle is the one of the values in their order', () => {
  fc.assert(
    fc.property(values, (all) => {
      const ordered = all.toSorted((a, b) => a - b)
      const low = ordered[Math.floor((all.length - 1) / 2)] ?? NaN
      const high = ordered[Math.ceil((all.length - 1) / 2)] ?? NaN
      expect((lowerMedian(all) ?? NaN) - low).toBe(0)
      expect((median(all) ?? NaN) - (low + (high - low) / 2)).toBe(0)
    }),
  )
})

it('there is no middle of nothing, and no spread of a single value', () => {
  expect([lowerMedian([]), median([])]).toEqual([null, null])
  expect(usualSpread([7], 7)).toBe(0)
})
