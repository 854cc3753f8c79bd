import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinMonths, type JoinedChannel } from '../../../../renderer/features/intervals/join-months'
import { extremesBetween, reachedBefore } from '../../../../renderer/features/intervals/outline'
import { at, channel, read } from './samples'

/** Readings of any length, some longer than the distance to the next, some places without a value, and gaps. */
const channels = fc
  .record({
    kind: fc.constantFrom('interval', 'register'),
    steps: fc.array(
      fc.record({
        pause: fc.integer({ min: 0, max: 4 }),
        length: fc.integer({ min: 0, max: 9 }),
        value: fc.option(fc.integer({ min: -50, max: 50 })),
      }),
      { minLength: 1, maxLength: 400 },
    ),
  })
  .map(({ kind, steps }): JoinedChannel | undefined => {
    let begin = at('2025-01-01T00:00:00Z')
    const start = Float64Array.from(steps, ({ pause }) => (begin += pause))
    const end = start.map((from, index) => from + (kind === 'register' ? 0 : (steps[index]?.length ?? 0)))
    const value = Float64Array.from(steps, (step) => step.value ?? NaN)
    const one = { ...channel('2025-01-01T00:00:00Z', 1, []), kind, start, end, value } as const
    return joinMonths([read('2025-01', [one])])[0]
  })

describe('the outline of readings', () => {
  it('gives the extremes that looking at each reading gives', () => {
    fc.assert(
      fc.property(channels, fc.nat(420), fc.nat(420), (of, a, b) => {
        const [from, to] = [Math.min(a, b), Math.min(Math.max(a, b), of?.value.length ?? 0)]
        const values = [...(of?.value.slice(from, to) ?? [])].filter((each) => !Number.isNaN(each))
        expect(of && extremesBetween(of, from, to)).toEqual([Math.min(...values), Math.max(...values)])
      }),
    )
  })

  it('knows how far the readings before one reach', () => {
    fc.assert(
      fc.property(channels, fc.nat(400), (of, any) => {
        const index = Math.min(any, of?.start.length ?? 0)
        const ends = [...(of?.start.keys() ?? [])]
          .filter((each) => each < index && !Number.isNaN(of?.value[each] ?? NaN))
          .map((each) =>
            of?.kind === 'register' ? (of.start[each] ?? 0) + 1.5 * of.usualPause : (of?.end[each] ?? 0),
          )
        expect(of && reachedBefore(of, index)).toBe(Math.max(...ends))
      }),
    )
  })
})
