import { expect, test } from 'vitest'
import { soak } from '../support/bulk-soak'

test(
  'runs of every kind while everything breaks: nothing is sent twice, nothing is lost',
  { timeout: 240_000 },
  async () => {
    const { faults, runs, duplicates, lost } = await soak({ faults: 100, seed: 7, profiles: 30 })
    expect(faults).toBeGreaterThanOrEqual(100)
    expect(runs % 8).toBe(0)
    expect({ duplicates, lost }).toEqual({ duplicates: 0, lost: 0 })
  },
)
