import fc from 'fast-check'
import { expect, it } from 'vitest'
import { backoffMs } from '../../../electron/lib/backoff'

it('doubles from the first wait up to the longest', () => {
  const backoff = { firstMs: 500, longestMs: 3_000 }
  expect([0, 1, 2, 3, 4].map((before) => backoffMs(backoff, before))).toEqual([500, 1000, 2000, 3000, 3000])
})

it('grows by another factor where one is given, and without an end where there is none', () => {
  expect([0, 1, 2].map((before) => backoffMs({ firstMs: 200, factor: 3 }, before))).toEqual([200, 600, 1800])
})

it('is within its limits however often it was tried', () => {
  const tried = fc.record({ firstMs: fc.integer({ min: 1, max: 1000 }), before: fc.nat({ max: 100_000 }) })
  fc.assert(
    fc.property(tried, ({ firstMs, before }) => {
      const wait = backoffMs({ firstMs, longestMs: 60_000 }, before)
      expect(wait).toBeGreaterThanOrEqual(firstMs)
      expect(wait).toBeLessThanOrEqual(60_000)
    }),
  )
})
