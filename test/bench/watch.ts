import { subscribe } from 'node:diagnostics_channel'
import { performance } from 'node:perf_hooks'
import { startPracticeForTests, type PracticeForTests } from '../support/practice'
import {
  connectTo,
  context,
  makeMachine,
  startConsole,
  valueOf,
  type ConsoleForTests,
} from '../support/session'
import { rowOf, type Row } from './row'

const jobs = 500
const onScreen = 40
/** The agents run at half the speed of real ones: a job takes about 80 s. */
const speed = 0.5
const perSecond = 50
const lookMs = 50

interface Watched {
  readonly profileId: number
  readonly jobId: string
  readonly startedAt: number
  readonly endsAt: number
  seenAt: number | null
}

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })

const untilIdle = async (running: ConsoleForTests): Promise<void> => {
  const { directory } = await running.session()
  while ((await directory.state()).phase !== 'idle') await wait(lookMs)
}

/** When the agent will be done, in milliseconds of `performance.now`. */
const endOf = ({ service }: PracticeForTests, jobId: string): number => {
  const job = service.world().jobs.byId(jobId)
  if (!job) throw new Error(`watch: no job ${jobId}`)
  const left = job.started + job.plan.finished * 1_000 - service.clock.now()
  return performance.now() + left / speed
}

const startJobs = async (
  running: ConsoleForTests,
  practice: PracticeForTests,
): Promise<readonly Watched[]> => {
  const { directory } = await running.session()
  const { ids } = valueOf(await directory.search('', null, null))
  const started: Watched[] = []
  const queue = [...ids]
  const next = async (): Promise<void> => {
    for (let id = queue.shift(); id !== undefined && started.length < jobs; id = queue.shift()) {
      const request = { profileId: id, mode: 'bill', sendNotification: false } as const
      const job = await running.calls['jobs:start'](request, context)
      // Some providers have no agent, and some logins have failed before.
      if (!job.ok || started.length >= jobs) continue
      const { jobId } = job.value
      started.push({
        profileId: id,
        jobId,
        startedAt: performance.now(),
        endsAt: endOf(practice, jobId),
        seenAt: null,
      })
    }
  }
  await Promise.all(Array.from({ length: 16 }, next))
  if (started.length < jobs) throw new Error(`watch: only ${started.length} jobs could be started`)
  return started
}

/** The largest number within any second. */
const busiest = (times: readonly number[]): number => {
  let from = 0
  return times.reduce((most, time, at) => {
    while (time - (times[from] ?? time) >= 1_000) from += 1
    return Math.max(most, at - from + 1)
  }, 0)
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

/** 500 jobs from their start to their end, the first 40 of them on screen. */
export const benchWatch = async (): Promise<readonly Row[]> => {
  const practice = await startPracticeForTests({ profiles: 900, speed })
  const machine = makeMachine()
  const running = await startConsole(machine)
  const looks: { readonly jobId: string; readonly at: number }[] = []
  subscribe('undici:request:create', (message) => {
    const { path } = (message as { readonly request: { readonly path: string } }).request
    const [, jobId] = /\/jobs\/([0-9a-f-]{36})\/?$/.exec(path) ?? []
    if (jobId !== undefined) looks.push({ jobId, at: performance.now() })
  })
  try {
    await connectTo(running, practice)
    await untilIdle(running)
    const all = await startJobs(running, practice)
    const shown = all.slice(0, onScreen)
    const { watcher, ledger } = await running.session()
    watcher.onScreen(new Set(shown.map(({ profileId }) => profileId)))
    const shownAt = performance.now()
    const waiting = new Map(all.map((job) => [job.jobId, job]))
    console.log(`watch: ${all.length} jobs run`)
    while (waiting.size > 0) {
      const still = new Set(watcher.running().map(({ jobId }) => jobId))
      for (const [jobId, job] of waiting) {
        if (still.has(jobId)) continue
        job.seenAt = performance.now()
        waiting.delete(jobId)
      }
      await wait(lookMs)
    }
    for (const { jobId } of all) {
      if (valueOf(await ledger.job(jobId))?.finished !== true) throw new Error(`watch: ${jobId} was lost`)
    }

    const ours = new Set(all.map(({ jobId }) => jobId))
    const counted = looks.filter(({ jobId }) => ours.has(jobId))
    const budget = all.reduce((sum, job) => {
      const seconds = (job.endsAt - job.startedAt) / 1_000
      const seen = shown.includes(job)
        ? Math.max(0, job.endsAt - Math.max(shownAt, job.startedAt)) / 1_000
        : 0
      return sum + seen / 4 + (seconds - seen) / 30 + 1
    }, 0)
    const late = shown.map(({ seenAt, endsAt }) => (seenAt ?? Infinity) - endsAt)
    return [
      rowOf('watch: requests, against the budget', 'requests', [{ ours: counted.length, theirs: budget }], {
        at: 'most',
        ratio: 1.2,
      }),
      rowOf(
        'watch: most requests in a second, against the limit',
        'requests',
        [{ ours: busiest(looks.map(({ at }) => at)), theirs: perSecond }],
        { at: 'most', ratio: 1 },
      ),
      rowOf('watch: end on screen seen, median', 'ms', [{ ours: median(late), theirs: 2_000 }], {
        at: 'most',
        ratio: 1,
      }),
    ]
  } finally {
    await running.close()
    await practice.close()
    machine.remove()
  }
}
