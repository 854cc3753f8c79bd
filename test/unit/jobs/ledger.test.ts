import { expect, test } from 'vitest'
import { createLedger } from '../../../electron/jobs/ledger'
import { newPlace, openAt, value } from '../store/in-process'
import { inProcess, testKey } from '../store/in-process'
import { openStore } from '../../../electron/store/store-client'

const at = (second: number): string => new Date(Date.UTC(2026, 10, 20, 10, 0, second)).toISOString()

const clock = () => {
  let second = 0
  return () => new Date(at(second++))
}

const state = (status: string, finished = false, detail: string | null = null) => ({
  jobId: 'job-1',
  status,
  finished,
  detail,
})

test('a job started here is recorded with each stage and its times, to its end', async () => {
  const ledger = createLedger(value(await openAt(newPlace())), clock(), 'someone')
  value(await ledger.started(516, 'interval', state('queued')))
  value(await ledger.observed(516, state('login')))
  value(await ledger.observed(516, state('login')))
  const job = value(await ledger.observed(516, state('success', true)))
  expect(job).toMatchObject({
    mode: 'interval',
    startedHere: true,
    startedAt: at(0),
    endedAt: at(3),
    finished: true,
  })
  expect(job.observations).toEqual([
    { status: 'queued', firstSeen: at(0), lastSeen: at(0) },
    { status: 'login', firstSeen: at(1), lastSeen: at(2) },
    { status: 'success', firstSeen: at(3), lastSeen: at(3) },
  ])
})

test('a job started with the default mode has no known mode', async () => {
  const ledger = createLedger(value(await openAt(newPlace())), clock(), 'someone')
  expect(value(await ledger.started(516, undefined, state('queued')))).toMatchObject({
    mode: null,
    startedHere: true,
  })
})

test('an end that was recorded is not written again; another end or detail is', async () => {
  const port = inProcess()
  const store = value(await openStore(() => port, { ...newPlace(), key: testKey }))
  const ledger = createLedger(store, clock(), 'someone')
  const writes = () =>
    port.sent.filter((message) => (message as { method: string }).method === 'write').length
  const ended = value(await ledger.observed(516, state('action_needed', true)))
  expect(value(await ledger.observed(516, state('action_needed', true)))).toEqual(ended)
  expect(value(await ledger.observed(516, state('action_needed', true)))).toEqual(ended)
  expect(writes()).toBe(1)
  expect(value(await ledger.observed(516, state('action_needed', true, 'Accept terms'))).detail).toBe(
    'Accept terms',
  )
  expect(writes()).toBe(2)
  await store.close()
})

test('what was running when the console quit is known at the next start', async () => {
  const place = newPlace()
  const store = value(await openAt(place))
  const before = createLedger(store, clock(), 'someone')
  value(await before.started(516, 'bill', state('bill_extract')))
  value(await before.observed(1, { ...state('success', true), jobId: 'job-2' }))
  await store.close()
  const ledger = createLedger(value(await openAt(place)), clock(), 'someone')
  expect(value(await ledger.running()).map(({ jobId }) => jobId)).toEqual(['job-1'])
  expect(value(await ledger.ofProfile(1))).toHaveLength(1)
  expect(value(await ledger.job('job-1'))).toMatchObject({ status: 'bill_extract' })
})

test('a store that fails is passed on, and nothing is taken as recorded', async () => {
  const store = value(await openAt(newPlace()))
  await store.close()
  const ledger = createLedger(store, clock(), 'someone')
  const failed = { ok: false, error: { code: 'store-unavailable' } }
  expect(await ledger.observed(516, state('success', true))).toMatchObject(failed)
  expect(await ledger.started(516, 'bill', state('queued'))).toMatchObject(failed)
})

test('jobs stand in the order in which they ran: one that is told late by its time, others as they were seen', async () => {
  const ahead = new Date(at(50))
  const times = [new Date(at(30)), ahead, new Date(at(20))]
  const ledger = createLedger(
    value(await openAt(newPlace())),
    () => times.shift() ?? new Date(at(21)),
    'someone',
  )
  const reported = (jobId: string, second: number) =>
    ledger.reported({ profileId: 516, jobId, status: 'credential_error', mode: 'bill', at: at(second) })
  value(await ledger.observed(516, { ...state('credential_error', true), jobId: 'found' }))
  value(await reported('saturday', 12))
  value(await reported('friday', 11))
  // The clock was ahead, and is set back before the next job.
  value(await ledger.observed(516, { ...state('success', true), jobId: 'ahead' }))
  value(await ledger.started(516, 'bill', { ...state('queued'), jobId: 'started' }))
  value(await ledger.observed(516, { ...state('credential_error', true), jobId: 'started' }))
  expect(value(await ledger.ofProfile(516)).map(({ jobId }) => jobId)).toEqual([
    'started',
    'ahead',
    'found',
    'saturday',
    'friday',
  ])
})

test('who listens hears of a told end, which stands in the list on its day', async () => {
  const store = value(await openAt(newPlace()))
  const ledger = createLedger(store, clock(), 'someone')
  const heard: string[] = []
  ledger.onSeen(({ jobId, finished }) => heard.push(`${jobId} ${finished}`))
  value(await ledger.observed(516, state('login')))
  value(await ledger.reported({ profileId: 516, jobId: 'job-1', status: 'success', mode: null, at: at(5) }))
  value(
    await ledger.reported({ profileId: 7, jobId: 'elsewhere', status: 'success', mode: 'bill', at: at(6) }),
  )
  expect(heard).toEqual(['job-1 false', 'job-1 true', 'elsewhere true'])
  expect(value(await ledger.list({ filter: {}, from: 0, count: 10 })).jobs.map(({ jobId }) => jobId)).toEqual(
    ['elsewhere', 'job-1'],
  )
})

test('who listens hears of each look at a running job, and of its end once', async () => {
  const ledger = createLedger(value(await openAt(newPlace())), clock(), 'someone')
  const heard: string[] = []
  ledger.onSeen(({ status }) => heard.push(status))
  value(await ledger.observed(516, state('login')))
  value(await ledger.observed(516, state('credential_error', true)))
  value(await ledger.observed(516, state('credential_error', true)))
  value(await ledger.observed(516, state('credential_error', true, 'Wrong password')))
  expect(heard).toEqual(['login', 'credential_error'])
})
