import { act, cleanup, configure, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Answers } from '../../../../renderer/bridge/fake'
import { CoveragePage } from '../../../../renderer/features/coverage/coverage-page'
import { SweepStatus } from '../../../../renderer/features/coverage/sweep-status'
import type { SweepState } from '../../../../shared/domain/coverage'
import { ok } from '../../../../shared/errors/failure'
import { directory } from '../profiles/samples'
import { requests, show } from '../show'
import { giveElementsASize } from '../ui/sized'
import { meters, reply, resting, rows } from './samples'

configure({ asyncUtilTimeout: 10_000 })
beforeEach(() => {
  giveElementsASize()
  localStorage.clear()
})
afterEach(cleanup)

const onOpen = vi.fn()
const onCloseGaps = vi.fn()
const shown = (answers: Answers = {}) =>
  show(
    <>
      <CoveragePage onOpen={onOpen} onCloseGaps={onCloseGaps} />
      <SweepStatus />
    </>,
    {
      'directory:state': () => ok(directory()),
      'coverage:overview': () => ok(reply()),
      'coverage:rows': ({ ids }) => ok(ids.flatMap((id) => rows[id] ?? [])),
      'coverage:sweep-state': ({ what }) => ok({ ...resting, what }),
      ...answers,
    },
  )

test('each series has its line, each month its mark, and what is not known is said', async () => {
  shown()
  expect(
    await screen.findByText('Of 1 profile whose bills were read, 0 have every bill that should be there.'),
  ).toBeTruthy()
  expect(screen.getByText(/1 lacks at least one bill, the bills of 1 have not been read/)).toBeTruthy()
  expect(await screen.findByText('bills not read')).toBeTruthy()
  const grid = screen.getByRole('grid', { name: 'Coverage' })
  expect(within(grid).getAllByText('CASE-516')).toHaveLength(1)
  expect(within(grid).getAllByText('too few')).toHaveLength(1)
  expect(within(grid).getByTitle('Too few bills to tell').textContent).toBe('?')
  const missing = within(grid).getAllByRole('button', { name: /: missing$/ })
  expect(missing).toHaveLength(1)
  // Three periods are missing, and the months show one of them.
  expect(within(grid).getByTitle('2 of these before the months shown here').textContent).toBe('3 earlier')
  fireEvent.click(missing[0] as HTMLElement)
  const series = { type: 'electricity', accountNumber: 'A-1', serviceId: 'S-1', meterNumber: 'M-77' }
  expect(onOpen).toHaveBeenLastCalledWith('bills', 516, { ...series, month: '2026-10' })
  fireEvent.keyDown(grid, { key: 'Home' })
  fireEvent.keyDown(grid, { key: 'Enter' })
  expect(onOpen).toHaveBeenLastCalledWith('bills', 516, { ...series, month: null })
})

test('a provider and a type narrow it; what is asked for is asked of main', async () => {
  const { bridge } = shown()
  fireEvent.click(await screen.findByRole('button', { name: 'Gas' }))
  await waitFor(() =>
    expect(requests(bridge, 'coverage:overview').at(-1)).toEqual({
      text: '',
      what: 'bills',
      type: 'gas',
      sort: 'missing',
    }),
  )
  fireEvent.click(screen.getByRole('button', { name: /Pacific Gas/ }))
  await waitFor(() =>
    expect(requests(bridge, 'coverage:overview').at(-1)).toMatchObject({ text: 'provider:3149' }),
  )
})

test('nothing that is not known is called complete', async () => {
  shown({
    'coverage:overview': () =>
      ok(
        reply({
          counts: { complete: 0, missing: 0, late: 0, unknown: 2, none: 0 },
          unread: 2,
          oldest: null,
        }),
      ),
  })
  expect(await screen.findByText('What is missing for 2 profiles is not known.')).toBeTruthy()
  expect(screen.queryByRole('list', { name: 'Periods of all years' })).toBeNull()
})

test('reading is begun for the search, its progress told, and cancelled', async () => {
  const reading: SweepState = { ...resting, phase: 'reading', total: 40, done: 10, rate: 12, secondsLeft: 3 }
  const { bridge } = shown({
    'coverage:sweep': ({ what }) => ok({ ...reading, what }),
    'coverage:cancel-sweep': ({ what }) => ok({ ...resting, what }),
  })
  fireEvent.click(await screen.findByRole('button', { name: 'Read…' }))
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Bills not read yet (1)' }))
  expect(await screen.findByText('Bills: 10 of 40 read')).toBeTruthy()
  expect(requests(bridge, 'coverage:sweep')).toEqual([{ what: 'bills', text: '', type: null, all: false }])
  act(() => bridge.emit('coverage:swept', { ...reading, done: 25 }))
  expect(await screen.findByText('Bills: 25 of 40 read')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Stop reading bills' }))
  await waitFor(() => expect(screen.queryByText(/Bills: /)).toBeNull())
  expect(requests(bridge, 'coverage:cancel-sweep')).toEqual([{ what: 'bills' }])
})

test('reading anew says of how many, and reads those of the chosen type', async () => {
  const { bridge } = shown({
    'coverage:overview': ({ type }) => ok(reply(type === 'gas' ? { wanted: 1030 } : {})),
    'coverage:sweep': ({ what }) => ok({ ...resting, what }),
  })
  fireEvent.click(await screen.findByRole('button', { name: 'Gas' }))
  fireEvent.click(screen.getByRole('button', { name: 'Read…' }))
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Bills of all these profiles, anew (1,030)' }))
  await waitFor(() =>
    expect(requests(bridge, 'coverage:sweep')).toEqual([{ what: 'bills', text: '', type: 'gas', all: true }]),
  )
})

test('interval months are read by choice, beside the bills', async () => {
  const reading: SweepState = { ...resting, phase: 'reading', total: 40, done: 10, rate: 12, secondsLeft: 3 }
  const { bridge } = shown({
    'coverage:sweep-state': ({ what }) => ok({ ...(what === 'bills' ? reading : resting), what }),
    'coverage:sweep': ({ what }) => ok({ ...reading, what }),
  })
  expect(await screen.findByText('Bills: 10 of 40 read')).toBeTruthy()
  fireEvent.click(await screen.findByRole('button', { name: 'Read…' }))
  expect(await screen.findByRole('menuitem', { name: 'Stop reading bills' })).toBeTruthy()
  fireEvent.click(screen.getByRole('menuitem', { name: 'Interval months not read yet (2)' }))
  expect(await screen.findByText('Intervals: 10 of 40 read')).toBeTruthy()
  expect(requests(bridge, 'coverage:sweep')).toEqual([
    { what: 'intervals', text: '', type: null, all: false },
  ])
  act(() => bridge.emit('coverage:swept', { ...resting, what: 'intervals', failed: 3 }))
  expect(
    await screen.findByText('The last reading could not read the interval months of 3 profiles.'),
  ).toBeTruthy()
})

test('the chosen line stays chosen when reading has moved it', async () => {
  let lines = Int32Array.of(516, 0, 516, 1, 7, -1)
  const answers: Answers = { 'coverage:overview': () => ok(reply({ lines })) }
  const { queries } = shown(answers)
  const grid = await screen.findByRole('grid', { name: 'Coverage' })
  await screen.findByText('bills not read')
  const chosen = () =>
    within(grid)
      .getAllByRole('row')
      .flatMap((row, at) => (row.getAttribute('aria-selected') === 'true' ? [at] : []))
  fireEvent.keyDown(grid, { key: 'Home' })
  expect(chosen()).toEqual([1])
  lines = Int32Array.of(7, -1, 516, 0, 516, 1)
  await act(() => queries.invalidateQueries())
  await waitFor(() => expect(chosen()).toEqual([2]))
  fireEvent.keyDown(grid, { key: 'Enter' })
  expect(onOpen.mock.lastCall?.[1]).toBe(516)
})

test('all providers with a bill missing can be shown', async () => {
  const providers = Array.from({ length: 9 }, (_, at) => ({
    providerId: at,
    provider: `Provider ${at}`,
    profiles: 9,
    read: 4,
    missing: 1,
    late: at === 0 ? 1 : 0,
  }))
  shown({ 'coverage:overview': () => ok(reply({ providers })) })
  expect((await screen.findByRole('button', { name: /^Provider 0/ })).textContent).toContain(
    '1 + 1 late, of 4',
  )
  expect(screen.getByRole('button', { name: /^Provider 1/ }).textContent).toContain('1 of 4')
  fireEvent.click(screen.getByRole('button', { name: 'Show 3 others' }))
  expect(screen.getByRole('button', { name: /^Provider 8/ })).toBeTruthy()
})

test('once a reading has ended the page says how many profiles it could not read', async () => {
  const { bridge } = shown({
    'coverage:sweep-state': ({ what }) =>
      ok(what === 'bills' ? { ...resting, phase: 'reading', failed: 12 } : { ...resting, what }),
  })
  await screen.findByText(/12 could not be read/)
  expect(screen.queryByText(/The last reading could not/)).toBeNull()
  act(() => bridge.emit('coverage:swept', { ...resting, failed: 12 }))
  expect(await screen.findByText('The last reading could not read the bills of 12 profiles.')).toBeTruthy()
})

test('gaps are closed for exactly the profiles that are shown, each once, and of the chosen type', async () => {
  shown()
  const close = await screen.findByRole('button', { name: 'Close gaps…' })
  await waitFor(() => expect(close).toHaveProperty('disabled', false))
  fireEvent.click(close)
  expect(onCloseGaps).toHaveBeenLastCalledWith(Int32Array.of(516, 7), { what: 'bills', type: null })
  fireEvent.click(screen.getByRole('button', { name: 'Gas' }))
  await waitFor(() => expect(close).toHaveProperty('disabled', false))
  fireEvent.click(close)
  expect(onCloseGaps).toHaveBeenLastCalledWith(Int32Array.of(516, 7), { what: 'bills', type: 'gas' })
})

test('where nothing is missing or late there is nothing to close', async () => {
  const periods = { here: 20, late: 0, missing: 0, notDue: 2, unknown: 3 }
  shown({ 'coverage:overview': () => ok(reply({ periods })) })
  await screen.findByText(/whose bills were read/, { selector: '[role=status]' })
  expect(screen.getByRole('button', { name: 'Close gaps…' })).toHaveProperty('disabled', true)
})

test('interval months have lines, numbers and words of their own', async () => {
  const { bridge } = shown({
    'coverage:overview': ({ what = 'bills' }) =>
      ok(
        what === 'bills'
          ? reply()
          : reply({
              what,
              lines: Int32Array.of(516, 0, 7, -1),
              counts: { complete: 0, missing: 0, late: 1, unknown: 1, none: 0 },
              periods: { here: 11, late: 1, missing: 0, notDue: 1, unknown: 0 },
            }),
      ),
    'coverage:rows': ({ what, ids }) => ok(ids.flatMap((id) => (what === 'bills' ? rows : meters)[id] ?? [])),
  })
  const choice = within(await screen.findByRole('group', { name: 'Type' }))
  fireEvent.click(choice.getByRole('button', { name: 'Interval months' }))
  expect(
    await screen.findByText(
      'Of 1 profile whose interval months were read, 0 have all interval months that should be there.',
    ),
  ).toBeTruthy()
  expect(screen.getByText(/^1 has one that is over and not complete, the interval months of 1/)).toBeTruthy()
  const grid = screen.getByRole('grid', { name: 'Coverage' })
  expect(await within(grid).findByText('UP-1')).toBeTruthy()
  expect(within(grid).getByText('months not read')).toBeTruthy()
  expect(within(grid).getByRole('columnheader', { name: 'Not complete' })).toBeTruthy()
  fireEvent.click(within(grid).getByRole('button', { name: 'Intervals, 2026-10: not complete' }))
  expect(onOpen).toHaveBeenLastCalledWith('intervals', 516, {
    type: 'interval',
    accountNumber: null,
    serviceId: null,
    meterNumber: 'UP-1',
    month: '2026-10',
  })
  fireEvent.click(screen.getByRole('button', { name: 'Close gaps…' }))
  expect(onCloseGaps).toHaveBeenLastCalledWith(Int32Array.of(516, 7), { what: 'intervals', type: null })
  fireEvent.click(choice.getByRole('button', { name: 'Gas' }))
  await within(grid).findByText('M-77')
  expect(requests(bridge, 'coverage:overview').at(-1)).toMatchObject({ what: 'bills', type: 'gas' })
})
