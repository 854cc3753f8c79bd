import { act, cleanup, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { AcceptedBand, AcceptedMark } from '../../../../renderer/parts/accepted'
import { awaitAcceptance, forgetAwaited } from '../../../../renderer/parts/accepted-notice'
import { useOnScreen } from '../../../../renderer/parts/on-screen'
import type { Job } from '../../../../shared/domain/job'
import { ok } from '../../../../shared/errors/failure'
import { show } from '../show'
import { jobOf } from '../triage/samples'

afterEach(() => {
  cleanup()
  forgetAwaited()
})

const start = '2026-11-30T10:00:00.000Z'
const at = (seconds: number): string => new Date(Date.parse(start) + seconds * 1000).toISOString()
const seen = (status: string, seconds: number) => ({ status, firstSeen: at(seconds), lastSeen: at(seconds) })

const running = (...statuses: readonly (readonly [string, number])[]): Job =>
  jobOf(516, {
    status: statuses.at(-1)?.[0] ?? 'queued',
    finished: false,
    startedAt: start,
    endedAt: null,
    observations: statuses.map(([status, seconds]) => seen(status, seconds)),
  })

it('says after how long the credentials were accepted, and nothing before', () => {
  const { changeTo } = show(<AcceptedBand job={running(['login', 4])} />)
  expect(screen.queryByRole('status')).toBeNull()
  changeTo(<AcceptedBand job={running(['login', 4], ['bill_extract', 17], ['logout', 40])} />)
  expect(screen.getByRole('status').textContent).toBe(
    'Credentials accepted after 0:17: you can tell the customer.',
  )
})

it('says how long it has been so far, and how long it usually takes, for a job started here', async () => {
  const waiting = { ...running(['login', 4]), startedHere: true, startedAt: new Date().toISOString() }
  const pace = { stages: {}, acceptance: { fromMs: 14_600, toMs: 20_400 } }
  const { changeTo } = show(<AcceptedBand job={waiting} />, { 'jobs:paces': () => ok(pace) })
  expect((await screen.findByText(/usually 15 to 20 s$/)).textContent).toMatch(/accepted: 0:0\d, usually/)
  changeTo(<AcceptedBand job={{ ...waiting, startedHere: false }} />)
  expect(screen.queryByText(/usually/)).toBeNull()
  changeTo(<AcceptedBand job={{ ...waiting, status: 'credential_error', finished: true }} />)
  expect(screen.queryByText(/usually/)).toBeNull()
})

it('takes it back when the end shows that they were not, and says no time where the start is not known', () => {
  const refused = { ...running(['bill_extract', 17]), status: 'credential_error', finished: true }
  const { changeTo } = show(<AcceptedBand job={refused} />)
  expect(screen.queryByRole('status')).toBeNull()
  changeTo(<AcceptedBand job={{ ...running(['bill_extract', 17]), startedAt: null }} />)
  expect(screen.getByRole('status').textContent).toBe('Credentials accepted: you can tell the customer.')
})

it('says no time that was not seen: only the end, or a stage after nobody had looked for a while', () => {
  const ended = { ...running(['login', 4], ['success', 20]), finished: true }
  const { changeTo } = show(<AcceptedBand job={ended} />)
  expect(screen.getByRole('status').textContent).toBe('Credentials accepted')
  changeTo(<AcceptedBand job={running(['login', 4], ['bill_extract', 14_400])} />)
  expect(screen.getByRole('status').textContent).toBe('Credentials accepted: you can tell the customer.')
})

it('is marked in the head of the profile as long as the job runs', () => {
  const { changeTo } = show(<AcceptedMark job={running(['account_navigation', 12])} />)
  expect(screen.getByText('accepted after 0:12')).toBeTruthy()
  changeTo(<AcceptedMark job={{ ...running(['account_navigation', 12]), finished: true }} />)
  expect(screen.queryByText(/accepted/)).toBeNull()
})

const Shown = () => {
  useOnScreen('here', [516])
  return null
}

it('is a notice for a job that the person started and does not look at, once', async () => {
  const { bridge } = show(null, { 'jobs:look': () => ok(null) })
  const accepted = running(['login', 4], ['bill_extract', 17])
  act(() => bridge.emit('jobs:changed', { jobs: [accepted] }))
  expect(screen.queryByText(/credentials accepted/)).toBeNull()
  awaitAcceptance(accepted)
  act(() => bridge.emit('jobs:changed', { jobs: [running(['login', 4])] }))
  expect(screen.queryByText(/credentials accepted/)).toBeNull()
  act(() => bridge.emit('jobs:changed', { jobs: [accepted] }))
  act(() => bridge.emit('jobs:changed', { jobs: [accepted] }))
  expect(await screen.findAllByText('Profile 516: credentials accepted after 0:17')).toHaveLength(1)
})

it('is no notice where its job is in sight', () => {
  const { bridge } = show(<Shown />, { 'jobs:look': () => ok(null) })
  const accepted = running(['login', 4], ['bill_extract', 17])
  awaitAcceptance(accepted)
  act(() => bridge.emit('jobs:changed', { jobs: [accepted] }))
  expect(screen.queryByText(/credentials accepted/)).toBeNull()
})
