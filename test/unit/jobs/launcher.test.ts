import { describe, expect, it, vi } from 'vitest'
import type { Journal } from '../../../electron/changes/journal'
import { createLauncher } from '../../../electron/jobs/launcher'
import type { Ledger } from '../../../electron/jobs/ledger'
import type { LinkClient } from '../../../electron/link/link-client'
import { fail, ok } from '../../../shared/errors/failure'

const launch = (started: Ledger['started']) => {
  const start = vi.fn<LinkClient['jobs']['start']>(async () =>
    ok({ jobId: 'job-1', profileId: 516, contradiction: null }),
  )
  const jobs: Partial<LinkClient['jobs']> = { start, lastOfProfile: async () => ok(null) }
  const journal: Journal = { run: ({ send }) => send() }
  const startJob = createLauncher({
    link: { jobs: jobs as LinkClient['jobs'] },
    ledger: { started } as Ledger,
    journal,
    onFound: vi.fn<(job: unknown) => void>(),
  })
  return { start, startJob }
}

describe('a job that has been started', () => {
  it('is there although it could not be written down: nobody may start it a second time', async () => {
    const { start, startJob } = launch(async () => fail('store-full'))
    expect(await startJob(516, 'bill', true)).toMatchObject({
      ok: true,
      value: { jobId: 'job-1', profileId: 516, mode: 'bill', finished: false, watchTrouble: 'store-full' },
    })
    expect(start).toHaveBeenCalledTimes(1)
  })
})
