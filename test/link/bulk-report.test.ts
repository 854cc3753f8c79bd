import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bareProfile } from '../../electron/link/decode/profile'
import type { BulkOperation, BulkRun } from '../../shared/domain/bulk'
import { ended, startEngine, type Engine } from '../support/bulk-engine'
import { startPracticeForTests, type PracticeForTests } from '../support/practice'
import { valueOf } from '../support/session'
import { csvTable } from '../support/tables'

/** What a report says about profiles with which something went wrong. */

let practice: PracticeForTests
let folder: string
let engine: Engine

beforeEach(async () => {
  practice = await startPracticeForTests({ profiles: 20, speed: 0 })
  const { service, caPem, certificatePem, keyPem } = practice
  folder = await mkdtemp(join(tmpdir(), 'bulk-report-'))
  const client = {
    baseUrl: service.apiUrl,
    identity: { certificatePem, keyPem },
    ca: [caPem],
    oaepHash: 'sha1' as const,
  }
  engine = await startEngine({ folder, client, hurry: 50 })
})

afterEach(async () => {
  await engine.close()
  await practice.close()
  await rm(folder, { recursive: true, force: true })
})

const run = async (operation: BulkOperation, ids: readonly number[]): Promise<BulkRun> => {
  const started = valueOf(await engine.bulk.start(operation, ids, undefined))
  return engine.until(started.id, ended)
}

/** The rows of a report's file, by the names of its columns. Only for values without commas and quotes. */
const columnsOf = (csv: string): readonly Readonly<Record<string, string>>[] => {
  const [heading = [], ...rows] = csv
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','))
  return rows.map((cells) => Object.fromEntries(heading.map((name, at) => [name, cells[at] ?? ''])))
}

const groupsOf = async ({ id }: BulkRun) => valueOf(await engine.bulk.report(id)).groups

test('only a profile that the API does not know is gone: a ZIP code, a provider or an agent is not', async () => {
  const { faults } = practice.service
  const answer = (path: string, error: string) =>
    faults.add({ kind: 'status', status: 404, body: { error }, path, method: 'POST' })
  const failed = async (operation: BulkOperation) => (await groupsOf(await run(operation, [1])))[0]
  const notFound = (reason: string | null, apiText: string) => ({
    state: 'failed',
    reason,
    failure: { code: 'not-found', apiText },
  })

  expect(await failed({ kind: 'change', zipcode: '00000' })).toMatchObject(notFound(null, 'ZIP not found'))
  expect(await failed({ kind: 'change', providerId: 1 })).toMatchObject(
    notFound(null, 'Utility provider not found'),
  )
  answer('/jobs', 'No agent for provider')
  expect(await failed({ kind: 'job-start', mode: 'bill', sendNotification: false })).toMatchObject(
    notFound(null, 'No agent for provider'),
  )
  answer('/profiles/1/tags', 'Profile not found')
  expect(await failed({ kind: 'tag-add', tags: ['lost'] })).toMatchObject(
    notFound('gone', 'Profile not found'),
  )
})

test('the file says what is there after the run only of what was done; what was wanted has a column of its own', async () => {
  practice.service.faults.add({
    kind: 'status',
    status: 404,
    body: { error: 'Profile not found' },
    path: '/profiles/2/tags',
    method: 'POST',
  })
  const all = [1, 2]
  for (const id of all) {
    engine.directory.put({ id, profile: { ...bareProfile(id), tags: [] }, readAt: new Date().toISOString() })
  }
  const { id } = await run({ kind: 'tag-add', tags: ['new'] }, all)
  const rows = columnsOf(Buffer.from(valueOf(await engine.bulk.file(id, csvTable)).bytes).toString())
  expect(rows).toMatchObject([
    { profile_id: '1', state: 'done', after: 'new', wanted: '' },
    { profile_id: '2', state: 'failed', after: '', wanted: 'new' },
  ])
})

test('profiles for which nothing was sent say nothing of the time that another run takes', async () => {
  const readAt = new Date().toISOString()
  engine.directory.put({ id: 1, profile: { ...bareProfile(1), tags: ['there'] }, readAt })
  expect((await run({ kind: 'tag-add', tags: ['there'] }, [1])).counts.unchanged).toBe(1)
  const many = Array.from({ length: 3000 }, (_, at) => at + 1)
  const { seconds } = valueOf(await engine.bulk.preview({ kind: 'tag-add', tags: ['new'] }, many))
  expect(seconds).toBeNull()
})

test('a delete that was cancelled before its turn names no file', async () => {
  practice.service.faults.add({ kind: 'status', status: 429, retryAfter: '0', method: 'POST', times: 0 })
  const first = valueOf(await engine.bulk.start({ kind: 'tag-add', tags: ['first'] }, [1], undefined))
  await engine.until(first.id, ({ state }) => state === 'held')
  const second = valueOf(await engine.bulk.start({ kind: 'delete' }, [2, 3], '2'))
  valueOf(await engine.bulk.cancel(second.id))
  expect(await engine.until(second.id, ended)).toMatchObject({ state: 'cancelled', savedTo: null })
})

test('of a start whose reply was lost, the job that has run since is told: probably ours', async () => {
  practice.service.faults.add({ kind: 'reset', at: 'headers', method: 'POST', path: '/jobs', done: true })
  const all = Array.from({ length: 20 }, (_, at) => at + 1)
  const started = await run({ kind: 'job-start', mode: 'bill', sendNotification: false }, all)
  expect(await groupsOf(started)).toContainEqual({
    state: 'unknown',
    reason: 'other-job',
    failure: { code: 'outcome-unknown' },
    count: 1,
  })
  const [item] = valueOf(await engine.bulk.items(started.id, ['unknown'], 0, 1)).items
  const { jobs, profiles } = practice.service.world()
  const profile = profiles.get(item?.profileId ?? 0)
  expect(item?.after).toBe(profile && jobs.lastOf(profile)?.id)
  const csv = Buffer.from(valueOf(await engine.bulk.file(started.id, csvTable)).bytes).toString()
  expect(csv).toMatch(/unknown,other-job,outcome-unknown,/)
  // The job exists, whoever started it.
  expect(columnsOf(csv).find(({ profile_id }) => profile_id === String(item?.profileId))).toMatchObject({
    after: item?.after,
    wanted: '',
  })
})

test('the lines of a pasted list that stand for no profile are kept with the run, as long as that is', async () => {
  const unmatched = {
    unknown: ['SOLAR-9', '=1+1', '3'],
    undecided: [
      { line: 'CASE-5', ids: [5, 6] },
      { line: 'CASE-7', ids: [7, 8] },
    ],
  }
  const { bulk } = engine
  const { id } = valueOf(await bulk.start({ kind: 'tag-add', tags: ['a'] }, [1], undefined, unmatched))
  expect(await engine.until(id, ended)).toMatchObject({ operation: { kind: 'tag-add', tags: ['a'] } })
  expect(valueOf(await bulk.unmatched(id))).toEqual(unmatched)
  const csv = Buffer.from(valueOf(await bulk.file(id, csvTable)).bytes).toString()
  expect(csv).toMatch(/,SOLAR-9,no profile,unknown-line,/)
  expect(csv).toMatch(/,CASE-5,no profile,undecided-line,/)
  expect(csv).not.toMatch(/,=1/)

  valueOf(await engine.store.profiles.forget(3))
  valueOf(await engine.store.profiles.forget(6))
  expect(valueOf(await bulk.unmatched(id))).toEqual({
    unknown: ['SOLAR-9', '=1+1'],
    undecided: [{ line: 'CASE-7', ids: [7, 8] }],
  })
  valueOf(await bulk.forget(id))
  expect((await bulk.unmatched(id)).ok).toBe(false)
})

test('a run that was not started on a pasted list has no such lines', async () => {
  const { id } = await run({ kind: 'tag-add', tags: ['a'] }, [1])
  expect(valueOf(await engine.bulk.unmatched(id))).toEqual({ unknown: [], undecided: [] })
})
