import { describe, expect, it, vi } from 'vitest'
import type { Change, Journal } from '../../../electron/changes/journal'
import { createLauncher } from '../../../electron/jobs/launcher'
import type { Ledger } from '../../../electron/jobs/ledger'
import type { LinkClient } from '../../../electron/link/link-client'
import { verdictOf } from '../../../shared/domain/lockout'
import { fail, ok } from '../../../shared/errors/failure'

interface Options {
  readonly started?: Ledger['started']
  readonly failures?: number
}

const launch = ({ started = async () => fail('internal'), failures = 0 }: Options) => {
  const start = vi.fn<LinkClient['jobs']['start']>(async () =>
    ok({ jobId: 'job-1', profileId: 516, contradiction: null }),
  )
  const jobs: Partial<LinkClient['jobs']> = { start, lastOfProfile: async () => ok(null) }
  const changes: Pick<Change<unknown>, 'kind' | 'personal'>[] = []
  const journal: Journal = {
    run: (change) => {
      changes.push(change)
      return change.send()
    },
    unrecorded: () => new Map(),
  }
  const startJob = createLauncher({
    link: { jobs: jobs as LinkClient['jobs'] },
    ledger: { started } as Ledger,
    journal,
    lockout: { verdict: async () => ok(verdictOf(failures, true)) },
    onFound: vi.fn<(job: unknown) => void>(),
  })
  return { start, startJob, changes }
}

describe('a job that has been started', () => {
  it('is there although it could not be written down: nobody may start it a second time', async () => {
    const { start, startJob } = launch({ started: async () => fail('store-full') })
    expect(await startJob(516, 'bill', true)).toMatchObject({
      ok: true,
      value: {
        jobId: 'job-1',
        profileId: 516,
        mode: 'bill',
        finished: false,
        watchTrouble: { code: 'store-full' },
      },
    })
    expect(start).toHaveBeenCalledTimes(1)
  })
})

describe('a reply to a start that names another profile', () => {
  it('stands in the job, written down or not', async () => {
    for (const started of [undefined, async () => fail('store-full')]) {
      const kept = vi.fn<Ledger['started']>(started ?? (async () => fail('internal')))
      const { start, startJob } = launch({ started: kept })
      start.mockResolvedValue(ok({ jobId: 'job-1', profileId: 516, contradiction: '121' }))
      expect(await startJob(516, 'bill', true)).toMatchObject({
        value: { profileId: 516, namedProfile: '121' },
      })
      expect(kept.mock.calls[0]?.[3]).toBe('121')
    }
  })
})

describe('a start that the lockout guard advises against', () => {
  it('is refused before anything is written or sent', async () => {
    const { start, startJob, changes } = launch({ failures: 2 })
    expect(await startJob(516, 'bill', true)).toMatchObject({ ok: false, error: { code: 'lockout' } })
    expect(start).not.toHaveBeenCalled()
    expect(changes).toEqual([])
  })

  it('is sent with a reason, which goes to the log as the part that can be forgotten', async () => {
    const { start, startJob, changes } = launch({ failures: 2 })
    await startJob(516, 'bill', true, { reason: 'The customer unlocked it.' })
    expect(start).toHaveBeenCalledTimes(1)
    expect(changes).toMatchObject([{ kind: 'job-start', personal: { reason: 'The customer unlocked it.' } }])
  })

  it('keeps no reason where none was needed', async () => {
    const { startJob, changes } = launch({ failures: 1 })
    await startJob(516, 'bill', true, { reason: 'Just in case.' })
    expect(changes).toMatchObject([{ kind: 'job-start', personal: undefined }])
  })
})
