import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Answers } from '../../../../renderer/bridge/fake'
import { BulkPage } from '../../../../renderer/features/bulk/bulk-page'
import { GapDialog } from '../../../../renderer/features/bulk/dialogs/gap-dialog'
import type { GapAnswer } from '../../../../shared/domain/gaps'
import { ok } from '../../../../shared/errors/failure'
import { giveElementsASize } from '../ui/sized'
import { requests } from '../show'
import { jobOf } from '../triage/samples'
import { closingRun, gapAnswer, gapPlan, openGroup, preview } from './samples'
import { show } from './show'

beforeEach(() => giveElementsASize())
afterEach(cleanup)

const dialog = (answers: Answers = {}) =>
  show(
    <GapDialog
      ids={Int32Array.of(1, 516, 7, 8)}
      scope={{ what: 'bills', type: 'gas' }}
      onClose={vi.fn()}
      onStarted={vi.fn()}
      onShowRun={vi.fn()}
    />,
    {
      'coverage:gaps': () => ok(gapPlan()),
      'bulk:preview': () =>
        ok(
          preview({
            total: 3,
            changes: 1,
            unchanged: 1,
            excluded: 1,
            leftOut: { 'credentials-failed': 1 },
            undoable: false,
            first: [],
          }),
        ),
      ...answers,
    },
  )

test('the plan says what is missing where, and who is left out for which reason, before anything is sent', async () => {
  const bridge = dialog()
  const shown = await screen.findByRole('dialog', { name: 'Close gaps: Gas' })
  expect(await within(shown).findByText('5 bills of 3 profiles: 4 missing, 1 late.')).toBeTruthy()
  await within(shown).findByText(/1 profile: the last login failed/)
  const lines = within(within(shown).getByRole('region', { name: 'Left out' }))
    .getAllByRole('listitem')
    .map((one) => one.textContent)
  expect(lines).toEqual([
    expect.stringMatching(/^1 profile: the last login failed/),
    '1 profile: a job is already running',
    expect.stringMatching(/^2 profiles: the bills have not been read/),
    expect.stringMatching(/^1 profile: too few bills to tell/),
    '20 profiles: nothing is missing',
  ])
  expect(requests(bridge, 'coverage:gaps')).toEqual([
    { what: 'bills', ids: Int32Array.of(1, 516, 7, 8), type: 'gas' },
  ])
  fireEvent.click(within(shown).getByRole('button', { name: 'Start jobs' }))
  await waitFor(() =>
    expect(requests(bridge, 'bulk:start')).toEqual([
      {
        operation: { kind: 'job-start', mode: 'bill', sendNotification: true, gaps: { type: 'gas' } },
        ids: Int32Array.of(516, 7, 8),
      },
    ]),
  )
})

test('interval months are looked for by jobs of their own mode, whatever the type of bills was', async () => {
  const bridge = dialog({
    'coverage:gaps': ({ what }) =>
      ok(
        what === 'bills' ? gapPlan() : gapPlan({ ids: Int32Array.of(7, 8), missing: 1, late: 2, notRead: 3 }),
      ),
  })
  await screen.findByText('5 bills of 3 profiles: 4 missing, 1 late.')
  fireEvent.click(screen.getByRole('radio', { name: 'Interval months' }))
  expect(await screen.findByText('3 interval months of 2 profiles: 1 missing, 2 not complete.')).toBeTruthy()
  expect(screen.getByText(/^3 profiles: the interval months have not been read/)).toBeTruthy()
  expect(screen.getByText(/^Jobs in mode “interval” look for them/)).toBeTruthy()
  expect(requests(bridge, 'coverage:gaps').at(-1)).toEqual({
    what: 'intervals',
    ids: Int32Array.of(1, 516, 7, 8),
    type: null,
  })
  fireEvent.click(screen.getByRole('button', { name: 'Start jobs' }))
  await waitFor(() =>
    expect(requests(bridge, 'bulk:start')).toEqual([
      {
        operation: { kind: 'job-start', mode: 'interval', sendNotification: true, gaps: { type: null } },
        ids: Int32Array.of(7, 8),
      },
    ]),
  )
})

test('where nothing is missing there is nothing to start, and it says what is not known', async () => {
  const bridge = dialog({
    'coverage:gaps': () => ok(gapPlan({ ids: new Int32Array(), missing: 0, late: 0 })),
  })
  expect(
    await screen.findByText('No bill is missing or late, as far as the bills have been read.'),
  ).toBeTruthy()
  expect(screen.getByText(/^2 profiles: the bills have not been read/)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Start jobs' })).toHaveProperty('disabled', true)
  expect(requests(bridge, 'bulk:preview')).toEqual([])
})

const onShowProfiles = vi.fn()
const report = (given: GapAnswer, closing = closingRun()) =>
  show(
    <BulkPage
      runId={closing.id}
      onRun={vi.fn()}
      onShowProfiles={onShowProfiles}
      onOpenProfile={vi.fn()}
      onProfiles={vi.fn()}
    />,
    {
      'bulk:list': () => ok([closing]),
      'bulk:report': () => ok({ run: closing, groups: [] }),
      'bulk:unmatched': () => ok({ unknown: [], undecided: [] }),
      'bulk:items': () => ok({ items: [], total: 0 }),
      'bulk:gaps': () => ok(given),
      'coverage:read': () =>
        ok({
          what: 'bills',
          phase: 'reading',
          total: 1,
          done: 0,
          failed: 0,
          rate: 0,
          secondsLeft: null,
          failure: null,
        }),
    },
  )

test('the run answers what came, and why the rest did not', async () => {
  const bridge = report(gapAnswer())
  const came = await screen.findByRole('region', { name: 'What came' })
  expect(within(came).getByRole('status').textContent).toBe('31 of 40 bills have come. 9 are still missing.')
  const reasons = within(within(came).getByRole('list', { name: 'Still missing, by reason' }))
    .getAllByRole('listitem')
    .map((one) => one.textContent)
  expect(reasons).toEqual([
    '5 bills of 2 profilesThe job failed: Site error (site_error).',
    expect.stringMatching(
      /^2 bills of 1 profileThe job ended: .*\(partial_success\)\. These bills were not among/,
    ),
    expect.stringMatching(/^1 bill of 1 profileThe job ended: .* The bills have not been read since\./),
    expect.stringMatching(/^1 bill of 1 profileThe last login failed/),
  ])
  expect(within(came).getByText('And 4 other profiles: see the reasons above.')).toBeTruthy()
  expect(came.textContent).toContain('Gas meter M-7 2026-05-01 – 2026-05-31')
  expect(came.textContent).toContain('Gas service S-3 2026-06-01 – 2026-06-30')
  fireEvent.click(within(came).getByRole('button', { name: '5 bills of 2 profiles' }))
  expect(onShowProfiles).toHaveBeenCalledWith(expect.stringContaining('site_error'), Int32Array.of(516, 7))
  fireEvent.click(within(came).getByRole('button', { name: 'Read their bills' }))
  await waitFor(() =>
    expect(requests(bridge, 'coverage:read')).toEqual([{ what: 'bills', ids: Int32Array.of(9) }]),
  )
})

test('the run answers for interval months in their own words', async () => {
  const months = {
    id: 516,
    label: 'CASE-516',
    series: [
      {
        key: { type: 'interval', accountNumber: null, serviceId: null, meterNumber: 'UP-1' },
        periods: [{ start: '2026-09-01', end: '2026-09-30' }],
      },
    ],
  }
  const open = [openGroup({ reason: 'not-read', status: 'success', gaps: 2, ids: [9] })]
  const bridge = report(
    gapAnswer({ gaps: 3, filled: 1, open, first: [months] }),
    closingRun({ mode: 'interval', gaps: { type: null } }),
  )
  const came = await screen.findByRole('region', { name: 'What came' })
  expect(within(came).getByRole('status').textContent).toBe(
    '1 of 3 interval months has come in full. 2 are still missing or not complete.',
  )
  expect(came.textContent).toContain('meter UP-1 2026-09')
  expect(screen.getByRole('heading', { name: /^Close gaps \(interval months\) of/ })).toBeTruthy()
  fireEvent.click(within(came).getByRole('button', { name: 'Read their interval months' }))
  await waitFor(() =>
    expect(requests(bridge, 'coverage:read')).toEqual([{ what: 'intervals', ids: Int32Array.of(9) }]),
  )
})

test('while jobs run it says so far, and what nobody expects any more is not called missing', async () => {
  report(
    gapAnswer({
      gaps: 3,
      filled: 1,
      notExpected: 1,
      open: [openGroup({ reason: 'running', status: 'login' })],
      forgotten: 2,
    }),
  )
  const came = await screen.findByRole('region', { name: 'What came' })
  expect(within(came).getByRole('status').textContent).toBe(
    '1 of 3 bills has come so far. 1 is no longer expected. 1 is still missing.',
  )
  expect(came.textContent).toContain('The job is still running.')
  expect(came.textContent).toContain('Not counting 2 profiles that this computer has forgotten since.')
})

test('the answer is made again when a job has ended, and not while nothing happens', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  try {
    const bridge = report(gapAnswer({ open: [openGroup({ reason: 'running' })] }))
    await screen.findByRole('region', { name: 'What came' })
    await act(() => vi.advanceTimersByTimeAsync(60_000))
    expect(requests(bridge, 'bulk:gaps')).toHaveLength(1)
    act(() => bridge.emit('jobs:changed', { jobs: [jobOf(516, { status: 'login', finished: false })] }))
    await act(() => vi.advanceTimersByTimeAsync(60_000))
    expect(requests(bridge, 'bulk:gaps')).toHaveLength(1)
    act(() => bridge.emit('jobs:changed', { jobs: [jobOf(516, { status: 'success', finished: true })] }))
    await act(() => vi.advanceTimersByTimeAsync(2_500))
    expect(requests(bridge, 'bulk:gaps')).toHaveLength(2)
  } finally {
    vi.useRealTimers()
  }
})
