import { expect, test } from 'vitest'
import { soak } from '../support/bulk-soak'

test('300 faults of every kind: nothing is sent twice, nothing is lost', { timeout: 240_000 }, async () => {
  const { faults, duplicates, lost } = await soak(300, 7, () => undefined)
  expect(faults).toBeGreaterThanOrEqual(300)
  expect({ duplicates, lost }).toEqual({ duplicates: 0, lost: 0 })
})
