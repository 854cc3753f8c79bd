import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createWatcher } from '../../../electron/jobs/watcher'
import type { JobService } from '../../../electron/link/jobs'
import { fail, ok, type Result } from '../../../shared/errors/failure'
import type { Job, JobState } from '../../../shared/domain/job'

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

const lostAt = '2026-11-22T12:00:00.000Z'

const state = (status: string, finished = false): Result<JobState> =>
  ok({ jobId: 'job-1', status, finished, detail: null })

/** A watcher whose looks get what `answer` gives for the job and the number of the look, from 1. */
const watcherOf = (answer: (jobId: string, look: number) => Result<JobState>) => {
  const told: Job[] = []
  const looks = new Map<string, number>()
  const jobs: Pick<JobService, 'status'> = {
    status: async (jobId) => {
      const look = (looks.get(jobId) ?? 0) + 1
      looks.set(jobId, look)
      return answer(jobId, look)
    },
  }
  const watcher = createWatcher({
    link: { jobs: jobs as JobService },
    ledger: {
      observed: async (profileId, seen) => ok({ ...job, profileId, ...seen }),
      lost: async (jobId) => ok({ ...job, jobId, lostAt }),
    },
    onChange: (changed) => told.push(changed),
  })
  return { watcher, told, looks: (jobId = 'job-1') => looks.get(jobId) ?? 0 }
}

/** One job on screen whose looks get these answers in turn; the last one again and again. */
const watching = (answers: readonly Result<JobState>[]) => {
  const all = watcherOf((_id, look) => answers[Math.min(look, answers.length) - 1] ?? fail('internal'))
  all.watcher.onScreen(new Set([516]))
  all.watcher.watch(job)
  return all
}

describe('watching a job', () => {
  it('follows it until `finished` is true, and not a look further', async () => {
    const { told, looks, watcher } = watching([state('login'), state('bill_extract'), state('success', true)])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(told.map(({ status }) => status)).toEqual(['login', 'bill_extract', 'success'])
    expect(looks()).toBe(3)
    expect(watcher.running()).toEqual([])
  })

  it('takes a reply for the job that it asked for, though the reply names another', async () => {
    const other = ok({ jobId: 'job-77', status: 'success', finished: true, detail: null })
    const { told, looks } = watching([other])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(told.map(({ jobId }) => jobId)).toEqual(['job-1'])
    expect(looks()).toBe(1)
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

  it('follows stages that come back or are left out, and tells each move once', async () => {
    const { told } = watching([
      state('bill_extract'),
      state('bill_processing'),
      state('bill_processing'),
      state('bill_extract'),
      state('success', true),
    ])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(told.map(({ status }) => status)).toEqual([
      'bill_extract',
      'bill_processing',
      'bill_extract',
      'success',
    ])
  })

  it('goes on through failures ever more slowly, says so, and recovers', async () => {
    const { told, looks } = watching([
      fail('server-error', { status: 500 }),
      fail('server-error', { status: 500 }),
      fail('not-found', { status: 404 }),
      state('login'),
      state('success', true),
    ])
    await vi.advanceTimersByTimeAsync(3_600)
    expect(told.at(-1)?.watchTrouble?.code).toBe('server-error')
    await vi.advanceTimersByTimeAsync(3_600 + 7_200)
    expect(told.at(-1)?.watchTrouble?.code).toBe('not-found')
    await vi.advanceTimersByTimeAsync(14_399)
    expect(looks()).toBe(3)
    await vi.advanceTimersByTimeAsync(1)
    expect(told.at(-1)).toMatchObject({ status: 'login', watchTrouble: null })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(told.at(-1)?.finished).toBe(true)
  })

  it('does not lose a job that the API does not know for a while, but one that it does not know for an hour', async () => {
    const { told, looks, watcher } = watching([fail('not-found', { status: 404, apiText: 'Job not found' })])
    await vi.advanceTimersByTimeAsync(3_000_000)
    expect(watcher.running()).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1_000_000)
    const last = looks()
    await vi.advanceTimersByTimeAsync(10_000_000)
    expect(looks()).toBe(last)
    expect(watcher.running()).toEqual([])
    expect(told.at(-1)).toMatchObject({ lostAt, watchTrouble: { code: 'not-found' } })
  })

  it.each([
    fail('bad-request', { status: 400, apiText: 'Error loading the JSON' }),
    fail('not-found', { status: 404, apiText: 'Profile not found', subject: 'job' }),
    fail('not-found', { status: 404, subject: 'job' }),
  ])('does not give a job up for an answer that says nothing of it: %j', async (answer) => {
    const { told, watcher } = watching([answer])
    await vi.advanceTimersByTimeAsync(10_000_000)
    expect(watcher.running()).toHaveLength(1)
    expect(told.every(({ lostAt: lost }) => lost === undefined)).toBe(true)
  })

  it('looks less often at a job that nobody sees, and at once when somebody does', async () => {
    const { watcher, looks } = watching([state('bill_extract')])
    watcher.onScreen(new Set())
    await vi.advanceTimersByTimeAsync(3_600)
    const before = looks()
    await vi.advanceTimersByTimeAsync(270_000)
    expect(looks() - before).toBe(10)
    await vi.advanceTimersByTimeAsync(10_000)
    watcher.onScreen(new Set([516]))
    await vi.advanceTimersByTimeAsync(0)
    expect(looks() - before).toBe(11)
  })

  it('looks more often when the end is near, but not for ever at one that hangs there', async () => {
    const { looks } = watching([state('worker_wait')])
    await vi.advanceTimersByTimeAsync(3_600 + 4 * 2_000)
    expect(looks()).toBe(5)
    await vi.advanceTimersByTimeAsync(36_000)
    expect(looks()).toBe(15)
  })

  it('is not moved by a clock that is set a year ahead or back', async () => {
    const { watcher, looks } = watching([state('login')])
    await vi.advanceTimersByTimeAsync(3_600)
    expect(looks()).toBe(1)
    for (const days of [365, -730, 365]) {
      vi.setSystemTime(Date.now() + days * 86_400_000)
      const before = looks()
      await vi.advanceTimersByTimeAsync(3_600)
      expect(looks()).toBe(before + 1)
    }
    watcher.close()
  })

  it('watches a job once, however often it is told to', async () => {
    const { watcher, looks } = watching([state('login')])
    watcher.watch(job)
    watcher.watch({ ...job, status: 'start' })
    await vi.advanceTimersByTimeAsync(3_600 * 3)
    expect(looks()).toBe(3)
  })

  it('asks no more for a job whose end another reading saw, not even where a look was waiting its turn', async () => {
    const { watcher, told, looks } = watching([state('login')])
    watcher.ended({ ...job, status: 'success', finished: true })
    watcher.ended({ ...job, status: 'success', finished: true })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(looks()).toBe(0)
    expect(told).toHaveLength(1)

    let signal: AbortSignal | undefined
    const jobs: Pick<JobService, 'status'> = {
      status: (_id, options) => {
        signal = options?.signal
        return new Promise(() => undefined)
      },
    }
    const queued = createWatcher({
      link: { jobs: jobs as JobService },
      ledger: { observed: async () => fail('internal'), lost: async () => fail('internal') },
      onChange: vi.fn<(job: Job) => void>(),
    })
    queued.watch(job)
    queued.wake()
    await vi.advanceTimersByTimeAsync(100)
    queued.ended({ ...job, finished: true })
    expect(signal?.aborted).toBe(true)
  })

  it('stops when it is closed', async () => {
    const { watcher, looks } = watching([state('login')])
    watcher.close()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(looks()).toBe(0)
  })
})

/** Jobs 0 to `count` - 1, of profiles of the same number and one. */
const many = (count: number): readonly Job[] =>
  Array.from({ length: count }, (_, at) => ({ ...job, jobId: `job-${at}`, profileId: at + 1 }))

describe('watching many jobs', () => {
  it('looks at all of them soon after a sleep, one after the other, those on screen first', async () => {
    const order: string[] = []
    const { watcher } = watcherOf((jobId) => {
      order.push(jobId)
      return state('login')
    })
    many(100).forEach(watcher.watch)
    watcher.onScreen(new Set([91]))
    watcher.wake()
    await vi.advanceTimersByTimeAsync(0)
    expect(order).toEqual(['job-90'])
    await vi.advanceTimersByTimeAsync(1_000)
    expect(order).toHaveLength(26)
    await vi.advanceTimersByTimeAsync(3_000)
    expect(new Set(order).size).toBe(100)
  })

  it('keeps the turn of each however often it is woken', async () => {
    const { watcher, looks } = watcherOf(() => state('login'))
    const jobs = many(12)
    jobs.forEach(watcher.watch)
    for (let times = 0; times < 100; times += 1) {
      watcher.wake()
      await vi.advanceTimersByTimeAsync(10)
    }
    expect(jobs.filter(({ jobId }) => looks(jobId) === 0)).toEqual([])
    watcher.close()
  })

  it('looks at all that had no reply as soon as one has, and does not keep on at a server that answers with errors', async () => {
    let answer: Result<JobState> = fail('unreachable')
    const { watcher, looks } = watcherOf(() => answer)
    many(50).forEach(watcher.watch)
    watcher.onScreen(new Set([1]))
    await vi.advanceTimersByTimeAsync(600_000)
    const total = (): number => many(50).reduce((sum, { jobId }) => sum + looks(jobId), 0)
    const before = total()
    answer = state('login')
    await vi.advanceTimersByTimeAsync(15_000 + 50 * 40)
    expect(total() - before).toBeGreaterThanOrEqual(50)
  })

  it('takes no more than its share of requests however many there are', async () => {
    const { watcher, looks } = watcherOf(() => state('bill_extract'))
    // At their usual paces these would be 69 looks a second. More would say no more: the fake clock goes through all timers
    // for each look.
    const jobs = many(900)
    jobs.forEach(watcher.watch)
    watcher.onScreen(new Set(jobs.slice(0, 150).map(({ profileId }) => profileId)))
    await vi.advanceTimersByTimeAsync(45_000)
    const before = jobs.reduce((sum, { jobId }) => sum + looks(jobId), 0)
    await vi.advanceTimersByTimeAsync(60_000)
    const after = jobs.reduce((sum, { jobId }) => sum + looks(jobId), 0)
    expect((after - before) / 60).toBeLessThanOrEqual(50)
  })

  it('stays within the budget, and sees the end of what is on screen in two seconds at the median', async () => {
    const begun = performance.now()
    const endOf = (jobId: string): number => 20_000 + ((Number(jobId.slice(4)) * 7_919) % 180_000)
    const stageAt = (left: number): string => (left > 6_000 ? 'bill_extract' : 'worker_wait')
    const late: number[] = []
    const { watcher, looks } = watcherOf((jobId) => {
      const left = begun + endOf(jobId) - performance.now()
      if (left <= 0 && Number(jobId.slice(4)) < 40) late.push(-left)
      return left <= 0 ? state('success', true) : state(stageAt(left))
    })
    const jobs = many(500)
    watcher.onScreen(new Set(jobs.slice(0, 40).map(({ profileId }) => profileId)))
    jobs.forEach(watcher.watch)
    await vi.advanceTimersByTimeAsync(300_000)

    const sent = jobs.reduce((sum, { jobId }) => sum + looks(jobId), 0)
    const budget = jobs.reduce((sum, { jobId }, at) => sum + endOf(jobId) / 1_000 / (at < 40 ? 4 : 30) + 1, 0)
    expect(sent).toBeLessThanOrEqual(1.2 * budget)
    expect(late).toHaveLength(40)
    expect(late.toSorted((a, b) => a - b)[20]).toBeLessThanOrEqual(2_000)
  })
})
