import fc from 'fast-check'
import { expect, it } from 'vitest'
import { between, chance, fraction, hex, pick, weighted } from '../../../electron/practice/random'

const keys = fc.array(fc.oneof(fc.integer(), fc.string()), { minLength: 1, maxLength: 4 })

it('gives the same for the same keys, within its bounds', () => {
  fc.assert(
    fc.property(keys, fc.integer({ min: -50, max: 50 }), fc.nat(100), (given, from, span) => {
      const value = between(from, from + span, ...given)
      expect(value).toBe(between(from, from + span, ...given))
      expect(value).toBeGreaterThanOrEqual(from)
      expect(value).toBeLessThanOrEqual(from + span)
      expect(fraction(...given)).toBeLessThan(1)
      expect(hex(24, ...given)).toMatch(/^[0-9a-f]{24}$/)
    }),
  )
})

it('spreads evenly, also over keys that follow each other', () => {
  const buckets = new Array<number>(10).fill(0)
  for (let id = 0; id < 20_000; id++) {
    const bucket = between(0, 9, 1, id, 'x')
    buckets[bucket] = (buckets[bucket] ?? 0) + 1
  }
  for (const count of buckets) expect(Math.abs(count - 2000)).toBeLessThan(250)
})

it('weighs as it is told', () => {
  const counts = { rare: 0, usual: 0 }
  for (let id = 0; id < 10_000; id++) {
    counts[
      weighted(
        [
          ['rare', 1],
          ['usual', 9],
        ] as const,
        id,
      )
    ]++
  }
  expect(Math.abs(counts.rare - 1000)).toBeLessThan(150)
  expect([chance(0, 1), chance(1, 1)]).toEqual([false, true])
  expect(pick(['only'], 5)).toBe('only')
})
