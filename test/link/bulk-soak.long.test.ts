import { expect, test } from 'vitest'
import { soak } from '../support/bulk-soak'
import { soakFill } from '../support/fill-soak'

test(
  'runs of every kind while everything breaks: nothing is sent twice, nothing is lost',
  { timeout: 240_000 },
  async () => {
    const { faults, runs, duplicates, lost } = await soak({ faults: 100, seed: 7, profiles: 30 })
    expect(faults).toBeGreaterThanOrEqual(100)
    expect(runs % 10).toBe(0)
    expect({ duplicates, lost }).toEqual({ duplicates: 0, lost: 0 })
  },
)

test('the directory fills itself while everything breaks: no row is lost', { timeout: 240_000 }, async () => {
  const { faults, filled, lost } = await soakFill({ seed: 7, profiles: 100 })
  expect(faults).toBeGreaterThan(0)
  expect({ filled, lost }).toEqual({ filled: 100, lost: 0 })
})
