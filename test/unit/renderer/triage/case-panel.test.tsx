import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keys } from '../../../../renderer/bridge/keys'
import { recordStep } from '../../../../renderer/features/triage/start-again/state'
import { useDrafts } from '../../../../renderer/lib/drafts'
import { CasePanel } from '../../../../renderer/features/triage/case/case-panel'
import { verdictOf } from '../../../../shared/domain/lockout'
import type { Job } from '../../../../shared/domain/job'
import type { TriageCase } from '../../../../shared/domain/triage'
import { fail, ok } from '../../../../shared/errors/failure'
import { billOf } from '../../../support/bill'
import { requests } from '../show'
import { show } from './show'
import type { Answers } from '../../../../renderer/bridge/fake'
import { caseOf, jobOf, outcomeOf, playbookOf, stateOf } from './samples'

afterEach(cleanup)

const canary = 'Tr0ub4dor&3-canary'

// Attempts outlive a look at another case, so that each test has a profile of its own.
let profileId = 5000
beforeEach(() => {
  profileId += 1
})

const showCase = (answers: Answers = {}, takesFocus = true) =>
  show(
    <CasePanel
      profileId={profileId}
      takesFocus={takesFocus}
      timeline={({ status }) => <div data-testid="timeline">{status}</div>}
      homepage={(id) => <span>homepage of {id}</span>}
    />,
    answers,
  )

const fill = async (value = canary, field = 'password'): Promise<HTMLInputElement> => {
  const form = await screen.findByRole('form', { name: 'Fix and start again' })
  const input = within(form).getByLabelText<HTMLInputElement>(field)
  fireEvent.change(input, { target: { value } })
  fireEvent.submit(form)
  return input
}
const progress = (): Promise<HTMLElement> => screen.findByRole('region', { name: 'Start again' })

it('shows what the message of the end told of this job, and of no other', async () => {
  const message = { tags: ['vip', 'a, b'], newRecords: 1, existingRecords: 12 }
  const earlier = { tags: ['old'], newRecords: 7, existingRecords: null }
  showCase({
    'jobs:of-profile': () =>
      ok([jobOf(profileId, { message }), jobOf(profileId, { jobId: 'earlier', message: earlier })]),
  })
  const name = await screen.findByText('Message about its end')
  expect(name.nextElementSibling?.textContent).toBe('1 new record, 12 before it, tags then: vip · a, b')
  expect(document.body.textContent).not.toContain('7 new records')
})

it('says before a start that the API had no agent for the provider', async () => {
  showCase({
    'triage:cases': ({ ids }) => ok(ids.map((id) => caseOf(id, { noAgentSince: '2026-11-20T08:00:00Z' }))),
  })
  expect(await screen.findByText('No jobs could run for this utility provider.')).toBeTruthy()
})

describe('fix and start again', () => {
  /** A case in whose form a password is typed, and what main knows of the case after that. */
  const typedWhile = async (
    change: (before: TriageCase) => TriageCase | null,
    jobs: readonly Job[] = [],
  ): Promise<HTMLInputElement> => {
    const Drafts = () => {
      useDrafts()
      return null
    }
    const { queries } = show(
      <>
        <Drafts />
        <CasePanel profileId={profileId} timeline={() => null} homepage={() => null} />
      </>,
      {},
    )
    const form = await screen.findByRole('form', { name: 'Fix and start again' })
    const input = within(form).getByLabelText<HTMLInputElement>('password')
    fireEvent.input(input, { target: { value: canary } })
    await act(async () => {
      queries.setQueryData(keys.case(profileId), (before?: TriageCase) => before && change(before))
      queries.setQueryData(keys.jobs(profileId), jobs)
      // Its readers are told in the next turn.
      await new Promise((resolve) => setTimeout(resolve))
    })
    return input
  }

  it('keeps what is typed when the case goes with its profile', async () => {
    const input = await typedWhile(() => null)
    expect(input.isConnected && input.value).toBe(canary)
  })

  it('keeps what is typed when another job was started elsewhere, and says so, until its state is asked for', async () => {
    const input = await typedWhile((before) => ({ ...before, jobId: 'started-elsewhere' }))
    expect(input.isConnected && input.value).toBe(canary)
    fireEvent.click(await screen.findByRole('button', { name: 'Show its state' }))
    expect(input.isConnected).toBe(false)
    expect(screen.queryByRole('button', { name: 'Show its state' })).toBeNull()
  })

  it('keeps what is typed when the other job is heard of by its stages, before the case is read again', async () => {
    const running = jobOf(profileId, { jobId: 'started-elsewhere', status: 'login', finished: false })
    const input = await typedWhile((before) => before, [running])
    expect(input.isConnected && input.value).toBe(canary)
    fireEvent.click(await screen.findByRole('button', { name: 'Show its state' }))
    expect(input.isConnected).toBe(false)
    expect(screen.queryByRole('button', { name: 'Show its state' })).toBeNull()
  })

  it('has the focus in the field to fix; Enter stores and starts, and the value is kept nowhere', async () => {
    const { bridge, queries } = showCase({
      'triage:start-again': () =>
        ok(
          outcomeOf({
            stored: ['password'],
            job: jobOf(profileId, { jobId: 'new', status: 'queued', finished: false }),
          }),
        ),
    })
    const form = await screen.findByRole('form', { name: 'Fix and start again' })
    expect(document.activeElement).toBe(within(form).getByLabelText('password'))
    const input = await fill()
    expect(input.value).toBe('')
    const steps = await progress()
    expect(await within(steps).findByText('Password stored')).toBeTruthy()
    expect(within(steps).getByText('Job started')).toBeTruthy()
    expect(requests(bridge, 'triage:start-again')).toEqual([
      {
        profileId,
        fields: [{ name: 'password', value: canary }],
        mode: 'bill',
        sendNotification: true,
      },
    ])
    expect(document.documentElement.outerHTML).not.toContain(canary)
    const cached = queries
      .getQueryCache()
      .getAll()
      .map(({ state }) => state)
    expect(JSON.stringify(cached)).not.toContain(canary)
  })

  it('says each step as it goes, down to accepted credentials and the end', async () => {
    let finish: () => void = () => undefined
    let started = false
    const job = jobOf(profileId, { jobId: 'new', status: 'login', finished: false })
    const { bridge } = showCase({
      'triage:start-again': () =>
        new Promise((resolve) => {
          finish = () => {
            started = true
            resolve(ok(outcomeOf({ stored: ['password'], job })))
          }
        }),
      'jobs:of-profile': () => ok(started ? [job] : []),
    })
    await fill()
    const steps = await progress()
    act(() => recordStep({ profileId, step: 'storing', field: 'password' }))
    expect(within(steps).getByText('Storing password')).toBeTruthy()
    act(() => recordStep({ profileId, step: 'starting', field: null }))
    expect(within(steps).getByText('Starting the job')).toBeTruthy()
    finish()
    expect(await within(steps).findByText(/^Logging in: not known yet/)).toBeTruthy()
    act(() => bridge.emit('jobs:changed', { jobs: [{ ...job, status: 'bill_extract' }] }))
    expect(await within(steps).findByText('Credentials accepted')).toBeTruthy()
    act(() => bridge.emit('jobs:changed', { jobs: [{ ...job, status: 'success', finished: true }] }))
    expect(await within(steps).findByText('Ended: Success')).toBeTruthy()
  })

  it('counts the bills that are new, not those that the job found again, and asks again while it runs', async () => {
    const job = jobOf(profileId, { jobId: 'new', status: 'bill_extract', finished: false })
    const { queries } = showCase({
      'triage:start-again': () => ok(outcomeOf({ job })),
      'jobs:of-profile': () => ok([job]),
      'bills:list': () =>
        ok({ bills: ['known', 'fresh'].map((billId) => billOf({ billId })), newBillIds: ['fresh'] }),
    })
    expect(await within(await progress()).findByText('1 bill arrived so far')).toBeTruthy()
    const [asked] = queries.getQueryCache().findAll({ queryKey: keys.bills(profileId, 'new') })
    expect(asked?.observers[0]?.options.refetchInterval).toBe(10_000)
  })

  it('does not say that no bill arrived where the bills could not be read', async () => {
    const job = jobOf(profileId, { jobId: 'new', status: 'success', finished: true })
    showCase({
      'triage:start-again': () => ok(outcomeOf({ job })),
      'jobs:of-profile': () => ok([job]),
      'bills:list': () => fail('unreachable'),
    })
    await fill()
    const steps = await progress()
    expect(await within(steps).findByText('Ended: Success')).toBeTruthy()
    expect(within(steps).getByText('Not known whether new bills arrived')).toBeTruthy()
    expect(within(steps).queryByText('No bill arrived')).toBeNull()
  })

  it('does not say that no bill arrived where the job has bills that were there at the first look', async () => {
    const job = jobOf(profileId, { jobId: 'new', status: 'success', finished: true })
    showCase({
      'triage:start-again': () => ok(outcomeOf({ job })),
      'jobs:of-profile': () => ok([job]),
      'bills:list': () => ok({ bills: [billOf({ billId: 'there' })], newBillIds: [] }),
    })
    await fill()
    const steps = await progress()
    expect(await within(steps).findByText('Not known whether new bills arrived')).toBeTruthy()
  })

  it('stored but not started: says so, and starts what is left without the password', async () => {
    let tries = 0
    const { bridge } = showCase({
      'triage:start-again': () => {
        tries += 1
        return ok(
          tries === 1
            ? outcomeOf({ stored: ['password'], failure: { code: 'server-error' } })
            : outcomeOf({ job: jobOf(profileId, { jobId: 'new', status: 'queued', finished: false }) }),
        )
      },
    })
    await fill()
    expect(await screen.findByText(/^Job not started: The server reported an internal error/)).toBeTruthy()
    expect(screen.getByText('Password stored')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Start it' }))
    expect(await screen.findByText('Job started')).toBeTruthy()
    expect(screen.getByText('Password stored')).toBeTruthy()
    expect(requests(bridge, 'triage:start-again').at(-1)).toMatchObject({ fields: [] })
  })

  it('in doubt whether a job runs: offers to look, and follows the one that is found', async () => {
    let jobs = [jobOf(profileId)]
    const { queries } = showCase({
      'jobs:of-profile': () => ok(jobs),
      'triage:start-again': () =>
        ok(outcomeOf({ stored: ['password'], failure: { code: 'outcome-unknown' } })),
    })
    await fill()
    expect(await screen.findByText(/^Job in doubt/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Start it' })).toBeNull()
    jobs = [
      jobOf(profileId, { jobId: 'new', status: 'bill_extract', finished: false, endedAt: null }),
      ...jobs,
    ]
    fireEvent.click(screen.getByRole('button', { name: 'Check whether a job is running' }))
    expect(await within(await progress()).findByText('Credentials accepted')).toBeTruthy()
    expect(screen.getByText('There is a new job, probably ours')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Check whether a job is running' })).toBeNull()
    jobs = jobs.map((job) => ({ ...job, status: 'success', finished: true }))
    await act(() => queries.invalidateQueries({ queryKey: keys.jobs(profileId) }))
    expect(await within(await progress()).findByText('Ended: Success')).toBeTruthy()
  })

  it('not stored: names the field and the reason, and what was not tried', async () => {
    showCase({
      'triage:start-again': () =>
        ok(
          outcomeOf({
            notStored: [
              { name: 'username', failure: { code: 'decryption-failed', apiText: 'Decryption failed' } },
              { name: 'password', failure: { code: 'cancelled' } },
            ],
          }),
        ),
    })
    await fill()
    expect(await screen.findByText(/^Username not stored: The API could not decrypt/)).toBeTruthy()
    expect(screen.getByText('Decryption failed')).toBeTruthy()
    expect(screen.getByText('Password not stored: it was not tried')).toBeTruthy()
    expect(screen.getByText('Job not started')).toBeTruthy()
  })

  it('sends nothing while nothing is filled in', async () => {
    const { bridge } = showCase()
    await fill('')
    expect((await screen.findByRole('alert')).textContent).toContain('Nothing was sent')
    expect(requests(bridge, 'triage:start-again')).toEqual([])
  })

  it('says that nothing was sent where the call failed', async () => {
    showCase({ 'triage:start-again': () => fail('not-connected') })
    await fill()
    expect(await screen.findByText('Nothing was sent: Not connected.')).toBeTruthy()
  })
})

describe('the lockout guard', () => {
  const locked: Answers = {
    'triage:cases': ({ ids }) => ok(ids.map((id) => caseOf(id, { lockout: verdictOf(2, false) }))),
  }

  it('refuses the third start with its reason, and takes a typed one', async () => {
    const { bridge } = showCase({
      ...locked,
      'triage:start-again': () =>
        ok(outcomeOf({ job: jobOf(profileId, { jobId: 'new', status: 'queued', finished: false }) })),
    })
    fireEvent.click(await screen.findByRole('button', { name: /Start again with what is stored/ }))
    const form = await screen.findByRole('form', { name: 'Start anyway' })
    expect(screen.getByText(/another failed login could lock/)).toBeTruthy()
    expect(requests(bridge, 'triage:start-again')).toEqual([])
    fireEvent.submit(form)
    expect(requests(bridge, 'triage:start-again')).toEqual([])
    fireEvent.change(within(form).getByLabelText('Reason'), { target: { value: 'Account unlocked' } })
    fireEvent.submit(form)
    expect(await screen.findByText('Job started')).toBeTruthy()
    expect(requests(bridge, 'triage:start-again')).toMatchObject([
      { override: { reason: 'Account unlocked' } },
    ])
  })

  it('speaks of no login with credentials where none are stored', async () => {
    const item = caseOf(516, { status: 'incomplete_parameters', detail: 'password' })
    showCase({
      'triage:cases': () => ok([item]),
      'credentials:list': () => ok({ fields: [], changes: [] }),
    })
    expect(await screen.findByText(/^Username and password are not stored/)).toBeTruthy()
    expect(screen.queryByText(/with the current credentials/)).toBeNull()
  })

  it('says what it counts, and that older ends are not counted', async () => {
    showCase(locked)
    expect((await screen.findByText(/^2 failed logins/)).textContent).toContain('and not counted')
  })

  it('that refuses only in main leads to the same question', async () => {
    showCase({
      'triage:start-again': () =>
        ok(outcomeOf({ refusal: { kind: 'lockout', verdict: verdictOf(2, true) } })),
    })
    fireEvent.click(await screen.findByRole('button', { name: /Start again with what is stored/ }))
    fireEvent.click(await screen.findByRole('button', { name: 'Start anyway…' }))
    expect(await screen.findByRole('form', { name: 'Start anyway' })).toBeTruthy()
  })
})

describe('a case by whose move it is', () => {
  const withStatus = (status: string, more = {}): Answers => ({
    'triage:cases': ({ ids }) => ok(ids.map((id) => caseOf(id, { status, ...more }))),
  })

  it('of a provider on hold asks before a single start', async () => {
    const { bridge } = showCase({
      ...withStatus('timeout_site', { held: true }),
      'triage:start-again': () => ok(outcomeOf({ job: jobOf(profileId, { jobId: 'new' }) })),
    })
    fireEvent.click(await screen.findByRole('button', { name: /^Start again now/ }))
    fireEvent.click(await screen.findByRole('button', { name: 'Start this one' }))
    await progress()
    expect(requests(bridge, 'triage:start-again')).toMatchObject([{ fields: [], despiteHold: true }])
  })

  it('of the customer has the homepage, the text for the customer and its guidance', async () => {
    showCase(withStatus('action_needed', { detail: 'Terms changed' }))
    expect(await screen.findByText('homepage of 3150')).toBeTruthy()
    expect(await screen.findByText('Dear customer, please look.')).toBeTruthy()
    expect(screen.getByText('What action_needed means.')).toBeTruthy()
    expect(screen.getByText('Terms changed')).toBeTruthy()
    expect(screen.queryByRole('form', { name: 'Fix and start again' })).toBeNull()
  })

  it('has the credential form where its playbook lists it, with the focus left where it is', async () => {
    const actions = ['copy-customer-text', 'edit-credentials', 'relaunch'] as const
    showCase({
      ...withStatus('action_needed'),
      'triage:playbook': ({ status }) => ok({ ...playbookOf(status), actions }),
    })
    const form = await screen.findByRole('form', { name: 'Fix and start again' })
    expect(form.contains(document.activeElement)).toBe(false)
    expect(screen.getByRole('button', { name: /^Start again with what is stored/ })).toBeTruthy()
  })

  it('has first what its playbook has first, and no start where that lists none', async () => {
    const actions = ['copy-escalation', 'snooze'] as const
    const { bridge } = showCase({
      ...withStatus('timeout_site'),
      'triage:playbook': ({ status }) => ok({ ...playbookOf(status), actions }),
    })
    const section = await screen.findByRole('region', { name: 'What can be done' })
    const support = await within(section).findByRole('button', { name: /^Copy for Link’s support/ })
    expect('caseFocus' in support.dataset).toBe(true)
    expect(screen.queryByRole('button', { name: /^Start again / })).toBeNull()
    fireEvent.keyDown(document.body, { key: 'r' })
    expect(requests(bridge, 'triage:start-again')).toEqual([])
  })

  it('of Link’s support copies the text for it by a key', async () => {
    const { bridge } = showCase({
      ...withStatus('agent_failure'),
      'triage:escalation': () => ok({ text: 'Profile 1, job 2' }),
    })
    await screen.findByRole('button', { name: /Copy for Link’s support/ })
    fireEvent.keyDown(document.body, { key: 'e' })
    await waitFor(() => expect(requests(bridge, 'triage:escalation')).toEqual([{ profileId }]))
  })

  it('with a status that nobody knows is neutral and can still be started', async () => {
    showCase(withStatus('new_status_2027'))
    expect((await screen.findAllByText('new_status_2027')).length).toBeGreaterThan(0)
    expect(screen.getByText('Not known: the status is new to this console')).toBeTruthy()
    expect(screen.getByRole('button', { name: /Start again with what is stored/ })).toBeTruthy()
  })

  it('is snoozed by two keys, and read again', async () => {
    const { bridge } = showCase({
      ...withStatus('action_needed'),
      'triage:snooze': () => ok(stateOf({ revision: 2 })),
    })
    await screen.findByRole('button', { name: /^Snooze/ })
    fireEvent.keyDown(document.body, { key: 's' })
    const hour = await screen.findByRole('button', { name: /1 hour/ })
    fireEvent.keyDown(hour, { key: '1' })
    await waitFor(() =>
      expect(requests(bridge, 'triage:snooze')).toMatchObject([{ profileIds: [profileId], note: '' }]),
    )
    await waitFor(() => expect(requests(bridge, 'triage:cases')).toHaveLength(2))
  })

  it('that cannot be read says why and offers another try', async () => {
    showCase({ 'triage:cases': () => fail('store-unavailable') })
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy()
  })

  it('without any job says what to do', async () => {
    showCase({ 'triage:cases': () => ok([]) })
    expect(await screen.findByText('No job is known for this profile.')).toBeTruthy()
  })
})
