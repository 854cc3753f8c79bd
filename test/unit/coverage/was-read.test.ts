import { expect, test } from 'vitest'
import { createWasRead } from '../../../electron/coverage/was-read'
import { openStore } from '../../../electron/store/store-client'
import { packMonths, unpackMonths } from '../../../shared/coverage/months'
import { inProcess, newPlace, testKey, value } from '../store/in-process'

test('interval months that an earlier version has read are read again after a job', async () => {
  const store = value(await openStore(() => inProcess(), { ...newPlace(), key: testKey }))
  const directory = {
    known: async (ids: readonly number[]) => ids.map((id) => ({ id, profile: null, readAt: null })),
  }
  const wasRead = createWasRead({ directory, store })
  const earlier = '[2,"2026-01-01T00:00:00.000Z",20454,null,[]]'
  expect(unpackMonths(earlier)).toBeNull()
  value(await store.intervals.putMonths(5, earlier))
  value(await store.intervals.putMonths(6, packMonths([], '2026-11-01T00:00:00.000Z')))
  expect(await wasRead('intervals', 5)).toBe(true)
  expect(await wasRead('intervals', 6)).toBe(true)
  expect(await wasRead('intervals', 7)).toBe(false)
  expect(await wasRead('bills', 5)).toBe(false)
  await store.close()
})
