import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { seenOf } from '../../../../renderer/features/profile/profile-edit'
import { ProfileFrame } from '../../../../renderer/features/profile/profile-frame'
import { useDrafts } from '../../../../renderer/lib/drafts'
import { wasListed } from '../../../../shared/domain/directory'
import type { Profile } from '../../../../shared/domain/profile'
import { fail, ok } from '../../../../shared/errors/failure'
import { exposed } from '../exposed'
import { show as showPart } from '../show'

const profile: Profile = {
  id: 516,
  label: 'CASE-1',
  provider: 'Pacific Gas & Electric',
  providerId: 3149,
  zipcode: '94107',
  tags: [],
  created: null,
  modified: null,
}
const theirs: Profile = { ...profile, label: 'CASE-2' }
const gone = fail('not-found', { subject: 'profile', detail: wasListed, unsent: true })

const Drafts = () => {
  useDrafts()
  return null
}

const show = (answers: Parameters<typeof fakeBridge>[0]) => {
  const bridge = fakeBridge({
    'profiles:get': () => ok(profile),
    'jobs:of-profile': () => ok([]),
    'profiles:twins': () => ok({ twins: [], count: 0, sameProvider: 0, unread: 0 }),
    ...answers,
  })
  const tabs = [
    {
      id: 'notes',
      name: 'Notes',
      content: (
        <form>
          <input aria-label="Value" />
        </form>
      ),
    },
  ]
  showPart(
    <>
      <Drafts />
      <ProfileFrame
        profileId={516}
        mode="inspector"
        tabs={tabs}
        tab={undefined}
        onTab={vi.fn()}
        tags={null}
        onClose={vi.fn()}
      />
    </>,
    bridge,
  )
  const changes = (): readonly unknown[] =>
    bridge.calls.filter(({ channel }) => channel === 'profiles:change').map(({ request }) => request)
  return { bridge, changes }
}

const open = async (): Promise<HTMLElement> => {
  await screen.findByRole('heading', { name: 'CASE-1' })
  fireEvent.click(screen.getByRole('button', { name: 'Change the profile' }))
  return screen.findByRole('dialog', { name: 'Change profile 516' })
}
const write = (dialog: HTMLElement, field: string, value: string): void => {
  fireEvent.input(within(dialog).getByLabelText(field), { target: { value } })
}
const press = (dialog: HTMLElement, name: string): void => {
  fireEvent.click(within(dialog).getByRole('button', { name }))
}
const text = (dialog: HTMLElement, field: string): string =>
  within(dialog).getByLabelText<HTMLInputElement>(field).value
const row = (dialog: HTMLElement, name: RegExp): string | null =>
  within(dialog).getByRole('row', { name }).textContent

afterEach(cleanup)

test('no dialog about a profile leaves its label readable in privacy mode', async () => {
  const twins = [{ id: 7, label: 'CASE-1', providerId: null }]
  show({ 'profiles:twins': () => ok({ twins, count: 1, sameProvider: 0, unread: 0 }) })
  const dialog = await open()
  write(dialog, 'Label', 'CASE-1\u200B')
  press(dialog, 'Save changes')
  await within(dialog).findByRole('button', { name: /^Use “/ })
  expect(exposed(document.body, ['CASE-1'])).toEqual([])
  press(dialog, 'Cancel')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  fireEvent.click(screen.getByRole('button', { name: 'Delete the profile' }))
  await screen.findByText(/its label/)
  expect(exposed(document.body, ['CASE-1'])).toEqual([])
})

test('what somebody else has changed is shown beside what was typed; mine is sent only then', async () => {
  const answers = vi
    .fn()
    .mockReturnValueOnce(ok({ outcome: 'overtaken', profile: theirs }))
    .mockReturnValue(ok({ outcome: 'changed', profile: { ...theirs, label: 'CASE-3' } }))
  const { changes } = show({ 'profiles:change': answers })
  const dialog = await open()
  write(dialog, 'Label', 'CASE-3')
  press(dialog, 'Save changes')
  await within(dialog).findByText('Nothing is sent until you decide.')
  expect(row(dialog, /^Label/)).toBe('LabelCASE-1CASE-2CASE-3')
  // Enter must not decide.
  fireEvent.submit(within(dialog).getByLabelText('Label'))
  expect(changes()).toHaveLength(1)
  press(dialog, 'Send mine')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(changes()).toEqual([
    { id: 516, seen: seenOf(profile), label: 'CASE-3' },
    { id: 516, seen: seenOf(theirs), label: 'CASE-3' },
  ])
})

test('theirs is taken, and what else was typed stays; a field that nobody here touched is never sent', async () => {
  const answers = vi
    .fn()
    .mockReturnValueOnce(
      ok({ outcome: 'overtaken', profile: { ...theirs, providerId: 7, provider: 'Other' } }),
    )
    .mockReturnValue(ok({ outcome: 'changed', profile: theirs }))
  const { changes } = show({ 'profiles:change': answers })
  const dialog = await open()
  write(dialog, 'Label', 'CASE-3')
  write(dialog, 'ZIP code', '00007')
  press(dialog, 'Save changes')
  await within(dialog).findByText('Nothing is sent until you decide.')
  expect(row(dialog, /^Utility provider/)).toContain('nothing: it stays as it is now')
  press(dialog, 'Take theirs')
  expect([text(dialog, 'Label'), text(dialog, 'ZIP code')]).toEqual(['CASE-2', '00007'])
  press(dialog, 'Save changes')
  await waitFor(() => expect(changes()).toHaveLength(2))
  expect(changes()[1]).toEqual({ id: 516, seen: { ...seenOf(theirs), providerId: 7 }, zipcode: '00007' })
})

test('a change that becomes known while one types is said at once, and one can go on typing', async () => {
  const { bridge, changes } = show({})
  const dialog = await open()
  write(dialog, 'ZIP code', '00007')
  act(() =>
    bridge.emit('profiles:changed', { rows: [{ id: 516, profile: theirs, readAt: null }], removed: [] }),
  )
  await within(dialog).findByText('Nothing is sent until you decide.')
  press(dialog, 'Go on editing')
  expect([text(dialog, 'Label'), text(dialog, 'ZIP code')]).toEqual(['CASE-2', '00007'])
  expect(within(dialog).queryByText('Nothing is sent until you decide.')).toBeNull()
  expect(changes()).toEqual([])
})

test('a provider at which another profile has the label already is asked about', async () => {
  const twins = [{ id: 24, label: 'CASE-1', providerId: 3150 }]
  const provider = { id: 3150, name: 'Mock Gas', types: ['gas'], lseId: null, homepageUrl: null }
  const { bridge, changes } = show({
    'profiles:twins': () => ok({ twins, count: 1, sameProvider: 1, unread: 0 }),
    'lookup:providers': () => ok({ providers: [provider], unread: 0 }),
    'lookup:provider': () => ok(provider),
    'profiles:change': () => ok({ outcome: 'changed', profile }),
  })
  const dialog = await open()
  const field = within(dialog).getByRole('combobox')
  act(() => field.focus())
  fireEvent.change(field, { target: { value: '3150' } })
  fireEvent.click(await screen.findByText('Mock Gas · 3150'))
  press(dialog, 'Save changes')
  await within(dialog).findByText(/Profile 24 already has this label, at the same utility provider/)
  expect(bridge.calls.find(({ channel }) => channel === 'profiles:twins')?.request).toEqual({
    label: 'CASE-1',
    providerId: 3150,
    except: 516,
  })
  expect(changes()).toEqual([])
  press(dialog, 'Change it')
  await waitFor(() => expect(changes()).toEqual([{ id: 516, seen: seenOf(profile), providerId: 3150 }]))
})

test('a form in which nothing was typed follows', async () => {
  const { bridge } = show({})
  const dialog = await open()
  act(() =>
    bridge.emit('profiles:changed', { rows: [{ id: 516, profile: theirs, readAt: null }], removed: [] }),
  )
  await waitFor(() => expect(text(dialog, 'Label')).toBe('CASE-2'))
})

test('where it cannot be read before, nothing was sent, and the form stays as it was', async () => {
  const { changes } = show({ 'profiles:change': () => fail('timed-out', { unsent: true }) })
  const dialog = await open()
  write(dialog, 'Label', 'CASE-3')
  press(dialog, 'Save changes')
  await within(dialog).findByText(/Nothing was sent\./)
  expect(text(dialog, 'Label')).toBe('CASE-3')
  expect(changes()).toHaveLength(1)
})

test('a profile that is gone meanwhile keeps the form with what was typed, to be copied', async () => {
  const get = vi.fn().mockReturnValueOnce(ok(profile)).mockReturnValue(gone)
  const { bridge } = show({ 'profiles:get': get, 'profiles:change': () => gone })
  const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  const dialog = await open()
  write(dialog, 'Label', 'CASE-3')
  press(dialog, 'Save changes')
  act(() => bridge.emit('profiles:changed', { rows: [], removed: [516] }))
  await within(dialog).findByText('Profile 516 no longer exists.')
  expect(text(dialog, 'Label')).toBe('CASE-3')
  expect(within(dialog).getByRole('button', { name: 'Save changes' }).hasAttribute('disabled')).toBe(true)
  press(dialog, 'Copy what is typed')
  await waitFor(() => expect(copied).toHaveBeenCalledOnce())
  expect(copied.mock.calls[0]?.[0]).toContain('Label: CASE-3\nZIP code: 94107')
})

test('what is typed elsewhere in a profile stays as well when the profile is gone', async () => {
  const get = vi.fn().mockReturnValueOnce(ok(profile)).mockReturnValue(gone)
  const { bridge } = show({ 'profiles:get': get })
  await screen.findByRole('heading', { name: 'CASE-1' })
  fireEvent.input(screen.getByLabelText('Value'), { target: { value: 'typed' } })
  act(() => bridge.emit('profiles:changed', { rows: [], removed: [516] }))
  expect(await screen.findByText('Profile 516 no longer exists.')).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>('Value').value).toBe('typed')
})
