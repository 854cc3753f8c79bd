import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { BulkPage } from '../../../../renderer/features/bulk/bulk-page'
import type { Answers } from '../../../../renderer/bridge/fake'
import { RunStatus } from '../../../../renderer/features/bulk/runs/run-status'
import type { BulkRun, ReportGroup } from '../../../../shared/domain/bulk'
import { fail, ok, type Result } from '../../../../shared/errors/failure'
import type { Reply } from '../../../../shared/ipc/contract'
import { giveElementsASize } from '../ui/sized'
import { later, requests } from '../show'
import { show } from './show'
import { preview, run } from './samples'

const props = {
  onRun: vi.fn(),
  onShowProfiles: vi.fn(),
  onOpenProfile: vi.fn(),
  onProfiles: vi.fn(),
}
const groups: readonly ReportGroup[] = [
  { state: 'done', reason: null, failure: null, count: 300 },
  { state: 'failed', reason: null, failure: { code: 'permission-denied', apiText: 'Not yours' }, count: 60 },
  { state: 'unknown', reason: null, failure: { code: 'outcome-unknown' }, count: 2 },
  { state: 'unchanged', reason: 'already-so', failure: null, count: 50 },
]
const unmatched = {
  unknown: ['SOLAR-9'],
  undecided: [{ line: 'CASE-5', ids: [5, 6] }],
}
const page = (
  runs: readonly BulkRun[],
  open: BulkRun | null = null,
  report = groups,
  answers: Answers = {},
) =>
  show(<BulkPage runId={open?.id ?? null} {...props} />, {
    'bulk:list': () => ok(runs),
    'bulk:report': () => ok({ run: open ?? run(), groups: report }),
    'bulk:unmatched': () => ok(unmatched),
    'bulk:items': () =>
      ok({
        items: [
          {
            profileId: 516,
            label: 'CASE-516',
            state: 'failed',
            failure: { code: 'permission-denied', apiText: 'Not yours' },
            reason: null,
            before: '',
            after: null,
            at: null,
          },
        ],
        total: 1,
      }),
    'bulk:profiles': () => ok({ ids: Int32Array.of(516, 2) }),
    'bulk:preview': () => ok(preview({ changes: 388, unchanged: 4 })),
    'bulk:pause': () => ok(run({ state: 'paused', endedAt: null })),
    'bulk:resume': () => ok(run({ state: 'running', endedAt: null })),
    'bulk:cancel': () => ok(run({ state: 'cancelled' })),
    'bulk:retry': () => ok(run({ state: 'running', endedAt: null })),
    'bulk:forget': () => ok(null),
    ...answers,
  })

beforeEach(() => {
  giveElementsASize()
  vi.clearAllMocks()
})
afterEach(cleanup)

test('no runs yet says what to do next; a list that cannot be read can be tried again', async () => {
  page([])
  expect(await screen.findByText('No bulk runs yet.')).toBeTruthy()
  cleanup()
  show(<BulkPage runId={null} {...props} />, { 'bulk:list': () => fail('store-unavailable') })
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy()
})

test('a run is paused, resumed, and cancelled once it was said what was done', async () => {
  const going = run({
    state: 'running',
    endedAt: null,
    counts: { done: 100, waiting: 288 },
    rate: 212,
    secondsLeft: 3,
  })
  const bridge = page([going])
  expect(await screen.findByText('212/s · 3 s left')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: /^Pause: Add tag “solar”/ }))
  fireEvent.click(await screen.findByRole('button', { name: /^Resume: / }))
  await waitFor(() => expect(requests(bridge, 'bulk:resume')).toEqual([{ id: going.id }]))
  act(() => bridge.emit('bulk:changed', { runs: [going] }))
  fireEvent.click(await screen.findByRole('button', { name: /^Cancel: / }))
  const dialog = await screen.findByRole('dialog', { name: 'Cancel this run?' })
  expect(dialog.textContent).toContain('100 done · 24 unchanged')
  expect(dialog.textContent).toContain(
    'Of the other 288, those in progress are completed, the rest are not sent.',
  )
  fireEvent.click(within(dialog).getByRole('button', { name: 'Cancel the run' }))
  await waitFor(() => expect(requests(bridge, 'bulk:cancel')).toEqual([{ id: going.id }]))
  expect(requests(bridge, 'bulk:pause')).toEqual([{ id: going.id }])
})

test('a run is paused, resumed and cancelled in its report as well, which may be all there is room for', async () => {
  const going = run({ state: 'running', endedAt: null, counts: { waiting: 288 } })
  const bridge = page([going], going)
  const report = within(await screen.findByRole('region', { name: 'Report' }))
  fireEvent.click(report.getByRole('button', { name: 'Pause' }))
  fireEvent.click(await report.findByRole('button', { name: 'Resume' }))
  await waitFor(() => expect(requests(bridge, 'bulk:resume')).toEqual([{ id: going.id }]))
  fireEvent.click(report.getByRole('button', { name: 'Cancel…' }))
  const dialog = await screen.findByRole('dialog', { name: 'Cancel this run?' })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Cancel the run' }))
  await waitFor(() => expect(requests(bridge, 'bulk:cancel')).toEqual([{ id: going.id }]))
})

test('the report groups by reason, our words first and the API’s verbatim', async () => {
  const failed = run({ counts: { done: 300, failed: 60, unknown: 2, unchanged: 50 } })
  page([failed], failed)
  const list = await screen.findByRole('list', { name: 'Outcomes by reason' })
  const words = within(list)
    .getAllByRole('listitem')
    .map((item) => item.textContent)
  expect(words[1]).toContain('60 failedThis certificate is not allowed to do that.')
  expect(words[1]).toContain('The API said: Not yours')
  expect(words[2]).toContain('never sends it again')
  expect(words[3]).toContain('It was already so')
})

test('what failed can be retried, and its profiles shown', async () => {
  const failed = run({ counts: { done: 300, failed: 60 } })
  const bridge = page([failed], failed)
  const list = await screen.findByRole('list', { name: 'Outcomes by reason' })
  fireEvent.click(within(list).getByRole('button', { name: '60 failed' }))
  await waitFor(() =>
    expect(requests(bridge, 'bulk:items').at(-1)).toMatchObject({
      id: failed.id,
      states: ['failed'],
      from: 0,
    }),
  )
  fireEvent.click(screen.getByRole('button', { name: 'Show these profiles' }))
  await waitFor(() => expect(props.onShowProfiles).toHaveBeenCalledTimes(1))
  expect(requests(bridge, 'bulk:profiles')).toEqual([{ id: failed.id, states: ['failed'] }])
  fireEvent.click(screen.getByRole('button', { name: 'Retry the 60 failed' }))
  await waitFor(() => expect(requests(bridge, 'bulk:retry')).toEqual([{ id: failed.id }]))
})

test('the profiles of a run are not shown over what the person went on to', async () => {
  const done = run()
  const reply = later<Result<Reply<'bulk:profiles'>>>()
  const bridge = page([done], done, [], { 'bulk:profiles': () => reply.answer })
  fireEvent.click(await screen.findByRole('button', { name: 'Show these profiles' }))
  await waitFor(() => expect(requests(bridge, 'bulk:profiles')).toHaveLength(1))
  cleanup()
  await act(async () => reply.give(ok({ ids: Int32Array.of(1) })))
  expect(props.onShowProfiles).not.toHaveBeenCalled()
})

test('a start that another job has followed is probably ours: its jobs are to be looked at, not the run again', async () => {
  const started = run({
    operation: { kind: 'job-start', mode: 'bill', sendNotification: false },
    counts: { done: 300, unknown: 2 },
  })
  const failure = { code: 'outcome-unknown' } as const
  page([started], started, [{ state: 'unknown', reason: 'other-job', failure, count: 2 }])
  const list = await screen.findByRole('list', { name: 'Outcomes by reason' })
  expect(list.textContent).toContain(
    'Another job has run since: probably the one that this run was to start.',
  )
  expect(screen.queryByRole('button', { name: /Check/ })).toBeNull()
  fireEvent.doubleClick(await screen.findByText('CASE-516'))
  expect(props.onOpenProfile).toHaveBeenCalledWith(516, 'jobs')
})

test('an undo shows what it takes back before it starts', async () => {
  const done = run()
  const bridge = page([done], done)
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
  const dialog = await screen.findByRole('dialog', { name: /^Undo: Add tag “solar”/ })
  expect(await within(dialog).findByText('4 stay as they are')).toBeTruthy()
  fireEvent.click(within(dialog).getByRole('button', { name: 'Undo' }))
  await waitFor(() =>
    expect(requests(bridge, 'bulk:start')).toMatchObject([{ operation: { kind: 'undo', runId: done.id } }]),
  )
})

test('a delete and a start of jobs offer no undo; where the deleted is written down is said', async () => {
  const deleted = run({ operation: { kind: 'delete' }, savedTo: 'deleted.csv' })
  page([deleted], deleted, [])
  expect(await screen.findByText('deleted.csv')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
})

test('a held run says why, and that it goes on by itself', async () => {
  const held = run({ state: 'held', endedAt: null, held: { code: 'certificate-expired' } })
  page([held], held)
  const report = await screen.findByRole('region', { name: 'Report' })
  expect(report.textContent).toContain('Held: Our client certificate has expired.')
  expect(report.textContent).toContain('continues by itself')
})

test('a run that can be undone, or of which something failed, is forgotten only once it was said what goes with it', async () => {
  const done = run({ counts: { done: 388, failed: 2 } })
  const bridge = page([done], done)
  fireEvent.click(await screen.findByRole('button', { name: 'Forget' }))
  const dialog = await screen.findByRole('dialog', { name: 'Forget this run?' })
  expect(dialog.textContent).toContain('What it did to 388 profiles stays, but can no longer be undone')
  expect(dialog.textContent).toContain('Which 2 profiles failed or are in doubt')
  expect(requests(bridge, 'bulk:forget')).toEqual([])
  fireEvent.click(within(dialog).getByRole('button', { name: 'Forget the run' }))
  await waitFor(() => expect(requests(bridge, 'bulk:forget')).toEqual([{ id: done.id }]))
  await waitFor(() => expect(props.onRun).toHaveBeenCalledWith(null))
})

test('an ended run that leaves nothing behind is forgotten at once', async () => {
  const done = run({ counts: { done: 0, unchanged: 412 } })
  const bridge = page([done], done)
  fireEvent.click(await screen.findByRole('button', { name: 'Forget' }))
  await waitFor(() => expect(requests(bridge, 'bulk:forget')).toEqual([{ id: done.id }]))
  await waitFor(() => expect(props.onRun).toHaveBeenCalledWith(null))
})

test('the status bar shows the run that goes on, and leads to it', async () => {
  const onOpen = vi.fn()
  const going = run({ state: 'running', endedAt: null, rate: 212, secondsLeft: 3 })
  show(<RunStatus onOpen={onOpen} />, { 'bulk:list': () => ok([going]) })
  fireEvent.click(await screen.findByRole('button', { name: /^Tagging 412 · 212\/s · 3 s/ }))
  expect(onOpen).toHaveBeenCalledWith(going.id)
})

test('a run that was undone is not tried again; one whose undo was cancelled says so and can be undone', async () => {
  const undone = run({ undoneBy: 'u', counts: { failed: 3 } })
  page([undone], undone)
  expect((await screen.findAllByText('Undone')).length).toBeGreaterThan(0)
  expect(screen.queryByRole('button', { name: /^Retry/ })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
  cleanup()
  const partly = { ...undone, partlyUndone: true }
  page([partly], partly)
  expect((await screen.findAllByText('Partly undone')).length).toBeGreaterThan(0)
  expect(await screen.findByRole('button', { name: 'Retry the 3 failed' })).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Undo' })).toBeTruthy()
})

test('the lines of the pasted list that are in no profile of the run are in its report', async () => {
  page([run()], run())
  const lines = await screen.findByRole('region', { name: /not in this run/ })
  expect(lines.textContent).toMatch(/1 line of the pasted list: no profile .*SOLAR-9/)
  expect(lines.textContent).toMatch(/1 line of the pasted list: several profiles .*CASE-5 2 profiles/)
})

test('the report counts as the run does, and what was read of several reasons before its last steps is at least so many', async () => {
  const going = run({
    state: 'paused',
    endedAt: null,
    counts: { done: 80, unchanged: 0, failed: 6, skipped: 5, waiting: 321 },
  })
  const failed = (code: 'permission-denied' | 'bad-request', count: number): ReportGroup => ({
    state: 'failed',
    reason: null,
    failure: { code },
    count,
  })
  page([going], going, [
    { state: 'waiting', reason: null, failure: null, count: 337 },
    { state: 'done', reason: null, failure: null, count: 69 },
    failed('permission-denied', 4),
    failed('bad-request', 2),
    { state: 'skipped', reason: 'provider-held', failure: null, count: 2 },
    { state: 'unchanged', reason: 'already-so', failure: null, count: 1 },
  ])
  const list = await screen.findByRole('list', { name: 'Outcomes by reason' })
  const numbers = within(list)
    .getAllByRole('button')
    .map(({ textContent }) => textContent)
  expect(numbers).toEqual(['321 waiting', '80 done', '4 failed', '2 failed', '2+ not sent'])
})

test('a value that a run was to give is not shown as the one that is there', async () => {
  const failed = run({ counts: { done: 0, failed: 1, unchanged: 0, total: 1 } })
  const item = { profileId: 516, label: 'CASE-516', failure: null, reason: null, at: null }
  page([failed], failed, [])
  cleanup()
  show(<BulkPage runId={failed.id} {...props} />, {
    'bulk:list': () => ok([failed]),
    'bulk:report': () => ok({ run: failed, groups: [] }),
    'bulk:unmatched': () => ok({ unknown: [], undecided: [] }),
    'bulk:items': () =>
      ok({
        items: [
          { ...item, state: 'failed', before: ['old'], after: ['old', 'solar'] },
          { ...item, profileId: 517, state: 'done', before: ['old'], after: ['old', 'solar'] },
        ],
        total: 2,
      }),
  })
  const rowOf = async (id: string) => (await screen.findByText(id)).closest('[role="row"]')?.textContent
  expect(await rowOf('516')).toContain('wanted: solar')
  expect(await rowOf('517')).not.toContain('wanted')
})

test('a run is asked for before it starts, and what was not sent is not settled', async () => {
  const cancelled = run({ state: 'cancelled', counts: { total: 219, done: 0, unchanged: 0, skipped: 219 } })
  page([cancelled], cancelled, [])
  const report = await screen.findByRole('region', { name: 'Report' })
  expect(report.textContent).toContain('Requested')
  expect(report.textContent).toContain('0 of 219 processed · 219 not sent')
})

test('before a run that waits for its turn is cancelled it is said that nothing was sent', async () => {
  const none = { total: 219, done: 0, unchanged: 0, waiting: 219 }
  page([run({ state: 'queued', endedAt: null, counts: none })])
  fireEvent.click(await screen.findByRole('button', { name: /^Cancel: / }))
  const dialog = await screen.findByRole('dialog', { name: 'Cancel this run?' })
  expect(dialog.textContent).toContain(
    'Nothing has been sent, and nothing will be: none of its 219 profiles is changed.',
  )
  expect(dialog.textContent).not.toContain('the other')
})
