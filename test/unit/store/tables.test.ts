import { expect, test } from 'vitest'
import { judgeLockout } from '../../../shared/domain/lockout'
import type { FileKey } from '../../../electron/store/store'
import { allProfiles, newPlace, openAt, value } from './in-process'
import { bill, profile, seen } from './samples'

test('profiles: put, replaced, read in the order of their ids, removed', async () => {
  const store = value(await openAt(newPlace()))
  value(
    await store.profiles.put([
      profile(9),
      profile(2, { label: '', tags: [], provider: null, providerId: null }),
    ]),
  )
  value(await store.profiles.put([profile(9, { label: 'مرحبا 東京 \ud83d', zipcode: '', created: null })]))
  const two = profile(2, { label: '', tags: [], provider: null, providerId: null })
  const nine = profile(9, { label: 'مرحبا 東京 \ud83d', zipcode: '', created: null })
  expect(value(await allProfiles(store))).toEqual([two, nine])
  expect(value(await store.profiles.get([9, 404]))).toEqual([nine])
  value(await store.profiles.remove([9, 404], ''))
  expect(value(await allProfiles(store))).toEqual([two])
})

test('profiles: more than a page of them are read whole', async () => {
  const store = value(await openAt(newPlace()))
  const rows = Array.from({ length: 2_500 }, (_, at) => profile(at + 1))
  value(await store.profiles.put(rows))
  expect(value(await allProfiles(store))).toEqual(rows)
  value(
    await store.profiles.remove(
      rows.slice(2_000).map(({ id }) => id),
      '',
    ),
  )
  expect(value(await allProfiles(store))).toHaveLength(2_000)
})

test('jobs: an end that was only found has no time, and a message of it adds what it alone tells', async () => {
  const store = value(await openAt(newPlace()))
  const end = { status: 'credential_error', finished: true, at: '2026-11-20T10:00:00.000Z' }
  const found = value(await store.jobs.observe(seen(end)))
  expect(found).toMatchObject({ finished: true, endedAt: null })
  expect(judgeLockout([found], '2026-11-20T11:00:00.000Z').failures).toBe(0)
  expect(judgeLockout([found], '2026-11-20T09:00:00.000Z').failures).toBe(1)
  const message = { tags: ['vip'], newRecords: 1, existingRecords: 12 }
  const reported = { ...end, status: 'success', at: '2026-11-20T12:00:00.000Z', reported: true, message }
  expect(value(await store.jobs.observe(seen(reported)))).toMatchObject({
    status: 'credential_error',
    message,
  })
  expect(value(await store.jobs.job('job-1'))).toMatchObject({ status: 'credential_error', message })
})

test('jobs: the other profile that the reply to a start named stays with the job', async () => {
  const place = newPlace()
  const store = value(await openAt(place))
  value(await store.jobs.observe(seen({ startedHere: true, namedProfile: '121' })))
  value(await store.jobs.observe(seen({ status: 'success', finished: true, at: '2026-11-20T10:01:00.000Z' })))
  expect(value(await store.jobs.job('job-1'))).toMatchObject({ namedProfile: '121', status: 'success' })
})

test('jobs: looks are merged into one record, which is there after a restart', async () => {
  const place = newPlace()
  const store = value(await openAt(place))
  value(
    await store.jobs.observe(
      seen({ startedHere: true, startedBy: 'someone', mode: 'bill', at: '2026-11-20T10:00:00.000Z' }),
    ),
  )
  value(await store.jobs.observe(seen({ at: '2026-11-20T10:00:02.000Z' })))
  const ended = value(
    await store.jobs.observe(
      seen({
        status: 'action_needed',
        finished: true,
        detail: 'Accept terms',
        at: '2026-11-20T10:01:00.000Z',
      }),
    ),
  )
  expect(ended).toEqual({
    profileId: 516,
    jobId: 'job-1',
    status: 'action_needed',
    finished: true,
    detail: 'Accept terms',
    mode: 'bill',
    startedHere: true,
    startedBy: 'someone',
    startedAt: '2026-11-20T10:00:00.000Z',
    endedAt: '2026-11-20T10:01:00.000Z',
    observations: [
      { status: 'queued', firstSeen: '2026-11-20T10:00:00.000Z', lastSeen: '2026-11-20T10:00:02.000Z' },
      {
        status: 'action_needed',
        firstSeen: '2026-11-20T10:01:00.000Z',
        lastSeen: '2026-11-20T10:01:00.000Z',
      },
    ],
    watchTrouble: null,
  })
  await store.close()
  const again = value(await openAt(place))
  expect(value(await again.jobs.job('job-1'))).toEqual(ended)
  expect(value(await again.jobs.job('job-2'))).toBeNull()
})

test('jobs: of a profile newest first, and those still running', async () => {
  const store = value(await openAt(newPlace()))
  value(await store.jobs.observe(seen({ jobId: 'a' })))
  value(await store.jobs.observe(seen({ jobId: 'b', finished: true, status: 'success' })))
  value(await store.jobs.observe(seen({ jobId: 'c', profileId: 1 })))
  value(await store.jobs.observe(seen({ jobId: 'a', status: 'login' })))
  expect(value(await store.jobs.ofProfile(516)).map(({ jobId }) => jobId)).toEqual(['b', 'a'])
  expect(value(await store.jobs.running()).map(({ jobId }) => jobId)).toEqual(['c', 'a'])
})

test('changes: an intent stands in doubt until it has an outcome, also across a restart', async () => {
  const place = newPlace()
  const now = () => new Date('2026-11-20T10:00:00.000Z')
  const store = value(await openAt(place, { now }))
  const tag = value(
    await store.changes.begin({
      kind: 'tag-add',
      profileId: 516,
      summary: 'Add tag solar',
      before: { tags: ['a'] },
    }),
  )
  const job = value(
    await store.changes.begin({
      kind: 'job-start',
      profileId: 2,
      summary: 'Start',
      before: { lastJobId: 'x' },
    }),
  )
  const create = value(await store.changes.begin({ kind: 'create', profileId: null, summary: 'CASE-1' }))
  value(await store.changes.finish(tag, 'done'))
  value(await store.changes.finish(job, 'unknown', 'connection lost'))
  await store.close()

  const again = value(await openAt(place, { now }))
  const at = '2026-11-20T10:00:00.000Z'
  expect(value(await again.changes.unsettled())).toEqual([
    {
      id: job,
      at,
      kind: 'job-start',
      profileId: 2,
      summary: 'Start',
      before: { lastJobId: 'x' },
      outcome: 'unknown',
    },
    { id: create, at, kind: 'create', profileId: null, summary: 'CASE-1', before: null, outcome: null },
  ])
  value(await again.changes.finish(job, 'done', 'found running'))
  value(await again.changes.finish(create, 'refused'))
  expect(value(await again.changes.unsettled())).toEqual([])
})

test('changes: the outcome of an unknown change is refused, and does not touch its neighbours in the commit', async () => {
  const store = value(await openAt(newPlace()))
  const [wrong, right] = await Promise.all([
    store.changes.finish('no-such-change', 'done'),
    store.changes.begin({ kind: 'delete', profileId: 1, summary: 'Delete' }),
  ])
  expect(wrong).toMatchObject({ ok: false, error: { code: 'internal' } })
  expect(value(await store.changes.unsettled()).map(({ id }) => id)).toEqual([value(right)])
})

test('credentials: the history of a profile is the journal’s, with the time of the answer where there was one', async () => {
  let minute = 0
  const place = newPlace()
  const store = value(await openAt(place, { now: () => new Date(Date.UTC(2026, 10, 20, 10, minute)) }))
  const begin = async (kind: 'credential-add' | 'credential-change' | 'tag-add', profileId = 516) => {
    minute += 1
    const intent = { kind, profileId, summary: kind, before: { field: 'password' } }
    return value(await store.changes.begin(intent))
  }
  const refused = await begin('credential-add')
  minute += 1
  value(await store.changes.finish(refused, 'refused', 'conflict'))
  const done = await begin('credential-change')
  minute += 1
  value(await store.changes.finish(done, 'done'))
  value(await store.changes.finish(await begin('credential-change'), 'unknown'))
  const cutOff = await begin('credential-change')
  await begin('tag-add')
  await begin('credential-add', 1)
  const event = { profileId: 516, field: 'password' }
  expect(value(await store.credentials.ofProfile(516))).toEqual([
    { ...event, id: refused, action: 'add', at: '2026-11-20T10:02:00.000Z', outcome: 'refused' },
    { ...event, id: done, action: 'change', at: '2026-11-20T10:04:00.000Z', outcome: 'done' },
    expect.objectContaining({ action: 'change', at: '2026-11-20T10:05:00.000Z', outcome: 'unknown' }),
    { ...event, id: cutOff, action: 'change', at: '2026-11-20T10:06:00.000Z', outcome: 'unknown' },
  ])
})

test('bills: the last list of a profile', async () => {
  const store = value(await openAt(newPlace()))
  expect(value(await store.bills.listOf(516))).toBeNull()
  value(await store.bills.putList(516, [bill()], '2026-11-20T10:00:00.000Z'))
  value(
    await store.bills.putList(
      516,
      [bill({ cost: '0.10', extra: { future: 'x' } }), bill()],
      '2026-11-21T10:00:00.000Z',
    ),
  )
  expect(value(await store.bills.listOf(516))).toEqual({
    bills: [bill({ cost: '0.10', extra: { future: 'x' } }), bill()],
    at: '2026-11-21T10:00:00.000Z',
  })
})

test('settings: what was put last, or null', async () => {
  const store = value(await openAt(newPlace()))
  expect(value(await store.settings.get('profiles.columns'))).toBeNull()
  value(await store.settings.put('profiles.columns', { order: ['label', 'id'], widths: { label: 200 } }))
  value(await store.settings.put('profiles.columns', { order: ['id'] }))
  expect(value(await store.settings.get('profiles.columns'))).toEqual({ order: ['id'] })
})

test('forgetting a profile deletes what is personal of it, and nothing of another', async () => {
  const store = value(await openAt(newPlace()))
  const at = '2026-11-20T10:00:00.000Z'
  const fill = async (id: number): Promise<void> => {
    value(await store.profiles.put([profile(id)]))
    value(await store.jobs.observe(seen({ jobId: `job-${id}`, profileId: id })))
    const pin = {
      kind: 'credential-add',
      profileId: id,
      summary: 'add pin',
      before: { field: 'pin' },
    } as const
    value(await store.changes.finish(value(await store.changes.begin(pin)), 'done'))
    value(await store.bills.putList(id, [bill()], at))
    value(await store.intervals.putMonths(id, '[]'))
    value(await store.files.put('pdf', `${id}/bill-1` as FileKey, Uint8Array.of(1, 2)))
    value(await store.changes.begin({ kind: 'delete', profileId: id, summary: `Delete CASE-${id}` }))
    const record = { at, who: 'op', action: 'delete', profileId: id, outcome: 'done' } as const
    value(await store.activity.append({ ...record, personal: { label: `CASE-${id}` } }))
  }
  await fill(1)
  await fill(2)
  value(await store.profiles.forget(1))

  expect(value(await allProfiles(store))).toEqual([profile(2)])
  expect(value(await store.jobs.running()).map(({ profileId }) => profileId)).toEqual([2])
  expect(value(await store.credentials.ofProfile(1))).toEqual([])
  expect(value(await store.credentials.ofProfile(2))).toHaveLength(1)
  expect(value(await store.bills.listOf(1))).toBeNull()
  expect(value(await store.bills.listOf(2))).not.toBeNull()
  expect(value(await store.bills.periods(0, 9)).ids).toEqual([2])
  expect(value(await store.intervals.months('', 9)).ids).toEqual([2])
  expect(value(await store.files.get('pdf', '1/bill-1'))).toBeNull()
  expect(value(await store.files.get('pdf', '2/bill-1'))).toEqual(new Uint8Array([1, 2]))
  expect(value(await store.changes.unsettled()).map(({ summary }) => summary)).toEqual(['', 'Delete CASE-2'])
  expect(value(await store.activity.read({ after: 0, limit: 9 })).map(({ personal }) => personal)).toEqual([
    null,
    { label: 'CASE-2' },
  ])
})

test('forgetting reaches a profile that was created here, though its intent could not name it', async () => {
  const store = value(await openAt(newPlace()))
  const id = value(await store.changes.begin({ kind: 'create', profileId: null, summary: 'Create CASE-9' }))
  value(await store.changes.finish(id, 'unknown', undefined, 9))
  value(await store.profiles.forget(9))
  expect(value(await store.changes.unsettled())).toMatchObject([
    { id, profileId: 9, summary: '', before: null },
  ])
})
