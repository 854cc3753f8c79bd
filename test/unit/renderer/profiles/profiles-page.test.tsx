// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useBridge } from '../../../../renderer/bridge/call'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { ProfilesPage } from '../../../../renderer/features/profiles/profiles-page'
import { fail, ok } from '../../../../shared/errors/failure'
import { giveElementsASize } from '../ui/sized'
import { profile, row, unread } from './samples'

type Answers = Parameters<typeof fakeBridge>[0]
const onOpen = vi.fn()
let visit = 0

const show = (answers: Answers) => {
  const bridge = fakeBridge({ 'tags:known': () => ok([]), ...answers })
  useBridge(bridge)
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  visit += 1
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={queries}>
        <ProfilesPage
          connectionId={`visit-${visit}`}
          onOpen={onOpen}
          inspector={(id, close) => <button onClick={close}>inspector {id}</button>}
        />
      </QueryClientProvider>
    </MantineProvider>,
  )
  return bridge
}

const requests = (bridge: ReturnType<typeof fakeBridge>, channel: string): readonly unknown[] =>
  bridge.calls.filter((one) => one.channel === channel).map(({ request }) => request)
const searchFor = (label: string): void => {
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: label } })
  fireEvent.submit(screen.getByRole('search'))
}

beforeEach(() => {
  giveElementsASize()
  vi.clearAllMocks()
})
afterEach(cleanup)

test('all profiles are searched at first; the rows in view fill as they are read', async () => {
  const bridge = show({
    'profiles:search': () => ok({ ids: [516, 2] }),
    'profiles:rows': () => ok([row(516), unread(2)]),
  })
  expect(await screen.findByText('CASE-516')).toBeTruthy()
  expect(screen.getByRole('search').textContent).toContain('1 of 2 read')
  expect(requests(bridge, 'profiles:rows')).toEqual([{ ids: [516, 2], fresh: false }])
  act(() => bridge.emit('profiles:changed', { rows: [row(2, { label: '' })], removed: [] }))
  expect(await screen.findByText('no label')).toBeTruthy()
  expect(screen.getByRole('search').textContent).toMatch(/2 profiles$/)
})

test('a profile that was deleted elsewhere leaves the list with a word', async () => {
  const bridge = show({
    'profiles:search': () => ok({ ids: [516, 2] }),
    'profiles:rows': () => ok([row(516), row(2)]),
  })
  await screen.findByText('CASE-516')
  act(() => bridge.emit('profiles:changed', { rows: [], removed: [{ id: 516, why: 'deleted' }] }))
  expect(screen.queryByText('CASE-516')).toBeNull()
  expect(screen.getByRole('search').textContent).toContain('1 profile · 1 deleted')
})

test('a label is searched on Enter; what matches nothing says so, and a number may be an ID', async () => {
  const bridge = show({ 'profiles:search': () => ok({ ids: [] }) })
  expect(await screen.findByText('No profiles yet.')).toBeTruthy()
  searchFor('516')
  fireEvent.click(await screen.findByRole('button', { name: 'Look for ID 516' }))
  await waitFor(() =>
    expect(requests(bridge, 'profiles:search')).toEqual([{}, { label: '516' }, { ids: [516] }]),
  )
  fireEvent.click(await screen.findByRole('button', { name: 'Remove ID: 516' }))
  expect(await screen.findByText('No profiles yet.')).toBeTruthy()
})

test('a search that fails says why and can be tried again', async () => {
  const answer = vi
    .fn()
    .mockReturnValueOnce(fail('unreachable'))
    .mockReturnValue(ok({ ids: [7] }))
  show({ 'profiles:search': answer, 'profiles:rows': () => ok([row(7)]) })
  expect(await screen.findByText('The server cannot be reached.')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('CASE-7')).toBeTruthy()
})

test('a selected row shows beside the list; Enter opens its page, Escape closes the pane', async () => {
  show({ 'profiles:search': () => ok({ ids: [516] }), 'profiles:rows': () => ok([row(516)]) })
  fireEvent.click(await screen.findByText('CASE-516'))
  expect(await screen.findByText('inspector 516')).toBeTruthy()
  const grid = screen.getByRole('grid', { name: 'Profiles' })
  fireEvent.keyDown(grid, { key: 'Enter' })
  expect(onOpen).toHaveBeenCalledWith(516)
  fireEvent.keyDown(grid, { key: 'Escape' })
  expect(screen.queryByText('inspector 516')).toBeNull()
})

test('a filter for IDs takes a pasted column, and refuses what is none', async () => {
  const bridge = show({ 'profiles:search': () => ok({ ids: [] }) })
  await screen.findByText('No profiles yet.')
  fireEvent.click(screen.getByRole('button', { name: 'Filters' }))
  const form = await screen.findByRole('form', { name: 'Filters' })
  const ids = within(form).getByLabelText('Profile IDs')
  fireEvent.change(ids, { target: { value: '516\nx' } })
  fireEvent.submit(form)
  expect(within(form).getByText('Not a profile ID: x')).toBeTruthy()
  fireEvent.change(ids, { target: { value: '516\n2' } })
  fireEvent.submit(form)
  await waitFor(() => expect(requests(bridge, 'profiles:search').at(-1)).toEqual({ ids: [516, 2] }))
})

const fillNewProfile = async (): Promise<HTMLElement> => {
  fireEvent.click(screen.getByRole('button', { name: 'New profile' }))
  const dialog = await screen.findByRole('dialog', { name: 'New profile' })
  const provider = within(dialog).getByRole('combobox')
  act(() => provider.focus())
  fireEvent.change(provider, { target: { value: '00007' } })
  fireEvent.click(await screen.findByText('Mock Utility · 3149'))
  fireEvent.change(within(dialog).getByLabelText('Label'), { target: { value: 'CASE-9' } })
  return dialog
}

const withProviders: Answers = {
  'profiles:search': () => ok({ ids: [] }),
  'lookup:providers': () =>
    ok([{ id: 3149, name: 'Mock Utility', types: ['electric'], lseId: null, homepageUrl: null }]),
  'lookup:provider': () => fail('not-found'),
}

test('a new profile needs a provider, warns of a missing ZIP code, and opens once it is made', async () => {
  const bridge = show({ ...withProviders, 'profiles:create': () => ok(profile(900)) })
  await screen.findByText('No profiles yet.')
  const dialog = await fillNewProfile()
  expect(within(dialog).getByText(/without it, a job may fail/)).toBeTruthy()
  fireEvent.click(within(dialog).getByRole('button', { name: 'Create profile' }))
  expect(await screen.findByText('inspector 900')).toBeTruthy()
  expect(requests(bridge, 'profiles:create')).toEqual([{ providerId: 3149, zipcode: '', label: 'CASE-9' }])
})

test('without a provider nothing is sent', async () => {
  const bridge = show(withProviders)
  fireEvent.click(await screen.findByRole('button', { name: 'New profile' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Create profile' }))
  expect(await screen.findByText('Choose a utility provider')).toBeTruthy()
  expect(requests(bridge, 'profiles:create')).toEqual([])
})

test('a creation in doubt is said to be so, cannot be sent again, and can be looked for', async () => {
  const bridge = show({ ...withProviders, 'profiles:create': () => fail('outcome-unknown') })
  await screen.findByText('No profiles yet.')
  const dialog = await fillNewProfile()
  fireEvent.click(within(dialog).getByRole('button', { name: 'Create profile' }))
  expect(await within(dialog).findByText(/may or may not have happened/)).toBeTruthy()
  expect(within(dialog).queryByRole('button', { name: 'Create profile' })).toBeNull()
  fireEvent.click(within(dialog).getByRole('button', { name: 'Look for it' }))
  await waitFor(() =>
    expect(requests(bridge, 'profiles:search')).toContainEqual({ label: 'CASE-9', providerId: 3149 }),
  )
  expect(requests(bridge, 'profiles:create')).toHaveLength(1)
})
