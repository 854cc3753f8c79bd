import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { BillSummary } from '../../../../shared/domain/coverage'
import { fail, ok } from '../../../../shared/errors/failure'
import { forgetGiven, rememberGiven } from '../../../../renderer/parts/given-tags'
import { giveElementsASize } from '../ui/sized'
import { directory, reply, profile, row, unread } from './samples'
import { requests } from '../show'
import type { Answers } from '../../../../renderer/bridge/fake'
import { found, onOpen, onSaveView, searchField, show, type } from './page'

beforeEach(() => {
  giveElementsASize()
  localStorage.clear()
  forgetGiven()
  vi.clearAllMocks()
})
afterEach(cleanup)

test('all profiles are there at first; the rows in view fill as they are read', async () => {
  const { bridge } = show({
    'profiles:search': () => ok(reply([516, 2])),
    'profiles:rows': ({ ids }) => ok(ids.map((id) => (id === 2 ? unread(2) : row(id)))),
  })
  expect(await screen.findByText('CASE-516')).toBeTruthy()
  expect(found()).toContain('2 profiles')
  expect(requests(bridge, 'profiles:search')).toEqual([{ text: '', sort: null }])
  expect(requests(bridge, 'profiles:rows')[0]).toEqual({ ids: [516, 2], fresh: false })
  act(() => bridge.emit('profiles:changed', { rows: [row(2, { label: '' })], removed: [] }))
  expect(await screen.findByText('no label')).toBeTruthy()
})

test('tags that were given here stand first, the last before the others', async () => {
  show({
    'profiles:search': () => ok(reply([516])),
    'profiles:rows': ({ ids }) => ok(ids.map((id) => row(id, { tags: ['alpha', 'beta', 'gamma', 'delta'] }))),
  })
  await screen.findByText('alpha')
  const tags = () => screen.getAllByText(/^(alpha|beta|gamma|delta)$/).map(({ textContent }) => textContent)
  expect(tags()).toEqual(['alpha', 'beta', 'gamma', 'delta'])
  act(() => rememberGiven(['gamma']))
  act(() => rememberGiven(['delta', 'elsewhere']))
  expect(tags()).toEqual(['delta', 'gamma', 'alpha', 'beta'])
})

test('a profile that was deleted elsewhere leaves the list with a word', async () => {
  const { bridge } = show()
  await screen.findByText('CASE-3')
  act(() => bridge.emit('profiles:changed', { rows: [], removed: [3] }))
  expect(screen.queryByText('CASE-3')).toBeNull()
  expect(found()).toContain('2 profiles · 1 deleted')
})

test('the list answers as a person types; the former rows stay until the answer has come', async () => {
  let answer = (): void => undefined
  const resting = directory({ phase: 'paused', total: 7, read: 3, left: 4 })
  const { bridge } = show({
    'directory:state': () => ok(resting),
    'profiles:search': ({ text }) =>
      text === ''
        ? ok(reply([3, 2, 1]))
        : new Promise((resolve) => {
            answer = () => resolve(ok(reply([2], { unread: 4 })))
          }),
  })
  await screen.findByText('CASE-3')
  type('tag:solar ')
  await waitFor(() => expect(requests(bridge, 'profiles:search')).toHaveLength(2))
  expect(requests(bridge, 'profiles:search')[1]).toEqual({ text: 'tag:solar', sort: null })
  expect(screen.getByText('CASE-3')).toBeTruthy()
  act(answer)
  await waitFor(() => expect(screen.queryByText('CASE-3')).toBeNull())
  expect(screen.getByText('CASE-2')).toBeTruthy()
  expect(found()).toContain('1 of 7 · 4 not read yet')
  // While they are being read, the status bar alone counts: two numbers of two moments would contradict each other.
  const state = { ...resting, phase: 'filling' } as const
  act(() => bridge.emit('directory:changed', { state, searchable: false }))
  await waitFor(() => expect(found()).toContain('1 of 7 · not all read yet'))
})

test('a head is marked together with the rows of its order, and not before', async () => {
  let answer = (): void => undefined
  const { bridge } = show({
    'profiles:search': ({ sort }) =>
      sort === null
        ? ok(reply([3, 2, 1]))
        : new Promise((resolve) => {
            answer = () => resolve(ok(reply([1, 2, 3])))
          }),
  })
  await screen.findByText('CASE-3')
  const head = screen.getByRole('columnheader', { name: 'Label' })
  fireEvent.keyDown(head, { key: 'Enter' })
  expect(requests(bridge, 'profiles:search')).toHaveLength(2)
  expect(head.getAttribute('aria-sort')).toBe('none')
  act(answer)
  await waitFor(() => expect(head.getAttribute('aria-sort')).toBe('ascending'))
  expect(screen.getAllByRole('row')[1]?.textContent).toContain('CASE-1')
})

test('once the typing rests the server is asked the same, and what it added is said', async () => {
  const { bridge } = show({ 'profiles:confirm': () => ok({ serverAsked: true, added: 3 }) })
  await screen.findByText('CASE-3')
  expect(requests(bridge, 'profiles:confirm')).toEqual([])
  type('lucia')
  await waitFor(() => expect(found()).toContain('3 of these came from the server'))
  expect(requests(bridge, 'profiles:confirm')).toEqual([{ text: 'lucia' }])
})

test('the search is made again when the directory can answer more', async () => {
  let ids = [1]
  const { bridge } = show({ 'profiles:search': () => ok(reply(ids)) })
  await screen.findByText('CASE-1')
  act(() => bridge.emit('directory:changed', { state: directory(), searchable: false }))
  ids = [2, 1]
  act(() => bridge.emit('directory:changed', { state: directory(), searchable: true }))
  expect(await screen.findByText('CASE-2')).toBeTruthy()
  expect(requests(bridge, 'profiles:search')).toHaveLength(2)
})

test('what was not understood is said below the field', async () => {
  show({ 'profiles:search': () => ok(reply([1], { notes: ['There is no field “colour”.'] })) })
  expect(await screen.findByText('There is no field “colour”.')).toBeTruthy()
})

test('a head of the grid orders through main, and the order is remembered', async () => {
  const { bridge } = show()
  await screen.findByText('CASE-3')
  const head = screen.getByRole('columnheader', { name: 'Provider' })
  fireEvent.click(head)
  await waitFor(() =>
    expect(requests(bridge, 'profiles:search').at(-1)).toEqual({
      text: '',
      sort: { column: 'provider', desc: false },
    }),
  )
  expect(localStorage.getItem('lc-view')).toContain('provider')
  fireEvent.click(head)
  fireEvent.click(head)
  await waitFor(() => expect(requests(bridge, 'profiles:search').at(-1)).toEqual({ text: '', sort: null }))
})

test('nothing found says whether something may still come, and leads back to all', async () => {
  const resting = directory({ phase: 'paused', total: 8, read: 1, left: 7 })
  show({
    'directory:state': () => ok(resting),
    'profiles:search': ({ text }) => ok(text === '' ? reply([1]) : reply([], { unread: 7 })),
  })
  await screen.findByText('CASE-1')
  type('nobody')
  expect(await screen.findByText('7 profiles may still match once they have been read.')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Show all profiles' }))
  expect(await screen.findByText('CASE-1')).toBeTruthy()
  expect(searchField().value).toBe('')
})

test('until all profiles are listed, a count and a search that finds nothing say so', async () => {
  const listing = directory({ phase: 'listing', total: 3, read: 3, listedAt: null })
  show({
    'directory:state': () => ok(listing),
    'profiles:search': ({ text }) => ok(reply(text === '' ? [3, 2, 1] : [])),
  })
  expect(await screen.findByText('3 profiles so far')).toBeTruthy()
  fireEvent.change(searchField(), { target: { value: 'nobody' } })
  expect(await screen.findByText('No profile matches so far.')).toBeTruthy()
  expect(screen.getByText('Not all profiles are listed yet: a match may still turn up.')).toBeTruthy()
})

test('while the ids are being listed, an empty list is not said to be empty', async () => {
  const listing = directory({ phase: 'listing', total: 0, read: 0 })
  const { bridge } = show({
    'profiles:search': () => ok(reply([])),
    'directory:state': () => ok(listing),
  })
  expect(await screen.findByLabelText('Listing all profiles')).toBeTruthy()
  act(() => bridge.emit('directory:changed', { state: { ...listing, phase: 'idle' }, searchable: false }))
  expect(await screen.findByText('No profiles yet.')).toBeTruthy()
})

test('where the list could not be read, it is not said to be empty: why is said, and it can be asked for', async () => {
  const failure = { code: 'permission-denied', status: 403, apiText: 'Permission denied' } as const
  const waiting = directory({ phase: 'waiting', total: 0, read: 0, listedAt: null, failure })
  const { bridge } = show({
    'profiles:search': () => ok(reply([])),
    'directory:state': () => ok(waiting),
    'directory:refresh': () => ok(waiting),
  })
  expect(await screen.findByText(/^The profiles could not be listed/)).toBeTruthy()
  expect(screen.getByText(/Permission denied/)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'List them now' }))
  await waitFor(() => expect(requests(bridge, 'directory:refresh')).toHaveLength(1))
  act(() =>
    bridge.emit('directory:changed', {
      state: { ...waiting, phase: 'paused', failure: null },
      searchable: false,
    }),
  )
  expect(await screen.findByText('The profiles are not listed yet.')).toBeTruthy()
  expect(screen.queryByText('No profiles yet.')).toBeNull()
})

test('a search that fails says why and can be tried again', async () => {
  const answer = vi
    .fn()
    .mockReturnValueOnce(fail('unreachable'))
    .mockReturnValue(ok(reply([7])))
  show({ 'profiles:search': answer })
  expect(await screen.findByText('The server cannot be reached.')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('CASE-7')).toBeTruthy()
})

test('a current row shows beside the list; Enter opens its page, Escape closes the pane', async () => {
  show()
  fireEvent.click(await screen.findByText('CASE-2'))
  expect(await screen.findByText('inspector 2')).toBeTruthy()
  const grid = screen.getByRole('grid', { name: 'Profiles' })
  fireEvent.keyDown(grid, { key: 'Enter' })
  expect(onOpen).toHaveBeenCalledWith(2)
  fireEvent.keyDown(grid, { key: 'Escape' })
  expect(screen.queryByText('inspector 2')).toBeNull()
})

test('a search can be kept as a view, with its order', async () => {
  show()
  await screen.findByText('CASE-3')
  type('tag:solar ')
  fireEvent.click(screen.getByRole('button', { name: 'Save view' }))
  expect(onSaveView).toHaveBeenCalledWith({ text: 'tag:solar', sort: null })
})

const fillNewProfile = async (): Promise<HTMLElement> => {
  fireEvent.click(screen.getByRole('button', { name: 'New profile' }))
  const dialog = await screen.findByRole('dialog', { name: 'New profile' })
  const provider = within(dialog).getByRole('combobox')
  act(() => provider.focus())
  fireEvent.change(provider, { target: { value: '00007' } })
  fireEvent.click(await screen.findByText('Mock Utility · 3149'))
  fireEvent.change(within(dialog).getByLabelText('Label'), { target: { value: 'CASE 9' } })
  return dialog
}

const withProviders: Answers = {
  'profiles:twins': () => ok({ twins: [], count: 0, sameProvider: 0, unread: 0 }),
  'lookup:providers': () =>
    ok({
      providers: [{ id: 3149, name: 'Mock Utility', types: ['electric'], lseId: null, homepageUrl: null }],
      unread: 0,
    }),
  'lookup:provider': () => fail('not-found'),
}

test('a new profile needs a provider, warns of a missing ZIP code, and opens once it is made', async () => {
  const { bridge } = show({ ...withProviders, 'profiles:create': () => ok(profile(900)) })
  await screen.findByText('CASE-3')
  const dialog = await fillNewProfile()
  expect(within(dialog).getByText(/without it, a job may fail/)).toBeTruthy()
  fireEvent.click(within(dialog).getByRole('button', { name: 'Create profile' }))
  // Who has made it goes on with it.
  await waitFor(() => expect(document.activeElement?.textContent).toBe('inspector 900'))
  expect(requests(bridge, 'profiles:create')).toEqual([{ providerId: 3149, zipcode: '', label: 'CASE 9' }])
})

test('a new profile that is not made after all gives the focus back to what asked for it', async () => {
  show(withProviders)
  const asks = await screen.findByRole('button', { name: 'New profile' })
  act(() => asks.focus())
  fireEvent.click(asks)
  fireEvent.click(await screen.findByRole('button', { name: 'Cancel' }))
  await waitFor(() => expect(document.activeElement).toBe(asks))
})

test('while the window says that it is offline, the list does not say it again, and reads on by itself', async () => {
  const rows = vi.fn(({ ids }: { readonly ids: readonly number[] }) => ok(ids.map((id) => row(id))))
  rows.mockReturnValueOnce(fail('unreachable'))
  const since = '2026-11-26T10:00:00Z'
  const { bridge } = show({
    'profiles:rows': rows,
    'connection:reach': () => ok({ state: 'offline', since, nextTry: null, reason: { code: 'unreachable' } }),
  })
  await waitFor(() => expect(rows).toHaveBeenCalledTimes(1))
  await waitFor(() => expect(requests(bridge, 'connection:reach')).toHaveLength(1))
  await waitFor(() => expect(screen.queryByText('The server cannot be reached.')).toBeNull())
  act(() => bridge.emit('connection:reach-changed', { state: 'online' }))
  expect(await screen.findByText('CASE-3')).toBeTruthy()
})

test('a label that another profile has, or nearly has, is questioned before it is made', async () => {
  const twins = [{ id: 24, label: 'CASE\u00A09', providerId: 3149 }]
  const { bridge } = show({
    ...withProviders,
    'profiles:twins': () => ok({ twins, count: 1, sameProvider: 1, unread: 0 }),
    'profiles:create': () => ok(profile(900)),
  })
  await screen.findByText('CASE-3')
  const dialog = await fillNewProfile()
  fireEvent.click(within(dialog).getByRole('button', { name: 'Create profile' }))
  expect(
    await within(dialog).findByText(
      /Profile 24 has the label .* differs by its spaces.*same utility provider/,
    ),
  ).toBeTruthy()
  expect(requests(bridge, 'profiles:twins')).toEqual([{ label: 'CASE 9', providerId: 3149, except: null }])
  expect(requests(bridge, 'profiles:create')).toEqual([])
  // The question is to be answered: no button promises what Enter would not do.
  const make = within(dialog).getByRole('button', { name: 'Create profile' })
  expect(make.hasAttribute('disabled')).toBe(true)
  fireEvent.change(within(dialog).getByLabelText('Label'), { target: { value: 'CASE 10' } })
  expect(make.hasAttribute('disabled')).toBe(false)
  fireEvent.change(within(dialog).getByLabelText('Label'), { target: { value: 'CASE 9' } })
  fireEvent.click(make)
  fireEvent.click(await within(dialog).findByRole('button', { name: 'Use as typed' }))
  expect(await screen.findByText('inspector 900')).toBeTruthy()
  expect(requests(bridge, 'profiles:create')).toHaveLength(1)
})

test('without a provider nothing is sent', async () => {
  const { bridge } = show(withProviders)
  fireEvent.click(await screen.findByRole('button', { name: 'New profile' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Create profile' }))
  expect(await screen.findByText('Choose a utility provider')).toBeTruthy()
  expect(requests(bridge, 'profiles:create')).toEqual([])
})

test('a creation in doubt is said to be so, cannot be sent again, and can be looked for', async () => {
  const { bridge } = show({ ...withProviders, 'profiles:create': () => fail('outcome-unknown') })
  await screen.findByText('CASE-3')
  const dialog = await fillNewProfile()
  fireEvent.click(within(dialog).getByRole('button', { name: 'Create profile' }))
  expect(await within(dialog).findByText(/may or may not have happened/)).toBeTruthy()
  expect(within(dialog).queryByRole('button', { name: 'Create profile' })).toBeNull()
  fireEvent.click(within(dialog).getByRole('button', { name: 'Look for it' }))
  await waitFor(() =>
    expect(requests(bridge, 'profiles:search')).toContainEqual({
      text: 'label:"CASE 9" provider:3149',
      sort: null,
    }),
  )
  expect(requests(bridge, 'profiles:create')).toHaveLength(1)
})

test('the columns of bills are there for the asking, and say what is not known', async () => {
  const bills = (more: Partial<BillSummary> = {}): BillSummary => ({
    readAt: '2026-11-22T08:00:00Z',
    month: '2026-11',
    strips: [{ type: 'gas', months: ['here', 'missing', 'late', 'not-due'] }],
    lastBill: '2026-08-31',
    missing: 1,
    late: 1,
    tooFew: 0,
    unknown: 0,
    ...more,
  })
  show({
    'profiles:rows': ({ ids }) =>
      ok(
        ids.map((id) => {
          if (id === 1) return row(1)
          const intervals = {
            readAt: '2026-11-22T08:00:00Z',
            meters: id - 2,
            lastInterval: id === 2 ? null : { from: '2026-10-12', to: '2026-10-12' },
            notComplete: id === 2 ? [] : ['2026-08', '2026-10'],
          }
          const own = id === 2 ? bills({ missing: null, late: null, tooFew: 1 }) : bills()
          return { ...row(id), bills: own, intervals }
        }),
      ),
  })
  await screen.findByText('CASE-3')
  expect(screen.queryByRole('columnheader', { name: 'Bills' })).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Columns' }))
  const menu = await screen.findByRole('dialog', { name: 'Columns' })
  for (const name of ['Bills', 'Last bill', 'Missing', 'Last interval']) {
    fireEvent.click(within(menu).getByRole('checkbox', { name }))
  }
  expect(
    (await screen.findAllByRole('img', { name: 'Gas: missing 2026-09; late 2026-10' })).length,
  ).toBeGreaterThan(0)
  expect(screen.getByText('1 · 1 late')).toBeTruthy()
  expect(screen.getByText('too few to tell')).toBeTruthy()
  expect(screen.getByText('2026-10-12')).toBeTruthy()
  expect(screen.getByText('· 2 not complete')).toBeTruthy()
  expect(screen.getAllByText('none')).toHaveLength(1)
  expect(screen.getAllByText('not read')).toHaveLength(4)
})
