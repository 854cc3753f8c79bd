import { expect, test, vi } from 'vitest'
import type { BulkParts } from '../../../electron/bulk/parts'
import { previewOf } from '../../../electron/bulk/preview'
import { bareProfile } from '../../../electron/link/decode/profile'
import type { BulkOperation } from '../../../shared/domain/bulk'
import { verdictOf } from '../../../shared/domain/lockout'
import type { ProfileRow } from '../../../shared/domain/profile'
import { ok } from '../../../shared/errors/failure'
import { memoryDirectory } from '../../support/bulk-directory'
import { valueOf } from '../../support/session'

const limits = {
  refused: null,
  deletesAllowed: { maxPerRun: 500, problem: null },
  typeToConfirm: null,
  perSecond: null,
}

const partsOf = (rows: readonly ProfileRow[], more: Partial<BulkParts>): BulkParts =>
  ({
    directory: { known: async () => rows },
    holds: { isHeld: () => false, all: () => [] },
    noAgent: { since: () => null },
    now: () => new Date(),
    ...more,
  }) as unknown as BulkParts

test('a start counts whose earlier logins are not known, be there a last job or not', async () => {
  const ended = (id: number): ProfileRow => ({
    id,
    profile: null,
    readAt: null,
    lastJob: { jobId: `job ${id}`, status: 'site_error', finished: true, detail: null },
  })
  const rows: readonly ProfileRow[] = [{ id: 1, profile: null, readAt: null }, ended(2), ended(3), ended(4)]
  const parts = partsOf(rows, {
    lockout: { verdict: async (id) => ok(verdictOf(id === 4 ? 1 : 0, id === 3)) },
  })
  const operation = { kind: 'job-start', mode: 'bill', sendNotification: false } as const
  const preview = valueOf(
    await previewOf(parts, { operation, ids: [1, 2, 3, 4], caseJobs: null }, limits, undefined),
  )
  expect(preview).toMatchObject({ changes: 3, excluded: 1, unknownHistory: 2 })
})

test('a start counts the profiles that get one where the API had no agent', async () => {
  const row = (id: number, providerId: number | null): ProfileRow => ({
    id,
    profile: { ...bareProfile(id), providerId },
    readAt: null,
    lastJob: null,
  })
  const rows = [row(1, 70), row(2, 71), row(3, null), { ...row(4, 70), lastJob: undefined }]
  const parts = partsOf(rows, {
    lockout: { verdict: async () => ok(verdictOf(0, true)) },
    noAgent: { since: (providerId) => (providerId === 70 ? '2026-11-01T08:00:00.000Z' : null) },
  })
  const start = { kind: 'job-start', mode: 'bill', sendNotification: false } as const
  expect(
    valueOf(
      await previewOf(parts, { operation: start, ids: [1, 2, 3, 4], caseJobs: null }, limits, undefined),
    ),
  ).toMatchObject({
    changes: 4,
    withoutAgent: 2,
  })
})

test('a start that is to close gaps leaves out where there is no agent, and says how many for which reason', async () => {
  const row = (id: number, providerId: number): ProfileRow => ({
    id,
    profile: { ...bareProfile(id), providerId },
    readAt: null,
    lastJob: { jobId: `job ${id}`, status: 'partial_success', finished: id !== 5, detail: null },
  })
  const rows = [row(1, 70), row(2, 71), row(3, 72), row(4, 73), row(5, 73)]
  const parts = partsOf(rows, {
    lockout: { verdict: async (id) => ok(verdictOf(id === 3 ? 1 : 0, true)) },
    holds: { isHeld: (providerId) => providerId === 71, all: () => [] },
    noAgent: { since: (providerId) => (providerId === 70 ? '2026-11-01T08:00:00.000Z' : null) },
  })
  const start = { kind: 'job-start', mode: 'bill', sendNotification: false } as const
  const closing = { ...start, gaps: { type: null } }
  const ids = [1, 2, 3, 4, 5]
  expect(
    valueOf(await previewOf(parts, { operation: closing, ids, caseJobs: null }, limits, undefined)),
  ).toMatchObject({
    changes: 1,
    unchanged: 1,
    excluded: 3,
    withoutAgent: 0,
    leftOut: { 'no-agent': 1, 'provider-held': 1, 'credentials-failed': 1 },
  })
  expect(
    valueOf(await previewOf(parts, { operation: start, ids, caseJobs: null }, limits, undefined)),
  ).toMatchObject({
    changes: 2,
    withoutAgent: 1,
    leftOut: { 'provider-held': 1, 'credentials-failed': 1 },
  })
})

test('a label that another profile has, or that two profiles of the run would get, is told', async () => {
  const row = (id: number, label: string, zipcode: string): ProfileRow => ({
    id,
    profile: { ...bareProfile(id), label, zipcode },
    readAt: new Date().toISOString(),
  })
  const all = [row(1, 'A', '10001'), row(2, 'B', '10001'), row(3, 'C', '10002'), row(4, 'case 10002', '1')]
  const rows = all.slice(0, 3)
  const asked = async (label: string) => {
    const directory = memoryDirectory({ profiles: { get: vi.fn() } }, () => new Date())
    all.forEach(directory.put)
    const ids = rows.map(({ id }) => id)
    const preview = await previewOf(
      partsOf([], { directory }),
      { operation: { kind: 'change', label }, ids, caseJobs: null },
      limits,
      undefined,
    )
    return valueOf(preview).sameLabels
  }
  expect(await asked('CASE {zip}')).toEqual({
    count: 3,
    examples: [
      { label: 'CASE 10001', count: 2, ids: [1, 2] },
      { label: 'CASE 10002', count: 2, ids: [4, 3] },
    ],
  })
  expect(await asked('{label} {id}')).toEqual({ count: 0, examples: [] })
  // Each keeps its own.
  expect(await asked('{label}')).toEqual({ count: 0, examples: [] })
})

test('labels that can hardly be told apart count as the same, as for a single profile', async () => {
  const directory = memoryDirectory({ profiles: { get: vi.fn() } }, () => new Date())
  const row = (id: number, label: string, providerId = 1): ProfileRow => ({
    id,
    profile: { ...bareProfile(id), label, providerId },
    readAt: new Date().toISOString(),
  })
  const sameOf = async (operation: BulkOperation, ids: readonly number[]) =>
    valueOf(
      await previewOf(partsOf([], { directory }), { operation, ids, caseJobs: null }, limits, undefined),
    ).sameLabels
  for (const one of [row(1, 'A'), row(2, 'CASE-l0'), row(3, 'case-10'), row(4, 'c\u0430se-10')])
    directory.put(one)
  const renamed = await sameOf({ kind: 'change', label: 'CASE-10' }, [1])
  expect(renamed).toEqual({ count: 1, examples: [{ label: 'CASE-10', count: 4, ids: [3, 4, 2] }] })

  // A move to a provider at which there is such a label already, or where two of the run would have it.
  for (const one of [row(5, 'Solar', 7), row(6, 'solar', 8), row(7, 'other', 8)]) directory.put(one)
  expect(await sameOf({ kind: 'change', providerId: 8 }, [5])).toMatchObject({ count: 1 })
  expect(await sameOf({ kind: 'change', providerId: 9 }, [5, 6, 7])).toMatchObject({ count: 2 })
  expect(await sameOf({ kind: 'change', providerId: 9 }, [5, 7])).toMatchObject({ count: 0 })
})
