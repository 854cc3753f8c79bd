import { expect, test } from 'vitest'
import type { SeenJob, Store } from '../../../electron/store/store'
import { newPlace, openAt, value } from './in-process'

const day = (ago: number): string => new Date(Date.UTC(2026, 10, 28 - ago, 12)).toISOString()

/** A store with so many profiles, from 1 on, of provider 7. */
const withProfiles = async (count: number): Promise<Store> => {
  const store = value(await openAt(newPlace()))
  const bare = { label: '', provider: null, zipcode: null, tags: [], created: null, modified: null }
  const rows = Array.from({ length: count }, (_, at) => ({
    ...bare,
    id: at + 1,
    providerId: 7,
    readAt: day(0),
  }))
  value(await store.profiles.put(rows))
  return store
}

const ended = async (
  store: Store,
  profileId: number,
  status: string,
  ago: number,
  more: Partial<SeenJob> = {},
) => {
  const seen = { profileId, jobId: `${profileId}-${ago}`, status, finished: true, detail: null, at: day(ago) }
  value(await store.jobs.observe({ ...seen, startedHere: true, ...more }))
}

const historyOf = async (store: Store) =>
  value(await store.triage.history({ providerIds: [7], failures: ['site_error'], from: day(28), to: day(1) }))

test('a profile counts by its newest end, not by the one that was told last', async () => {
  const store = await withProfiles(1)
  await ended(store, 1, 'success', 0)
  await ended(store, 1, 'site_error', 3, { startedHere: false, reported: true })
  expect(value(await store.triage.recentEnds(day(1)))).toEqual([
    { providerId: 7, status: 'success', timed: true, recent: true, profiles: 1 },
  ])
})

test('the history begins with the first end of the span', async () => {
  const store = await withProfiles(2)
  await ended(store, 1, 'success', 10)
  await ended(store, 2, 'site_error', 3)
  await ended(store, 1, 'site_error', 0)
  expect(await historyOf(store)).toEqual([{ providerId: 7, failures: 1, first: day(10) }])
})

test('where ends lie before the span it goes through all of it, be there none within', async () => {
  const store = await withProfiles(1)
  expect(await historyOf(store)).toEqual([])
  await ended(store, 1, 'site_error', 40)
  expect(await historyOf(store)).toEqual([{ providerId: 7, failures: 0, first: day(28) }])
  await ended(store, 1, 'site_error', 2)
  expect(await historyOf(store)).toEqual([{ providerId: 7, failures: 1, first: day(28) }])
})

test('a profile is solved by a good end after a bad one, once however often its jobs succeed', async () => {
  const store = await withProfiles(6)
  const solved = async (since: string): Promise<number> =>
    value(await store.triage.solved({ since, good: ['success'] }))
  await ended(store, 1, 'site_error', 5)
  await ended(store, 1, 'success', 0)
  await ended(store, 2, 'success', 5)
  await ended(store, 2, 'success', 0)
  await ended(store, 3, 'success', 0)
  await ended(store, 4, 'success', 0)
  await ended(store, 4, 'site_error', 5, { startedHere: false, reported: true })
  await ended(store, 5, 'site_error', 3)
  await ended(store, 5, 'success', 2)
  await ended(store, 6, 'site_error', 0)
  expect(await solved(day(1))).toBe(2)
  expect(await solved(day(4))).toBe(3)
  await ended(store, 1, 'success', -1)
  expect(await solved(day(1))).toBe(2)
})
