import { expect, test } from 'vitest'
import { gapAnswerOf } from '../../../electron/bulk/gap-answer'
import type { BulkParts } from '../../../electron/bulk/parts'
import { createPreparing } from '../../../electron/bulk/prepare'
import type { SavedDeletes } from '../../../electron/bulk/saved-deletes'
import { createCoverageIndex, type CoverageParts } from '../../../electron/directory/index/coverage-index'
import { bareProfile } from '../../../electron/link/decode/profile'
import type { StoredItem } from '../../../electron/store/bulk-store'
import { verdictOf } from '../../../shared/domain/lockout'
import { ok } from '../../../shared/errors/failure'
import { jobOf } from '../renderer/triage/samples'
import { valueOf } from '../../support/session'

const operation = { kind: 'job-start', mode: 'bill', sendNotification: false, gaps: { type: null } } as const

/** Decides about a profile whose gaps and last job are these. */
const prepareWith = (gaps: readonly [] | null, finished: boolean) => {
  const parts = {
    directory: {},
    holds: { isHeld: () => false, all: () => [] },
    noAgent: { since: () => null },
    askGaps: async () => ok([gaps]),
    lastJob: async () =>
      ok({ state: { jobId: 'found', status: 'login', finished, detail: null }, recorded: ok(null) }),
    lockout: { verdict: async () => ok(verdictOf(0, true)) },
  } as unknown as BulkParts
  const row = { id: 5, profile: bareProfile(5), readAt: null }
  const subject = { profileId: 5, row, mustRead: false, did: null }
  return createPreparing(parts, new AbortController().signal)(operation, subject, {} as SavedDeletes)
}

test('bills that are not known any more are not taken for bills that came', async () => {
  const index = createCoverageIndex({
    bills: { of: () => null, today: () => 20_000 },
  } as unknown as CoverageParts)
  expect(index.gaps({ what: 'bills', ids: Int32Array.of(5), type: null })).toEqual([null])
  expect(await prepareWith([], true)).toMatchObject({ to: 'end', reason: 'no-gap' })
  expect(await prepareWith(null, true)).toMatchObject({ to: 'do' })
})

test('the job that a run found running is the one that its answer follows', async () => {
  expect(await prepareWith(null, false)).toMatchObject({ reason: 'job-running', after: 'found' })

  const gaps = [
    {
      key: { type: 'electric', accountNumber: '1', serviceId: null, meterNumber: null },
      gaps: [{ start: 20_000, end: 20_029 }],
    },
  ]
  const item = (place: number, after: string | null): StoredItem => ({
    place,
    profileId: 5 + place,
    state: 'unchanged',
    reason: 'job-running',
    at: null,
    details: { label: '', before: null, after, failure: null, work: null, gaps: gaps as never },
  })
  const jobs = [
    jobOf(5, { jobId: 'found', status: 'site_error', finished: true }),
    jobOf(5, { jobId: 'later', status: 'success', finished: true }),
  ]
  const lastJob = { jobId: 'later', status: 'success', finished: true, detail: null }
  const parts = {
    // The second item is of a run from before the found job was stored with it.
    store: { bulk: { itemsAfter: async () => ok([item(0, 'found'), item(1, null)]) } },
    directory: {
      known: async (ids: readonly number[]) =>
        ids.map((id) => ({ id, profile: null, readAt: null, lastJob })),
    },
    ledger: { some: async (ids: readonly string[]) => ok(jobs.filter(({ jobId }) => ids.includes(jobId))) },
    askGaps: async () =>
      ok([0, 1].map(() => ({ filled: 0, notExpected: 0, open: gaps, readAt: '2026-11-30T10:00:00.000Z' }))),
  } as unknown as BulkParts
  const { open } = valueOf(await gapAnswerOf(parts, 'run', 'bills'))
  expect(open.map(({ reason, status, ids }) => ({ reason, status, ids }))).toEqual([
    { reason: 'job-failed', status: 'site_error', ids: [5] },
    { reason: 'job-unknown', status: null, ids: [6] },
  ])
})

test('an answer about many is made page by page, with one question for the jobs of each', async () => {
  const gaps = [
    {
      key: { type: 'gas', accountNumber: '1', serviceId: null, meterNumber: null },
      gaps: [{ start: 20_000, end: 20_029, state: 'missing' }],
    },
  ]
  const items = Array.from({ length: 1_200 }, (_, at): StoredItem => ({
    // Profiles that were forgotten since have left places without an item.
    place: at * 2,
    profileId: at + 1,
    state: 'done',
    reason: null,
    at: null,
    details: { label: '', before: null, after: `job-${at}`, failure: null, work: null, gaps: gaps as never },
  }))
  const asked = { pages: [] as number[], jobs: [] as number[], known: [] as number[] }
  const parts = {
    store: {
      bulk: {
        itemsAfter: async ({ after, limit }: { after: number; limit: number }) => {
          asked.pages.push(after)
          return ok(items.filter(({ place }) => place > after).slice(0, limit))
        },
      },
    },
    directory: {
      known: async (ids: readonly number[]) => {
        asked.known.push(ids.length)
        return ids.map((id) => ({ id, profile: null, readAt: null }))
      },
    },
    ledger: {
      some: async (ids: readonly string[]) => {
        asked.jobs.push(ids.length)
        return ok(ids.map((jobId) => jobOf(1, { jobId, status: 'site_error', finished: true })))
      },
    },
    askGaps: async (_question: string, { profiles }: { readonly profiles: readonly object[] }) =>
      ok(profiles.map(() => ({ filled: 0, notExpected: 0, open: gaps, readAt: null }))),
  } as unknown as BulkParts
  const { gaps: all, open, first } = valueOf(await gapAnswerOf(parts, 'run', 'bills'))
  expect([all, open.map(({ reason, ids }) => [reason, ids.length]), first.length]).toEqual([
    1_200,
    [['job-failed', 1_200]],
    100,
  ])
  expect(asked).toEqual({ pages: [-1, 998, 1_998], jobs: [500, 500, 200], known: [100] })
})
