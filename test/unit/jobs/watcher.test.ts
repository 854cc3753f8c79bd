import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createWatcher } from '../../../electron/jobs/watcher'
import { fail, ok, type Result } from '../../../shared/errors/failure'
import type { Job, JobState } from '../../../shared/domain/job'
import type { JobService } from '../../../electron/link/jobs'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const job: Job = {
  jobId: 'job-1',
  profileId: 516,
  status: 'queued',
  finished: false,
  detail: null,
  mode: 'bill',
  startedHere: true,
  startedBy: 'someone',
  startedAt: '2026-11-22T10:00:00.000Z',
  endedAt: null,
  observations: [],
  watchTrouble: null,
}

const state = (status: string, finished = false): Result<JobState> =>
  ok({ jobId: 'job-1', status, finished, detail: null })

/** A watcher whose looks get these answers, in turn; the last one again and again. */
const watching = (answers: readonly Result<JobState>[]) => {
  const told: Job[] = []
  let looks = 0
  const jobs: Pick<JobService, 'status'> = {
    status: async () => {
      looks += 1
      return answers[Math.min(looks, answers.length) - 1] ?? fail('internal')
    },
  }
  const watcher = createWatcher({
    link: { jobs: jobs as JobService },
    ledger: { observed: async (_profileId, seen) => ok({ ...job, ...seen }) },
    onChange: (changed) => told.push(changed),
  })
  watcher.watch(job)
  return { watcher, told, looks: () => looks }
}

describe('watching a job', () => {
  it('follows it until `finished` is true, and not a look further', async () => {
    const { told, looks, watcher } = watching([state('login'), state('bill_extract'), state('success', true)])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(told.map(({ status }) => status)).toEqual(['login', 'bill_extract', 'success'])
    expect(looks()).toBe(3)
    expect(watcher.running()).toEqual([])
  })

  it('trusts `finished` alone: neither an unknown status nor one that sounds like an end ends it', async () => {
    const { told, looks } = watching([
      state('success', false),
      state('new_status_2027', false),
      state('new_status_2027', true),
    ])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(told.map(({ finished }) => finished)).toEqual([false, false, true])
    expect(looks()).toBe(3)
  })

  it('goes on through failures ever more slowly, says so, and recovers', async () => {
    const { told, looks } = watching([
      fail('unreachable'),
      fail('unreachable'),
      fail('server-error'),
      state('login'),
      state('success', true),
    ])
    await vi.advanceTimersByTimeAsync(1_000)
    expect(told.at(-1)?.watchTrouble).toBe('unreachable')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(looks()).toBe(2)
    await vi.advanceTimersByTimeAsync(4_000 + 8_000)
    expect(told.at(-1)).toMatchObject({ status: 'login', watchTrouble: null })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(told.at(-1)?.finished).toBe(true)
  })

  it('stops at a job that the API does not know', async () => {
    const { told, looks } = watching([fail('not-found')])
    await vi.advanceTimersByTimeAsync(300_000)
    expect(looks()).toBe(1)
    expect(told.at(-1)?.watchTrouble).toBe('not-found')
  })

  it('looks less often at a job that stands still for long', async () => {
    const { looks } = watching([state('bill_extract')])
    await vi.advanceTimersByTimeAsync(61_000)
    const quick = looks()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(looks() - quick).toBeLessThanOrEqual(13)
  })

  it('watches a job once, however often it is told to', async () => {
    const { watcher, looks } = watching([state('login')])
    watcher.watch(job)
    watcher.watch({ ...job, status: 'start' })
    await vi.advanceTimersByTimeAsync(3_000)
    expect(looks()).toBe(3)
  })

  it('stops when it is closed', async () => {
    const { watcher, looks } = watching([state('login')])
    watcher.close()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(looks()).toBe(0)
  })
})
