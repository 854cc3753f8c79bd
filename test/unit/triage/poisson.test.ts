import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { poissonTail } from '../../../electron/triage/poisson'

/** The tail by its definition, in whole numbers: the series of the mean, from `count` on, over all of it, to 80 digits. */
const exactTail = (count: number, meanTimes1000: number): number => {
  const scale = 10n ** 120n
  const digits = 10n ** 30n
  let term = scale
  let all = 0n
  let tail = 0n
  for (let n = 0; term > 0n || n <= count; n += 1) {
    all += term
    if (n >= count) tail += term
    term = (term * BigInt(meanTimes1000)) / (1000n * BigInt(n + 1))
  }
  return Number((tail * digits * 10n ** 20n) / all) / 1e50
}

describe('the Poisson tail', () => {
  it.each([
    [0, 3, 1],
    [5, 0, 0],
    [1, 1, 1 - Math.exp(-1)],
    [2, 1, 1 - 2 * Math.exp(-1)],
  ])('of %i or more at a mean of %f', (count, mean, probability) => {
    expect(poissonTail(count, mean)).toBeCloseTo(probability, 14)
  })

  it('is the same as a slow exact reckoning', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 60_000 }),
        (count, meanTimes1000) => {
          const exact = exactTail(count, meanTimes1000)
          const ours = poissonTail(count, meanTimes1000 / 1000)
          if (exact > 1e-20) expect(Math.abs(ours - exact)).toBeLessThan(1e-11 * exact)
          else expect(ours).toBeLessThan(1e-19)
        },
      ),
    )
  })

  it('falls with the count and grows with the mean', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 }),
        fc.double({ min: 0, max: 400, noNaN: true }),
        (count, mean) => {
          const tail = poissonTail(count, mean)
          expect(tail).toBeGreaterThanOrEqual(0)
          expect(tail).toBeLessThanOrEqual(1)
          expect(poissonTail(count + 1, mean)).toBeLessThanOrEqual(tail + 1e-12)
          expect(poissonTail(count, mean + 1)).toBeGreaterThanOrEqual(tail - 1e-12)
        },
      ),
    )
  })

  it('stays a probability for a large provider', () => {
    expect(poissonTail(1, 5_000)).toBe(1)
    expect(poissonTail(6_000, 5_000)).toBeLessThan(1e-12)
  })
})
