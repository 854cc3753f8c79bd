import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { keys } from '../../../../renderer/bridge/keys'
import { JobsTab } from '../../../../renderer/features/jobs/jobs-tab'
import { verdictOf } from '../../../../shared/domain/lockout'
import { fail, ok } from '../../../../shared/errors/failure'
import { wordingOf } from '../../../../shared/errors/wording'
import { jobOf } from '../triage/samples'
import { noPaces } from '../../../../shared/domain/job'
import { requests, show } from '../show'

afterEach(cleanup)

/** The jobs of a profile without any, at a provider that is on hold, after a click on the start. */
const startAtHeld = async (failures = 0) => {
  const bridge = fakeBridge({
    'jobs:of-profile': () => ok([]),
    'jobs:paces': () => ok(noPaces),
    'jobs:lockout': () => ok(verdictOf(failures, true)),
    'bills:list': () => ok({ bills: [], newBillIds: [] }),
    'jobs:start': ({ despiteHold }) =>
      despiteHold
        ? ok(jobOf(516, { jobId: 'new', status: 'queued', finished: false, endedAt: null }))
        : fail('held'),
  })
  show(<JobsTab profileId={516} />, bridge)
  if (failures > 1) {
    fireEvent.change(await screen.findByLabelText(/^Reason/), { target: { value: 'Account unlocked' } })
  }
  fireEvent.click(await screen.findByRole('button', { name: /^Start (job|anyway)/ }))
  return () => bridge.calls.filter(({ channel }) => channel === 'jobs:start').map(({ request }) => request)
}

describe('a start at a provider on hold', () => {
  it('is asked about, and made as it was asked for', async () => {
    const starts = await startAtHeld(2)
    fireEvent.click(await screen.findByRole('button', { name: 'Start this one' }))
    expect(await screen.findByRole('article', { name: 'Job new' })).toBeTruthy()
    const asked = {
      profileId: 516,
      mode: 'bill',
      sendNotification: true,
      override: { reason: 'Account unlocked' },
    }
    expect(starts()).toEqual([asked, { ...asked, despiteHold: true }])
    expect(screen.queryByText(/on hold/)).toBeNull()
  })

  it('can be left', async () => {
    const starts = await startAtHeld()
    expect(await screen.findByText('Job starts at this provider are on hold.')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Leave it' }))
    await waitFor(() => expect(screen.queryByText(/on hold/)).toBeNull())
    expect(starts()).toHaveLength(1)
  })
})

it('a start beside a job that runs names it, so that one of which the person does not know is refused', async () => {
  const runs = (jobId: string) => jobOf(516, { jobId, status: 'login', finished: false, endedAt: null })
  let jobs = [runs('shown')]
  const bridge = fakeBridge({
    'jobs:of-profile': () => ok(jobs),
    'jobs:paces': () => ok(noPaces),
    'jobs:lockout': () => ok(verdictOf(0, true)),
    'bills:list': () => ok({ bills: [], newBillIds: [] }),
    'jobs:start': () => {
      jobs = [runs('of a colleague'), ...jobs]
      return fail('job-running', { unsent: true })
    },
  })
  show(<JobsTab profileId={516} />, bridge)
  expect(await screen.findByText(/another one would log in a second time/)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Start job' }))
  expect((await screen.findByRole('alert')).textContent).toContain(
    'A job is already running for this profile.',
  )
  await screen.findByRole('article', { name: 'Job of a colleague' })
  fireEvent.click(screen.getByRole('button', { name: 'Start job' }))
  await waitFor(() =>
    expect(
      bridge.calls.flatMap(({ channel, request }) => (channel === 'jobs:start' ? [request] : [])),
    ).toMatchObject([{ beside: 'shown' }, { beside: 'of a colleague' }]),
  )
})

it('a job that was given up is none that runs: nothing warns of it, and no start is made beside it', async () => {
  const lost = { status: 'login', finished: false, endedAt: null, lostAt: '2026-11-20T08:00:00.000Z' }
  const bridge = fakeBridge({
    'jobs:of-profile': () => ok([jobOf(516, { jobId: 'lost', ...lost })]),
    'jobs:paces': () => ok(noPaces),
    'jobs:lockout': () => ok(verdictOf(0, true)),
    'bills:list': () => ok({ bills: [], newBillIds: [] }),
    'jobs:start': () => fail('held'),
  })
  show(<JobsTab profileId={516} />, bridge)
  await screen.findByRole('article', { name: 'Job lost' })
  expect(screen.queryByText(/another one would log in/)).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Start job' }))
  await screen.findByRole('button', { name: 'Start this one' })
  const start = bridge.calls.find(({ channel }) => channel === 'jobs:start')
  expect(start?.request).not.toHaveProperty('beside')
})

it('that no agent was there at the last try is said before the start, and no longer after one that succeeds', async () => {
  let noneSince: string | null = '2026-11-20T08:00:00.000Z'
  const bridge = fakeBridge({
    'jobs:of-profile': () => ok([]),
    'jobs:paces': () => ok(noPaces),
    'jobs:lockout': () => ok(verdictOf(0, true)),
    'jobs:agent': () => ok({ noneSince }),
    'bills:list': () => ok({ bills: [], newBillIds: [] }),
    'jobs:start': () => {
      noneSince = null
      return ok(jobOf(516, { jobId: 'new', status: 'queued', finished: false, endedAt: null }))
    },
  })
  show(<JobsTab profileId={516} />, bridge)
  expect(await screen.findByText('No jobs could run for this utility provider.')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Start job' }))
  await waitFor(() => expect(screen.queryByText('No jobs could run for this utility provider.')).toBeNull())
})

it('a start whose answer was lost is no trouble any more once its job is found', async () => {
  const before = jobOf(516, { jobId: 'before' })
  const found = jobOf(516, { jobId: 'found', status: 'login', finished: false, endedAt: null })
  let jobs = [before]
  const bridge = fakeBridge({
    'jobs:of-profile': () => ok(jobs),
    'jobs:paces': () => ok(noPaces),
    'jobs:lockout': () => ok(verdictOf(0, true)),
    'bills:list': () => ok({ bills: [], newBillIds: [] }),
    'jobs:start': () => fail('outcome-unknown'),
  })
  const { queries } = show(<JobsTab profileId={516} />, bridge)
  await screen.findByRole('article', { name: 'Job before' })
  fireEvent.click(screen.getByRole('button', { name: 'Start job' }))
  expect((await screen.findByRole('alert')).textContent).toContain('The API’s answer did not arrive')
  jobs = [found, before]
  await queries.invalidateQueries({ queryKey: keys.jobs(516) })
  await screen.findByRole('article', { name: 'Job found' })
  expect(screen.getByText(/the job has been found since/)).toBeTruthy()
  expect(screen.queryByRole('alert')).toBeNull()
})

it('a start that is refused after its tab was left is told', async () => {
  let refuse = (): void => undefined
  const bridge = fakeBridge({
    'jobs:of-profile': () => ok([]),
    'jobs:paces': () => ok(noPaces),
    'jobs:lockout': () => ok(verdictOf(0, true)),
    'bills:list': () => ok({ bills: [], newBillIds: [] }),
    'jobs:start': () =>
      new Promise((resolve) => {
        refuse = () => resolve(fail('permission-denied'))
      }),
  })
  const { changeTo } = show(<JobsTab profileId={516} />, bridge)
  fireEvent.click(await screen.findByRole('button', { name: 'Start job' }))
  await waitFor(() => expect(requests(bridge, 'jobs:start')).toHaveLength(1))
  changeTo(<p>Elsewhere</p>)
  refuse()
  expect(await screen.findByText(wordingOf({ code: 'permission-denied' }).title)).toBeTruthy()
})

it('no agent is missed any more after a start that is answered when its tab was left and opened again', async () => {
  let noneSince: string | null = '2026-11-20T08:00:00.000Z'
  let answer = (): void => undefined
  const bridge = fakeBridge({
    'jobs:of-profile': () => ok([]),
    'jobs:paces': () => ok(noPaces),
    'jobs:lockout': () => ok(verdictOf(0, true)),
    'jobs:agent': () => ok({ noneSince }),
    'bills:list': () => ok({ bills: [], newBillIds: [] }),
    'jobs:start': () =>
      new Promise((resolve) => {
        answer = () => {
          noneSince = null
          resolve(ok(jobOf(516, { jobId: 'new', status: 'queued', finished: false, endedAt: null })))
        }
      }),
  })
  const tab = (at: number) => <JobsTab key={at} profileId={516} />
  const { changeTo } = show(tab(1), bridge)
  await screen.findByText('No jobs could run for this utility provider.')
  fireEvent.click(screen.getByRole('button', { name: 'Start job' }))
  await waitFor(() => expect(requests(bridge, 'jobs:start')).toHaveLength(1))
  changeTo(tab(2))
  await waitFor(() => expect(requests(bridge, 'jobs:agent')).toHaveLength(2))
  answer()
  await waitFor(() => expect(screen.queryByText('No jobs could run for this utility provider.')).toBeNull())
})
