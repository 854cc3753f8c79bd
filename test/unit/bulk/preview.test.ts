import { expect, test } from 'vitest'
import type { BulkParts } from '../../../electron/bulk/parts'
import { previewOf } from '../../../electron/bulk/preview'
import { verdictOf } from '../../../shared/domain/lockout'
import type { ProfileRow } from '../../../shared/domain/profile'
import { ok } from '../../../shared/errors/failure'
import { valueOf } from '../../support/session'

const limits = {
  refused: null,
  deletesAllowed: { most: 500, problem: null },
  typeToConfirm: null,
  perSecond: null,
}

const partsOf = (rows: readonly ProfileRow[], more: Partial<BulkParts>): BulkParts =>
  ({
    directory: { known: async () => rows },
    holds: { isHeld: () => false, all: () => [] },
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
  const preview = valueOf(await previewOf(parts, operation, [1, 2, 3, 4], limits, undefined))
  expect(preview).toMatchObject({ changes: 3, excluded: 1, unknownHistory: 2 })
})
