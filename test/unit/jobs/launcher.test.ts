import { describe, expect, it, vi } from 'vitest'
import type { Change, Journal } from '../../../electron/changes/journal'
import { createLastJob } from '../../../electron/jobs/last-job'
import { createLauncher } from '../../../electron/jobs/launcher'
import type { Ledger } from '../../../electron/jobs/ledger'
import { createStarts } from '../../../electron/jobs/starts'
import type { LinkClient } from '../../../electron/link/link-client'
import type { Job } from '../../../shared/domain/job'
import { verdictOf } from '../../../shared/domain/lockout'
import type { Profile } from '../../../shared/domain/profile'
import { fail, ok } from '../../../shared/errors/failure'

interface Options {
  readonly started?: Ledger['started']
  readonly failures?: number
  readonly held?: boolean
}

const profile: Profile = {
  id: 516,
  label: 'Ann',
  provider: 'Energy Wisconsin',
  providerId: 3150,
  zipcode: '00007',
  tags: [],
  created: null,
  modified: null,
}

const job: Job = {
  jobId: 'job-1',
  profileId: 516,
  mode: 'bill',
  status: 'queued',
  finished: false,
  detail: null,
  startedHere: true,
  startedBy: 'somebody',
  startedAt: null,
  endedAt: null,
  observations: [],
  watchTrouble: null,
}

const launch = ({ started = async () => fail('internal'), failures = 0, held = false }: Options) => {
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
  const link = { jobs: jobs as LinkClient['jobs'] }
  const lastJob = createLastJob({ link, ledger: { observed: async () => fail('internal') } })
  const follow = vi.fn<(job: Job) => void>()
  const launcher = createLauncher({
    starts: createStarts({ link, ledger: { started }, lastJob, follow }),
    lastJob,
    journal,
    lockout: { verdict: async () => ok(verdictOf(failures, true)) },
    holds: { since: (providerId) => (held && providerId === 3150 ? '2026-03-01T10:00:00.000Z' : null) },
    directory: { known: async () => [{ id: 516, profile, readAt: null }] },
  })
  const startJob = (override?: { readonly reason: string }, despiteHold?: boolean) =>
    launcher.start({ profileId: 516, mode: 'bill', sendNotification: true, override, despiteHold })
  return { start, startJob, changes, follow, launcher }
}

describe('a job that has been started', () => {
  it('is there although it could not be written down: nobody may start it a second time', async () => {
    const { start, startJob } = launch({ started: async () => fail('store-full') })
    expect(await startJob()).toMatchObject({
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
      expect(await startJob()).toMatchObject({
        value: { profileId: 516, namedProfile: '121' },
      })
      expect(kept.mock.calls[0]?.[3]).toBe('121')
    }
  })
})

describe('a start at a provider where starts are on hold', () => {
  it('is refused before anything is read or sent, unless the person decides otherwise', async () => {
    const { start, startJob, changes, launcher } = launch({ held: true })
    expect(await launcher.holdOf(516)).toEqual({
      provider: 'Energy Wisconsin',
      since: '2026-03-01T10:00:00.000Z',
    })
    expect(await startJob()).toMatchObject({ ok: false, error: { code: 'held' } })
    expect([start.mock.calls, changes]).toEqual([[], []])
    await startJob(undefined, true)
    expect(start).toHaveBeenCalledTimes(1)
  })
})

describe('a job that was started', () => {
  it('is followed, written down or not', async () => {
    for (const started of [async () => ok(job), async () => fail('store-full')]) {
      const { startJob, follow } = launch({ started })
      await startJob()
      expect(follow.mock.calls).toMatchObject([[{ jobId: 'job-1', profileId: 516 }]])
    }
  })
})

describe('a start that the lockout guard advises against', () => {
  it('is refused before anything is written or sent', async () => {
    const { start, startJob, changes } = launch({ failures: 2 })
    expect(await startJob()).toMatchObject({ ok: false, error: { code: 'lockout' } })
    expect(start).not.toHaveBeenCalled()
    expect(changes).toEqual([])
  })

  it('is sent with a reason, which goes to the log as the part that can be forgotten', async () => {
    const { start, startJob, changes } = launch({ failures: 2 })
    await startJob({ reason: 'The customer unlocked it.' })
    expect(start).toHaveBeenCalledTimes(1)
    expect(changes).toMatchObject([{ kind: 'job-start', personal: { reason: 'The customer unlocked it.' } }])
  })

  it('keeps no reason where none was needed', async () => {
    const { startJob, changes } = launch({ failures: 1 })
    await startJob({ reason: 'Just in case.' })
    expect(changes).toMatchObject([{ kind: 'job-start', personal: undefined }])
  })
})
