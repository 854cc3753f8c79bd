import { expect, test } from 'vitest'
import type { JobFilter } from '../../../shared/domain/job'
import type { SeenJob, Store } from '../../../electron/store/store'
import { newPlace, openAt, value } from './in-process'

/** Noon, so that no zone makes another day of it. */
const at = (day: number, minute = 0): string => new Date(2026, 10, day, 12, minute).toISOString()

const look = async (store: Store, jobId: string, more: Partial<SeenJob>): Promise<void> => {
  const seen = { jobId, profileId: 516, status: 'queued', finished: false, detail: null, at: at(20) }
  value(await store.jobs.observe({ ...seen, ...more }))
}

const ran = async (store: Store, jobId: string, end: string, when: string, more: Partial<SeenJob> = {}) => {
  await look(store, jobId, { at: when, ...more })
  await look(store, jobId, { status: end, finished: true, at: when, ...more })
}

const list = async (store: Store, filter: JobFilter, from = 0, count = 100) => {
  const { jobs, groups } = value(await store.jobs.list({ filter, from, count }))
  return { ids: jobs.map(({ jobId }) => jobId), groups }
}

test('the list has what runs first, then ends by day, the latest first, and leaves out ends that were only found', async () => {
  const store = value(await openAt(newPlace()))
  await ran(store, 'old', 'success', at(18))
  await look(store, 'found', { status: 'site_error', finished: true, at: at(20) })
  await look(store, 'told', { status: 'site_error', finished: true, reported: true, at: at(20, 1) })
  await ran(store, 'late', 'credential_error', at(20, 5))
  await ran(store, 'early', 'success', at(20, 2), { mode: 'interval' })
  await look(store, 'running', { status: 'login', at: at(17) })
  expect(await list(store, {})).toEqual({
    ids: ['running', 'late', 'early', 'told', 'old'],
    groups: [
      { day: null, count: 1 },
      { day: '2026-11-20', count: 3 },
      { day: '2026-11-18', count: 1 },
    ],
  })
  expect((await list(store, {}, 1, 2)).ids).toEqual(['late', 'early'])
})

test('the list is narrowed by status, unknown ones too, mode, provider and days', async () => {
  const store = value(await openAt(newPlace()))
  const profile = { label: '', provider: null, zipcode: null, tags: [], created: null, modified: null }
  value(await store.profiles.put([{ ...profile, id: 7, providerId: 3150, readAt: at(1) }]))
  await ran(store, 'a', 'success', at(18), { mode: 'bill', startedHere: true })
  await ran(store, 'b', 'credential_error', at(19), { mode: 'interval', profileId: 7 })
  await ran(store, 'c', 'new_status_2027', at(20))
  await look(store, 'd', { status: 'login', profileId: 7 })
  expect((await list(store, { statuses: ['success', 'login'] })).ids).toEqual(['d', 'a'])
  expect((await list(store, { statuses: [], unknownToo: true })).ids).toEqual(['c'])
  expect((await list(store, { mode: 'interval' })).ids).toEqual(['b'])
  expect((await list(store, { providerId: 3150 })).ids).toEqual(['d', 'b'])
  expect((await list(store, { since: at(19), until: at(20) })).ids).toEqual(['d', 'b'])
})

test('a job that runs under a status of an end is not among those that ended with it', async () => {
  const store = value(await openAt(newPlace()))
  await ran(store, 'over', 'success', at(18))
  await look(store, 'still', { status: 'success' })
  expect((await list(store, { statuses: ['success'] })).ids).toEqual(['over'])
  expect((await list(store, {})).ids).toEqual(['still', 'over'])
})

test('who started a job is kept, and not in plain', async () => {
  const store = value(await openAt(newPlace()))
  await look(store, 'a', { startedHere: true, startedBy: 'someone' })
  await look(store, 'a', { status: 'login' })
  expect(value(await store.jobs.job('a'))).toMatchObject({ startedBy: 'someone', status: 'login' })
})

test('the pace of a stage is what nine of ten jobs took at most', async () => {
  const store = value(await openAt(newPlace()))
  for (let minute = 1; minute <= 10; minute += 1) {
    await look(store, `job-${minute}`, { status: 'login', at: at(20) })
    await look(store, `job-${minute}`, { status: 'success', finished: true, at: at(20, minute) })
  }
  await look(store, 'running', { status: 'login' })
  // Ends of which nothing else was seen say nothing of stages, however many are told.
  for (let reported = 1; reported <= 500; reported += 1)
    await look(store, `told-${reported}`, { status: 'success', finished: true, reported: true, at: at(21) })
  expect(value(await store.jobs.paces())).toMatchObject({
    stages: { login: { count: 10, usualMs: 9 * 60_000 } },
  })
})

test('how long it usually takes until the credentials are accepted is the middle half of what was seen', async () => {
  const store = value(await openAt(newPlace()))
  const accepted = async (name: string, seconds: number, more: Partial<SeenJob> = {}): Promise<void> => {
    const after = (ms: number): string => new Date(Date.parse(at(20)) + ms).toISOString()
    const seen = async (status: string, ms: number, finished = false): Promise<void> =>
      look(store, name, { startedHere: true, status, finished, at: after(ms), ...more })
    await seen('login', 0)
    await seen('account_navigation', seconds * 1000)
    await seen('success', seconds * 1000 + 30_000, true)
  }
  for (const seconds of [10, 14, 16, 18]) await accepted(`job-${seconds}`, seconds)
  // Started elsewhere: when is not known.
  await accepted('elsewhere', 3, { startedHere: false })
  expect(value(await store.jobs.paces()).acceptance).toBeNull()
  for (const seconds of [20, 22, 24, 50]) await accepted(`job-${seconds}`, seconds)
  expect(value(await store.jobs.paces()).acceptance).toEqual({ fromMs: 14_000, toMs: 22_000 })
})

test('a job that was given up runs no longer, stands by when that was, and comes back with the next look at it', async () => {
  const store = value(await openAt(newPlace()))
  await look(store, 'running', { status: 'login', at: at(17) })
  await look(store, 'lost', { status: 'login', at: at(17) })
  await ran(store, 'over', 'success', at(19))
  expect(value(await store.jobs.lose({ jobId: 'lost', at: at(18) }))).toMatchObject({
    finished: false,
    endedAt: null,
    lostAt: at(18),
  })
  // What has ended, or is not there, cannot be given up.
  expect(value(await store.jobs.lose({ jobId: 'over', at: at(20) }))).not.toHaveProperty('lostAt')
  expect(value(await store.jobs.lose({ jobId: 'nobody', at: at(20) }))).toBeNull()
  expect(value(await store.jobs.running()).map(({ jobId }) => jobId)).toEqual(['running'])
  expect(await list(store, {})).toEqual({
    ids: ['running', 'over', 'lost'],
    groups: [
      { day: null, count: 1 },
      { day: '2026-11-19', count: 1 },
      { day: '2026-11-18', count: 1 },
    ],
  })
  await look(store, 'said', { status: 'success', at: at(17) })
  value(await store.jobs.lose({ jobId: 'said', at: at(18) }))
  // No end was told of the one that was given up, though its status names one.
  expect((await list(store, { statuses: ['success'] })).ids).toEqual(['over'])
  expect((await list(store, {})).ids).toContain('said')
  await look(store, 'lost', { status: 'login', at: at(20) })
  expect(value(await store.jobs.running()).map(({ jobId }) => jobId)).toEqual(['lost', 'running'])
  expect(value(await store.jobs.job('lost'))).not.toHaveProperty('lostAt')
  value(await store.jobs.lose({ jobId: 'lost', at: at(20, 1) }))
  await look(store, 'lost', { status: 'success', finished: true, at: at(20, 2) })
  expect(value(await store.jobs.job('lost'))).toMatchObject({ finished: true, endedAt: at(20, 2) })
})
