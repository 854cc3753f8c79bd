import { describe, expect, it, vi } from 'vitest'
import type { Change, Journal } from '../../../electron/changes/journal'
import { createLastJob } from '../../../electron/jobs/last-job'
import { createLauncher } from '../../../electron/jobs/launcher'
import type { Ledger } from '../../../electron/jobs/ledger'
import { createStarts } from '../../../electron/jobs/starts'
import type { LinkClient } from '../../../electron/link/link-client'
import { outcomeOf } from '../../../electron/changes/verdict'
import type { Job, JobState } from '../../../shared/domain/job'
import { createTurns } from '../../../electron/lib/turns'
import { verdictOf } from '../../../shared/domain/lockout'
import type { Profile } from '../../../shared/domain/profile'
import { fail, ok } from '../../../shared/errors/failure'

interface Options {
  /** "Job Status" of any job. */
  readonly status?: LinkClient['jobs']['status']
  /** The last job before the start. */
  readonly last?: JobState
  readonly started?: Ledger['started']
  readonly observed?: Ledger['observed']
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

const launch = ({
  started = async () => fail('internal'),
  observed = async () => fail('internal'),
  status = async () => fail('internal'),
  last,
  failures = 0,
  held = false,
}: Options) => {
  let lastNow = last
  const start = vi.fn<LinkClient['jobs']['start']>(async () =>
    ok({ jobId: 'job-1', profileId: 516, contradiction: null }),
  )
  const jobs: Partial<LinkClient['jobs']> = { start, status, lastOfProfile: async () => ok(lastNow ?? null) }
  const changes: Pick<Change<unknown>, 'kind' | 'personal'>[] = []
  const journal: Journal = {
    run: async (change) => {
      changes.push(change)
      const sent = await change.send()
      if (sent.ok || outcomeOf(sent.error) !== 'unknown') return sent
      const settled = await change.settle(sent.error)
      if (settled.settlement === 'happened') return ok(settled.value)
      return settled.settlement === 'did-not-happen' ? fail('change-did-not-happen') : sent
    },
    unrecorded: () => new Map(),
  }
  const link = { jobs: jobs as LinkClient['jobs'] }
  const lastJob = createLastJob({ link, ledger: { observed: async () => fail('internal') } })
  const follow = vi.fn<(job: Job) => void>()
  const launcher = createLauncher({
    starts: createStarts({
      link,
      ledger: { started, observed },
      lastJob,
      follow,
    }),
    lastJob,
    journal,
    lockout: { verdict: async () => ok(verdictOf(failures, true)) },
    holds: { since: (providerId) => (held && providerId === 3150 ? '2026-03-01T10:00:00.000Z' : null) },
    turns: createTurns(),
    directory: { known: async () => [{ id: 516, profile, readAt: null }] },
  })
  const startJob = (override?: { readonly reason: string }, despiteHold?: boolean) =>
    launcher.start({ profileId: 516, mode: 'bill', sendNotification: true, override, despiteHold })
  const startBeside = (beside: string) =>
    launcher.start({ profileId: 516, mode: 'bill', sendNotification: true, beside })
  const lastIs = (state: JobState): void => {
    lastNow = state
  }
  return { start, startJob, startBeside, lastIs, changes, follow, launcher }
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

describe('two starts of one profile at once', () => {
  const runs: JobState = { jobId: 'job-1', status: 'queued', finished: false, detail: null }

  it('send one request: the second one finds the job that runs, and says so', async () => {
    const bed = launch({})
    bed.start.mockImplementation(async () => {
      bed.lastIs(runs)
      return ok({ jobId: 'job-1', profileId: 516, contradiction: null })
    })
    const [first, second] = await Promise.all([bed.startJob(), bed.startJob()])
    expect(first).toMatchObject({ ok: true, value: { jobId: 'job-1' } })
    expect(second).toMatchObject({ ok: false, error: { code: 'job-running', unsent: true } })
    expect(bed.start).toHaveBeenCalledTimes(1)
  })

  it('send one request also where the person knows of an earlier job that runs', async () => {
    const bed = launch({ last: { ...runs, jobId: 'job-0' } })
    bed.start.mockImplementation(async () => {
      bed.lastIs(runs)
      return ok({ jobId: 'job-1', profileId: 516, contradiction: null })
    })
    const answers = await Promise.all([bed.startBeside('job-0'), bed.startBeside('job-0')])
    expect(answers.map((answer) => answer.ok)).toEqual([true, false])
    expect(bed.start).toHaveBeenCalledTimes(1)
  })

  it('a start that throws does not hold up the next', async () => {
    const bed = launch({})
    bed.start.mockRejectedValueOnce(new Error('thrown'))
    const [first, second] = await Promise.allSettled([bed.startJob(), bed.startJob()])
    expect([first.status, second.status]).toEqual(['rejected', 'fulfilled'])
    expect(bed.start).toHaveBeenCalledTimes(2)
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

describe('a reply to a start that names a job and an error', () => {
  it('leaves its error with the job also where that still waits in the queue', async () => {
    const started: Ledger['started'] = async (_id, _mode, state) => ok({ ...job, ...state })
    const observed = vi.fn<Ledger['observed']>(async (_id, state) => ok({ ...job, ...state }))
    const queued: JobState = { jobId: 'job-7', status: 'queued', finished: false, detail: null }
    const { start, startJob } = launch({ started, observed, status: async () => ok(queued) })
    start.mockResolvedValue(named)
    expect(await startJob()).toMatchObject({ value: { jobId: 'job-7', detail: 'Timeout of the queue' } })
    expect(observed.mock.calls[0]?.[1]).toMatchObject({ status: 'queued', detail: 'Timeout of the queue' })
  })

  const named = fail('outcome-unknown', { status: 200, apiText: 'Timeout of the queue', jobId: 'job-7' })
  const running: JobState = { jobId: 'job-7', status: 'login', finished: false, detail: null }

  it('is settled by that job: where the API knows it, it was started, and is followed', async () => {
    const kept = vi.fn<Ledger['started']>(async (_id, _mode, state) => ok({ ...job, ...state }))
    const status = vi.fn<LinkClient['jobs']['status']>(async () => ok(running))
    const { start, startJob, follow } = launch({ started: kept, status })
    start.mockResolvedValue(named)
    expect(await startJob()).toMatchObject({
      ok: true,
      value: { jobId: 'job-7', status: 'login', detail: 'Timeout of the queue' },
    })
    expect(status.mock.calls[0]?.[0]).toBe('job-7')
    expect(follow.mock.calls).toMatchObject([[{ jobId: 'job-7' }]])
    expect(start).toHaveBeenCalledTimes(1)
  })

  it('keeps the other profile that it names as well, written down or not', async () => {
    for (const started of [async () => ok(job), async () => fail('store-full')]) {
      const kept = vi.fn<Ledger['started']>(started)
      const observed: Ledger['observed'] = async (_id, state) => ok({ ...job, ...state, namedProfile: '121' })
      const { start, startJob } = launch({ started: kept, observed, status: async () => ok(running) })
      start.mockResolvedValue(fail('outcome-unknown', { ...named.error, namedProfile: '121' }))
      expect(await startJob()).toMatchObject({ ok: true, value: { jobId: 'job-7', namedProfile: '121' } })
      expect(kept.mock.calls[0]?.[3]).toBe('121')
    }
  })

  it.each([
    fail('invalid-id'),
    fail('bad-request', { status: 400, apiText: 'Error loading the JSON' }),
    fail('not-found', { status: 404, apiText: 'Profile not found', subject: 'job' }),
    fail('not-found', { status: 404, subject: 'job' }),
  ])('is in doubt where the answer does not say that there is no such job: %j', async (answer) => {
    const { start, startJob } = launch({ status: async () => answer })
    start.mockResolvedValue(named)
    expect(await startJob()).toMatchObject({ error: { code: 'outcome-unknown' } })
  })

  it('is settled by the last job where the API does not know the named one', async () => {
    const { start, startJob } = launch({
      status: async () => fail('not-found', { status: 404, apiText: 'Job not found', subject: 'job' }),
    })
    start.mockResolvedValue(named)
    expect(await startJob()).toMatchObject({ error: { code: 'change-did-not-happen' } })
  })

  it('is in doubt where the named job cannot be asked for', async () => {
    const { start, startJob } = launch({ status: async () => fail('timed-out') })
    start.mockResolvedValue(named)
    expect(await startJob()).toMatchObject({ error: { code: 'outcome-unknown' } })
  })

  it('started nothing where that job is the one from before', async () => {
    const status = vi.fn<LinkClient['jobs']['status']>(async () => ok(running))
    const { start, startJob, follow } = launch({ status, last: { ...running, finished: true } })
    start.mockResolvedValue(named)
    expect(await startJob()).toMatchObject({ error: { code: 'change-did-not-happen' } })
    expect(status).not.toHaveBeenCalled()
    expect(follow).not.toHaveBeenCalled()
  })

  it('was refused where the API said no to it', async () => {
    const status = vi.fn<LinkClient['jobs']['status']>(async () => ok(running))
    const { start, startJob } = launch({ status })
    start.mockResolvedValue(fail('conflict', { status: 409, apiText: 'A job is running', jobId: 'job-7' }))
    expect(await startJob()).toMatchObject({ error: { code: 'conflict' } })
    expect(status).not.toHaveBeenCalled()
  })
})
