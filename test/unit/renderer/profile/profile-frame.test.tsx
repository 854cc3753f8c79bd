import type { QueryClient } from '@tanstack/react-query'
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { keys } from '../../../../renderer/bridge/keys'
import { listRow } from '../../../../shared/domain/list-row'
import { Overview } from '../../../../renderer/features/profile/overview'
import { ProfileFrame } from '../../../../renderer/features/profile/profile-frame'
import { seenOf } from '../../../../renderer/features/profile/profile-edit'
import type { Job } from '../../../../shared/domain/job'
import { deletedHere, wasListed } from '../../../../shared/domain/directory'
import type { Profile } from '../../../../shared/domain/profile'
import { fail, ok } from '../../../../shared/errors/failure'
import { inPieces, requests, show as showPart } from '../show'

const profile: Profile = {
  id: 516,
  label: 'CASE-00412',
  provider: 'Pacific Gas & Electric',
  providerId: 3149,
  zipcode: '94107',
  tags: ['solar', 'priority'],
  created: '2026-10-29T08:00:00Z',
  modified: null,
}
const job: Job = {
  jobId: '3b7471eb',
  profileId: 516,
  status: 'credential_error',
  finished: true,
  detail: 'Password rejected',
  mode: 'bill',
  startedHere: false,
  startedBy: null,
  startedAt: null,
  endedAt: null,
  observations: [],
  watchTrouble: null,
}
const onClose = vi.fn()
let queries: QueryClient
const settledReads = (): Promise<void> => waitFor(() => expect(queries.isFetching()).toBe(0))
const onTab = vi.fn()

const show = (answers: Parameters<typeof fakeBridge>[0], tab?: string) => {
  const bridge = fakeBridge({
    'profiles:get': () => ok(profile),
    'jobs:of-profile': () => ok([job]),
    'profiles:twins': () => ok({ twins: [], count: 0, sameProvider: 0, unread: 0 }),
    ...answers,
  })
  queries = showPart(
    <ProfileFrame
      profileId={516}
      mode="inspector"
      tabs={[
        { id: 'overview', name: 'Overview', content: <Overview profileId={516} /> },
        { id: 'bills', name: 'Bills', content: <p>the bills</p> },
      ]}
      tab={tab}
      onTab={onTab}
      tags={<span>tags here</span>}
      past={<p>what was seen of it</p>}
      onClose={onClose}
    />,
    bridge,
  ).queries
  return bridge
}

const press = async (name: string): Promise<void> => {
  await screen.findByRole('heading', { name: 'CASE-00412' })
  fireEvent.click(screen.getByRole('button', { name }))
}

beforeEach(() => void vi.clearAllMocks())
afterEach(cleanup)

test('a profile that is not read yet is named by its ID', () => {
  show({ 'profiles:get': () => new Promise(() => undefined) })
  expect(screen.getByRole('heading', { name: 'Profile 516' })).toBeTruthy()
})

test('the overview says what became of the last job, and whose move it is', async () => {
  show({})
  const last = await screen.findByRole('region', { name: 'Last job' })
  expect(await within(last).findByText('Wrong credentials')).toBeTruthy()
  expect(last.textContent).toContain('credential_error')
  expect(last.textContent).toContain('correct them, then start the job again')
  expect(last.textContent).toContain('Password rejected')
  expect(screen.getByRole('region', { name: 'Profile' }).textContent).toContain('Modifiedunknown')
})

test('of a long label the beginning is shown, all of it by a click, and a list’s cut one never takes its place', async () => {
  const long = { ...profile, label: `${'x'.repeat(2_500)} end` }
  const bridge = show({ 'profiles:get': () => ok(long) })
  const about = await screen.findByRole('region', { name: 'Profile' })
  expect(about.textContent).not.toContain('end')
  fireEvent.click(within(about).getByRole('button', { name: 'Show all 2,504 characters' }))
  expect(about.textContent).toContain('xx end')
  const row = listRow({ id: 516, profile: { ...long, zipcode: '00007' }, readAt: null })
  act(() => bridge.emit('profiles:changed', { rows: [row], removed: [] }))
  await waitFor(() => expect(about.textContent).toContain('00007'))
  expect(about.textContent).toContain('xx end')
  expect(requests(bridge, 'profiles:get')).toHaveLength(1)
  // Another label begins otherwise: the profile is read again.
  const other = listRow({ id: 516, profile: { ...long, label: 'y'.repeat(2_500) }, readAt: null })
  act(() => bridge.emit('profiles:changed', { rows: [other], removed: [] }))
  await waitFor(() => expect(requests(bridge, 'profiles:get')).toHaveLength(2))
})

test('a running job is followed in the header', async () => {
  const bridge = show({ 'jobs:of-profile': () => ok([]) })
  expect(await screen.findByText('never run')).toBeTruthy()
  act(() => bridge.emit('jobs:changed', { jobs: [{ ...job, status: 'login', finished: false }] }))
  expect((await screen.findAllByText('Logging in')).length).toBeGreaterThan(0)
  expect(screen.queryByText('never run')).toBeNull()
})

test('only the tab in view is mounted; another is asked for by its name', async () => {
  show({}, 'bills')
  expect(await screen.findByText('the bills')).toBeTruthy()
  expect(screen.queryByRole('region', { name: 'Profile' })).toBeNull()
  fireEvent.click(screen.getByRole('tab', { name: 'Overview' }))
  expect(onTab).toHaveBeenCalledWith('overview')
})

test('only what was changed is sent', async () => {
  const bridge = show({
    'profiles:change': () => ok({ outcome: 'changed', profile: { ...profile, label: 'CASE-9' } }),
  })
  await press('Change the profile')
  const dialog = await screen.findByRole('dialog', { name: 'Change profile 516' })
  const save = within(dialog).getByRole('button', { name: 'Save changes' })
  expect(save.hasAttribute('disabled')).toBe(true)
  fireEvent.change(within(dialog).getByLabelText('Label'), { target: { value: 'CASE-9' } })
  fireEvent.click(save)
  expect(await screen.findByRole('heading', { name: 'CASE-9' })).toBeTruthy()
  expect(requests(bridge, 'profiles:change')).toEqual([{ id: 516, seen: seenOf(profile), label: 'CASE-9' }])
})

test('a label with blanks around it stays as it is where only the ZIP code was changed', async () => {
  const padded = { ...profile, label: ' padded ' }
  const bridge = show({
    'profiles:get': () => ok(padded),
    'profiles:change': () => ok({ outcome: 'changed', profile: { ...padded, zipcode: '00007' } }),
  })
  await screen.findByRole('heading', { name: 'padded' })
  fireEvent.click(screen.getByRole('button', { name: 'Change the profile' }))
  const dialog = await screen.findByRole('dialog', { name: 'Change profile 516' })
  const save = within(dialog).getByRole('button', { name: 'Save changes' })
  expect(save.hasAttribute('disabled')).toBe(true)
  fireEvent.change(within(dialog).getByLabelText('ZIP code'), { target: { value: ' 00007 ' } })
  fireEvent.click(save)
  await waitFor(() =>
    expect(requests(bridge, 'profiles:change')).toEqual([
      { id: 516, seen: seenOf(padded), zipcode: '00007' },
    ]),
  )
})

test('a change in doubt is said to be so, and the profile is read again', async () => {
  const bridge = show({ 'profiles:change': () => fail('outcome-unknown') })
  await press('Change the profile')
  const dialog = await screen.findByRole('dialog', { name: 'Change profile 516' })
  fireEvent.change(within(dialog).getByLabelText('ZIP code'), { target: { value: '' } })
  expect(within(dialog).getByText(/without it, a job may fail/)).toBeTruthy()
  fireEvent.click(within(dialog).getByRole('button', { name: 'Save changes' }))
  expect(await within(dialog).findByText(/may or may not have happened/)).toBeTruthy()
  await waitFor(() => expect(requests(bridge, 'profiles:get')).toHaveLength(2))
})

test('deleting asks first, names what is lost, and leaves the profile', async () => {
  const bridge = show({ 'profiles:delete': () => ok({ outcome: 'deleted' }) })
  await press('Delete the profile')
  const dialog = await screen.findByRole('dialog', { name: 'Delete profile 516?' })
  expect(dialog.textContent).toContain('cannot be undone')
  const lost = within(dialog)
    .getAllByRole('listitem')
    .map((item) => item.textContent)
  expect(lost).toContain('its label “CASE-00412”')
  expect(lost).toContain('its tags: solar, priority')
  expect(requests(bridge, 'profiles:delete')).toEqual([])
  fireEvent.click(within(dialog).getByRole('button', { name: 'Delete profile' }))
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce())
})

test('a profile that somebody else has changed since is not deleted before that was seen', async () => {
  const theirs = { ...profile, label: 'CASE-9', providerId: 7, provider: 'Other' }
  const answers = vi
    .fn()
    .mockReturnValueOnce(ok({ outcome: 'overtaken', profile: theirs }))
    .mockReturnValue(ok({ outcome: 'deleted' }))
  const bridge = show({ 'profiles:delete': answers })
  await press('Delete the profile')
  const dialog = await screen.findByRole('dialog', { name: 'Delete profile 516?' })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Delete profile' }))
  expect((await within(dialog).findByText(/Nothing was deleted/)).textContent).toMatch(
    /Label: it was CASE-00412 and is now CASE-9.*Utility provider: .*is now Other · 7/,
  )
  expect(onClose).not.toHaveBeenCalled()
  fireEvent.click(within(dialog).getByRole('button', { name: 'Delete it as it is now' }))
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce())
  expect(requests(bridge, 'profiles:delete')).toEqual([
    { id: 516, seen: seenOf(profile) },
    { id: 516, seen: seenOf(theirs) },
  ])
})

test('a profile that someone else has deleted is said to be gone', async () => {
  const get = vi.fn().mockReturnValueOnce(ok(profile)).mockReturnValue(fail('not-found'))
  const bridge = show({ 'profiles:get': get })
  await screen.findByRole('heading', { name: 'CASE-00412' })
  expect(screen.queryByText('what was seen of it')).toBeNull()
  act(() => bridge.emit('profiles:changed', { rows: [], removed: [516] }))
  expect(await screen.findByText('There is no profile 516.')).toBeTruthy()
  expect(screen.getByText('what was seen of it')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Back to the list' }))
  expect(onClose).toHaveBeenCalledOnce()
})

test('forgetting asks first, says that Link is not touched, and leaves the profile', async () => {
  const bridge = show({
    'profiles:forget': () => {
      // Main tells of it before it answers.
      bridge.emit('profiles:changed', { rows: [], removed: [516], forgotten: [516] })
      return ok({ removed: ['Ana'], left: ['Byron', 'Ada'], unwritten: ['line'] })
    },
  })
  await press('Forget the profile on this computer')
  const dialog = await screen.findByRole('dialog', { name: 'Forget profile 516 on this computer?' })
  expect(dialog.textContent).toContain('At Link nothing is changed')
  expect(requests(bridge, 'profiles:forget')).toEqual([])
  fireEvent.click(within(dialog).getByRole('button', { name: 'Forget profile' }))
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce())
  expect(requests(bridge, 'profiles:forget')).toEqual([{ id: 516, label: 'CASE-00412' }])
  expect(
    await screen.findByText(
      inPieces(/^The saved view “Ana” had its label, and is gone\. The saved views “Byron”, “Ada” look/),
    ),
  ).toBeTruthy()
  expect(screen.getByText(/The profile is forgotten, but .* The activity log has no line/)).toBeTruthy()
  // What the page asked for would make it known again; only who opens it anew asks.
  act(() => bridge.emit('profiles:changed', { rows: [], removed: [516], forgotten: [516] }))
  await settledReads()
  expect(requests(bridge, 'profiles:get')).toHaveLength(1)
  expect(requests(bridge, 'jobs:of-profile')).toHaveLength(1)
  cleanup()
  expect(queries.getQueryData(keys.profile(516))).toBeUndefined()
})

test('why it cannot be forgotten now is said in the question', async () => {
  show({ 'profiles:forget': () => fail('profile-busy') })
  await press('Forget the profile on this computer')
  const dialog = await screen.findByRole('dialog', { name: 'Forget profile 516 on this computer?' })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Forget profile' }))
  expect(await within(dialog).findByText('Something is still in progress for this profile.')).toBeTruthy()
  expect(onClose).not.toHaveBeenCalled()
})

test('a profile can be forgotten as it is deleted, and when it is gone', async () => {
  const get = vi.fn().mockReturnValueOnce(ok(profile)).mockReturnValue(fail('not-found'))
  const bridge = show({
    'profiles:get': get,
    'profiles:delete': () => ok({ outcome: 'deleted' }),
    'profiles:forget': () => ok({ removed: [], left: [], unwritten: [] }),
  })
  await press('Delete the profile')
  const dialog = await screen.findByRole('dialog', { name: 'Delete profile 516?' })
  fireEvent.click(within(dialog).getByLabelText(/^Forget it on this computer as well/))
  fireEvent.click(within(dialog).getByRole('button', { name: 'Delete profile' }))
  await waitFor(() => expect(requests(bridge, 'profiles:forget')).toHaveLength(1))
  act(() => bridge.emit('profiles:changed', { rows: [], removed: [516] }))
  fireEvent.click(await screen.findByRole('button', { name: 'Forget it on this computer…' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Forget profile' }))
  await waitFor(() => expect(requests(bridge, 'profiles:forget')).toHaveLength(2))
})

test('a deletion is not told as failed where what is kept here cannot be forgotten', async () => {
  show({ 'profiles:delete': () => ok({ outcome: 'deleted' }), 'profiles:forget': () => fail('profile-busy') })
  await press('Delete the profile')
  const dialog = await screen.findByRole('dialog', { name: 'Delete profile 516?' })
  fireEvent.click(within(dialog).getByLabelText(/^Forget it on this computer as well/))
  fireEvent.click(within(dialog).getByRole('button', { name: 'Delete profile' }))
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce())
  expect(within(dialog).queryByRole('alert')).toBeNull()
})

test('a profile that cannot be read says why and can be tried again', async () => {
  const get = vi.fn().mockReturnValueOnce(fail('timed-out')).mockReturnValue(ok(profile))
  show({ 'profiles:get': get })
  expect(await screen.findByText('The server took too long to answer.')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('heading', { name: 'CASE-00412' })).toBeTruthy()
})

test('an ID that no profile answers to is said to be deleted only as far as this console knows it', async () => {
  show({ 'profiles:get': () => fail('not-found') })
  expect(await screen.findByText('There is no profile with the ID 516.')).toBeTruthy()
  expect(screen.getByText(/^It was deleted, never existed, or belongs to another certificate\./)).toBeTruthy()
  cleanup()
  show({ 'profiles:get': () => fail('not-found', { detail: wasListed }) })
  expect(await screen.findByText(/^It was deleted, here or by someone else/)).toBeTruthy()
  cleanup()
  show({ 'profiles:get': () => fail('not-found', { detail: deletedHere }) })
  expect(await screen.findByText(/^It was deleted from this console/)).toBeTruthy()
})
