import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { Answers } from '../../../../renderer/bridge/fake'
import { NewProfile } from '../../../../renderer/features/profiles/new-profile/new-profile'
import { fail, ok } from '../../../../shared/errors/failure'
import { requests, show as showPart } from '../show'
import { jobOf, outcomeOf } from '../triage/samples'
import { profile } from './samples'

afterEach(cleanup)

const onCreated = vi.fn()
const start = { provider: { value: 3149, label: 'Mock Utility' }, zipcode: '00007' }

const known: Answers = {
  'profiles:twins': () => ok({ twins: [], count: 0, sameProvider: 0, unread: 0 }),
  'profiles:create': ({ label = '' }) => ok(profile(900, { label })),
  'credentials:limit': () => ok({ bytes: 190 }),
  'jobs:look': () => ok(null),
  'jobs:paces': () => ok({ stages: {}, acceptance: null }),
  'jobs:of-profile': () => ok([]),
}

const show = (answers: Answers = {}) => {
  onCreated.mockClear()
  return showPart(
    <NewProfile opened start={start} onClose={vi.fn()} onCreated={onCreated} onLook={vi.fn()} />,
    { ...known, ...answers },
  )
}

const field = (name: string): HTMLInputElement => screen.getByLabelText(name, { selector: 'input' })
const type = (name: string, value: string): void => {
  fireEvent.input(field(name), { target: { value } })
}
const fill = (): void => {
  fireEvent.change(field('Label'), { target: { value: 'CASE 9' } })
  type('username', 'ann@example.com')
  type('password', 'the-password')
}
const made = (): HTMLElement => screen.getByRole('list', { name: 'Created now' })
const login = [
  { name: 'username', value: 'ann@example.com' },
  { name: 'password', value: 'the-password' },
]

test('Enter creates the profile, stores its login and starts a job, and the form waits for the next one', async () => {
  const job = jobOf(900, { jobId: 'first', status: 'queued', finished: false })
  const { bridge } = show({
    'triage:start-again': () => ok(outcomeOf({ stored: ['username', 'password'], job })),
  })
  expect(screen.getByRole('button', { name: 'Create profile' })).toBeTruthy()
  fill()
  fireEvent.click(screen.getByRole('button', { name: 'Create and start' }))

  expect(await screen.findByText('Profile created, username and password stored.')).toBeTruthy()
  expect(within(made()).getByText('CASE 9')).toBeTruthy()
  expect(within(made()).getByText(/^Job started/)).toBeTruthy()
  expect(requests(bridge, 'profiles:create')).toEqual([
    { providerId: 3149, zipcode: '00007', label: 'CASE 9' },
  ])
  expect(requests(bridge, 'triage:start-again')).toEqual([
    { profileId: 900, fields: login, mode: 'bill', sendNotification: true },
  ])
  // The provider and the ZIP code stay; what belongs to this customer does not.
  expect([field('Label').value, field('username').value, field('password').value]).toEqual(['', '', ''])
  expect(field('ZIP code').value).toBe('00007')
  await waitFor(() => expect(document.activeElement).toBe(field('Label')))
  expect(onCreated).not.toHaveBeenCalled()
  fireEvent.click(within(made()).getByRole('button', { name: 'Open' }))
  expect(onCreated).toHaveBeenCalledWith(expect.objectContaining({ id: 900 }))
})

test('without a job the login is only stored', async () => {
  const { bridge } = show({ 'credentials:save': () => ok(null) })
  fill()
  fireEvent.click(screen.getByLabelText('Start a job at once'))
  fireEvent.click(screen.getByRole('button', { name: 'Create and store' }))
  expect(await screen.findByText('Profile created, username and password stored.')).toBeTruthy()
  expect(requests(bridge, 'credentials:save')).toEqual(
    login.map(({ name, value }) => ({ profileId: 900, field: name, value, action: 'add' })),
  )
  expect(requests(bridge, 'triage:start-again')).toEqual([])
  expect(within(made()).queryByText(/Job started/)).toBeNull()
})

test('at a provider on hold the login is stored, and no job is started', async () => {
  const refusal = { kind: 'held', provider: 'Mock Utility', since: '2026-11-22T08:00:00Z' } as const
  const { bridge } = show({
    'triage:start-again': () => ok(outcomeOf({ refusal })),
    'credentials:save': () => ok(null),
  })
  fill()
  fireEvent.click(screen.getByRole('button', { name: 'Create and start' }))
  expect(await screen.findByText('No job was started: starts at Mock Utility are on hold.')).toBeTruthy()
  expect(within(made()).getByText('Profile created, username and password stored.')).toBeTruthy()
  expect(requests(bridge, 'credentials:save')).toHaveLength(2)
})

test('a login that is not stored is told beside the profile that was created, and nothing is sent again', async () => {
  const notStored = [{ name: 'password', failure: { code: 'outcome-unknown' } as const }]
  const { bridge } = show({ 'triage:start-again': () => ok(outcomeOf({ stored: ['username'], notStored })) })
  fill()
  fireEvent.click(screen.getByRole('button', { name: 'Create and start' }))
  expect(await screen.findByText('Profile created, username stored; the rest was not.')).toBeTruthy()
  expect(made().textContent).toContain('Not stored: password. No job was started.')
  expect(requests(bridge, 'profiles:create')).toHaveLength(1)
  expect(requests(bridge, 'triage:start-again')).toHaveLength(1)
})

test('a profile that cannot be created leaves what was typed, and sends no credential', async () => {
  const { bridge } = show({ 'profiles:create': () => fail('permission-denied') })
  fill()
  fireEvent.click(screen.getByRole('button', { name: 'Create and start' }))
  await screen.findByRole('alert')
  expect([field('Label').value, field('password').value]).toEqual(['CASE 9', 'the-password'])
  expect(requests(bridge, 'triage:start-again')).toEqual([])
})

test('an answer that comes in another connection sends no credential there', async () => {
  const { forgetDone } = await import('../../../../renderer/parts/done')
  const { bridge } = show({
    'profiles:create': () => {
      forgetDone()
      return ok(profile(900))
    },
  })
  fill()
  fireEvent.click(screen.getByRole('button', { name: 'Create and start' }))
  await screen.findByText('Profile created.')
  expect(requests(bridge, 'triage:start-again')).toEqual([])
  expect(requests(bridge, 'credentials:save')).toEqual([])
})

test('another field has a name, or nothing is sent', async () => {
  const { bridge } = show({ 'triage:start-again': () => ok(outcomeOf({ stored: ['pin'] })) })
  fireEvent.click(screen.getByRole('button', { name: 'Another field' }))
  type('Value', '1234')
  fireEvent.click(screen.getByRole('button', { name: 'Create and start' }))
  expect(await screen.findByText(/Give the other field its name/)).toBeTruthy()
  expect(requests(bridge, 'profiles:create')).toEqual([])
  type('Field', 'pin')
  fireEvent.click(screen.getByRole('button', { name: 'Create and start' }))
  await screen.findByText('Profile created, pin stored.')
  expect(requests(bridge, 'triage:start-again')).toMatchObject([{ fields: [{ name: 'pin', value: '1234' }] }])
})

test('in Practice the user names that decide how a job ends are offered, and elsewhere none', () => {
  const offered = () => field('username').list?.options.length ?? 0
  show()
  expect(offered()).toBe(0)
  cleanup()
  showPart(
    <NewProfile opened practice start={start} onClose={vi.fn()} onCreated={onCreated} onLook={vi.fn()} />,
    known,
  )
  expect(offered()).toBeGreaterThan(10)
  expect(screen.getByText(/In Practice the user name decides/)).toBeTruthy()
  expect(field('password').list ?? null).toBeNull()
})
