import { act, cleanup, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { jobHandlers } from '../../../../electron/ipc/handlers/jobs'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { JobsGrid } from '../../../../renderer/features/jobs/list/jobs-grid'
import { useJobList } from '../../../../renderer/features/jobs/list/use-job-list'
import { useRunningJobs } from '../../../../renderer/features/jobs/list/use-running-jobs'
import type { Session } from '../../../../electron/connection/session'
import { fail, ok } from '../../../../shared/errors/failure'
import { jobOf } from '../triage/samples'
import { giveElementsASize } from '../ui/sized'
import { noPaces } from '../../../../shared/domain/job'
import { show } from '../show'

beforeAll(() => giveElementsASize())
afterEach(cleanup)

const List = () => {
  const list = useJobList({})
  return list.pending ? null : <JobsGrid list={list} onOpen={() => undefined} />
}

test('a job that was given up has no growing time', async () => {
  const running = { status: 'login', finished: false, startedAt: new Date().toISOString(), endedAt: null }
  const jobs = [jobOf(516, { jobId: 'followed', ...running }), jobOf(517, { jobId: 'lost', ...running })]
  const session: unknown = {
    ledger: { list: async () => ok({ jobs, groups: [{ day: null, count: 2 }] }) },
    directory: { known: async () => [] },
    watcher: { running: () => jobs.slice(0, 1) },
  }
  const handlers = jobHandlers((run) => run(session as Session))
  const bridge = fakeBridge({
    'jobs:list': (window) =>
      handlers['jobs:list'](window, { signal: new AbortController().signal, window: null }),
    'jobs:paces': () => ok(noPaces),
  })
  show(<List />, bridge)
  const lost = await screen.findByText('517')
  expect(lost.closest('[role="row"]')?.textContent).toContain('not watched')
  // Nothing is known of these profiles: not that they have no label.
  expect(lost.closest('[role="row"]')?.textContent).toContain('not read yet')
  expect(screen.getByText('516').closest('[role="row"]')?.textContent).toMatch(/0:0\d$/)
})

test('a row has the API’s words on its job, or on why its state cannot be read', async () => {
  const words = { detail: '{"site_message":"The site is down."}' }
  const watchTrouble = { code: 'server-error', apiText: 'Try later' } as const
  const jobs = [jobOf(516, { jobId: 'said', ...words }), jobOf(517, { jobId: 'trouble', watchTrouble })].map(
    (job) => ({ ...job, label: 'x', provider: null, watched: true }),
  )
  const bridge = fakeBridge({
    'jobs:list': () => ok({ jobs, groups: [{ day: null, count: 2 }], running: 2 }),
    'jobs:paces': () => ok(noPaces),
  })
  show(<List />, bridge)
  expect((await screen.findByText('The site is down.')).closest('[role="row"]')?.textContent).toContain('516')
  expect(screen.getByText('Try later').closest('[role="row"]')?.textContent).toContain('517')
})

test('the list, the rail and the status bar count the running jobs by one answer', async () => {
  let running = 12
  const jobs = Array.from({ length: 13 }, (_, at) =>
    jobOf(at, { jobId: `job-${at}`, status: 'login', finished: false, endedAt: null }),
  ).map((job, at) => ({ ...job, label: 'x', provider: null, watched: at < 12 }))
  const bridge = fakeBridge({
    'jobs:list': () => ok({ jobs, groups: [{ day: null, count: 13 }], running }),
    'jobs:running': () => ok(jobs),
    'jobs:paces': () => ok(noPaces),
  })
  const Count = () => <p>{useRunningJobs()} jobs running</p>
  show(
    <>
      <List />
      <Count />
    </>,
    bridge,
  )
  expect((await screen.findByText('Running')).textContent).toBe('Running12')
  await screen.findByText('12 jobs running')
  running = 11
  act(() => bridge.emit('jobs:changed', { jobs: [] }))
  await screen.findByText('11 jobs running')
  expect(screen.getByText('Running').textContent).toBe('Running11')
})

test('where the server is out of reach, that no job was seen here is not told as that none has run', async () => {
  const session = (lastJob: null | undefined): unknown => ({
    lastJob: async () => fail('unreachable'),
    ledger: { ofProfile: async () => ok([]) },
    watcher: { running: () => [] },
    directory: { known: async () => [{ id: 5, profile: null, readAt: null, lastJob }] },
  })
  const asked = (lastJob: null | undefined) =>
    jobHandlers((run) => run(session(lastJob) as Session))['jobs:of-profile'](
      { profileId: 5 },
      { signal: new AbortController().signal, window: null },
    )
  expect(await asked(undefined)).toMatchObject({ error: { code: 'unreachable' } })
  expect(await asked(null)).toEqual(ok([]))
})
