import { expect, test } from 'vitest'
import type { BulkParts } from '../../../electron/bulk/parts'
import { createRunRegistry } from '../../../electron/bulk/run-registry'
import { createStart } from '../../../electron/bulk/start-run'
import { openStore } from '../../../electron/store/store-client'
import { inProcess, newPlace, testKey, value } from '../store/in-process'

const operation = {
  kind: 'job-start',
  mode: 'bill',
  sendNotification: false,
  again: { snoozed: false },
} as const
const ids = [1, 2, 3, 4]
const jobs = ids.map((id) => `job ${id}`)

const beginning = async () => {
  const store = value(await openStore(() => inProcess(), { ...newPlace(), key: testKey }))
  const now = () => new Date('2026-11-30T08:00:00Z')
  const registry = createRunRegistry([], now, () => undefined)
  const parts = {
    store,
    now,
    deletesAllowed: async () => ({ maxPerRun: 500, problem: null }),
    directory: {
      known: async (some: readonly number[]) => some.map((id) => ({ id, profile: null, readAt: null })),
    },
  } as unknown as BulkParts
  return { store, start: createStart(parts, registry, () => undefined) }
}

test('what the preview left out is in the report with its reason, and the run never comes to it', async () => {
  const { store, start } = await beginning()
  const leftOut = { 'no-agent': [2], snoozed: [4] }
  const run = value(await start(operation, ids, undefined, undefined, jobs, leftOut))
  expect(run.counts).toMatchObject({ total: 4, waiting: 2, skipped: 2 })
  const open = value(await store.bulk.open({ run: run.id, after: -1, limit: 10 }))
  expect(open.map(({ profileId }) => profileId).toSorted()).toEqual([1, 3])
  const all = value(await store.bulk.items({ run: run.id, states: ['skipped'], from: 0, count: 10 }))
  expect(all.map(({ profileId, reason, at }) => [profileId, reason, at]).toSorted()).toEqual([
    [2, 'no-agent', '2026-11-30T08:00:00.000Z'],
    [4, 'snoozed', '2026-11-30T08:00:00.000Z'],
  ])
  // Another try of the run does not make them wait either.
  value(await store.bulk.retry(run.id))
  expect(value(await store.bulk.open({ run: run.id, after: -1, limit: 10 }))).toHaveLength(2)
  expect(value(await store.bulk.runs())).toMatchObject([{ counts: { waiting: 2, skipped: 2 } }])
  await store.close()
})

test('a run of which everything was left out is refused', async () => {
  const { store, start } = await beginning()
  const refused = await start(operation, ids, undefined, undefined, jobs, { 'provider-held': ids })
  expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-input', detail: 'no profiles' } })
  expect(value(await store.bulk.runs())).toEqual([])
  await store.close()
})
