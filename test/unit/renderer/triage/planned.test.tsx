import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { Answers } from '../../../../renderer/bridge/fake'
import { CasePanel } from '../../../../renderer/features/triage/case/case-panel'
import { undoLast } from '../../../../renderer/parts/done'
import type { ShownPlan } from '../../../../shared/domain/planned-starts'
import type { TriageCase } from '../../../../shared/domain/triage'
import { ok } from '../../../../shared/errors/failure'
import { requests, show as showPart } from '../show'
import { caseOf, failedProfile } from './samples'

afterEach(cleanup)

/** The times for which starts were asked. */
const plannedFor = (bridge: Parameters<typeof requests>[0]): readonly string[] =>
  requests(bridge, 'plans:plan').map((sent) => (sent as { readonly at: string }).at)

const planOf = (more: Partial<ShownPlan> = {}): ShownPlan => ({
  profileId: 7,
  jobId: 'job-7',
  due: new Date(Date.now() + 7_200_000).toISOString(),
  mode: 'bill',
  sendNotification: true,
  attempt: null,
  state: 'waiting',
  reason: null,
  code: null,
  startedJobId: null,
  at: '2026-11-22T08:00:00Z',
  late: false,
  ...more,
})

const show = async (more: Partial<TriageCase> = {}, answers: Answers = {}) => {
  const shown = showPart(<CasePanel profileId={7} timeline={() => null} homepage={() => null} />, {
    ...failedProfile,
    'triage:cases': () => ok([caseOf(7, { status: 'site_error', mover: 'retry', ...more })]),
    'plans:plan': () => ok({ leftOut: [] }),
    'plans:cancel': () => ok({ left: [] }),
    'plans:start-late': () => ok({ count: 1 }),
    ...answers,
  })
  await screen.findByRole('article')
  return shown
}
const ask = async (): Promise<HTMLElement> => {
  await screen.findByRole('button', { name: /^Start at…/ })
  fireEvent.keyDown(document.body, { key: 'p' })
  return screen.findByRole('dialog', { name: 'Start again at' })
}

test('P and one more key plan the start of a case', async () => {
  const { bridge } = await show()
  const dialog = await ask()
  const before = Date.now()
  fireEvent.keyDown(within(dialog).getByRole('button', { name: /^In 4 hours/ }), { key: '2' })
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  const [sent] = requests(bridge, 'plans:plan')
  expect(sent).toMatchObject({
    ids: Int32Array.of(7),
    jobIds: ['job-7'],
    mode: 'bill',
    asBefore: false,
    sendNotification: true,
  })
  const ahead = Date.parse(plannedFor(bridge)[0] ?? '') - before
  expect(Math.round(ahead / 3_600_000)).toBe(4)
})

test('a typed time is shown as it is understood, and Enter plans just that', async () => {
  const { bridge } = await show()
  const dialog = await ask()
  const field = within(dialog).getByLabelText('Another time')
  fireEvent.change(field, { target: { value: 'half past' } })
  expect(await within(dialog).findByText('This is not a time in the future.')).toBeTruthy()
  const form = dialog.querySelector('form')
  if (!form) throw new Error('no form')
  fireEvent.submit(form)
  fireEvent.change(field, { target: { value: 'tomorrow 6:15' } })
  const tomorrow = new Date()
  tomorrow.setDate(tomorrow.getDate() + 1)
  tomorrow.setHours(6, 15, 0, 0)
  expect(within(dialog).getByText(/^\w{3} \d{4}-\d\d-\d\d 06:15 \(in \d+ h\)$/)).toBeTruthy()
  fireEvent.submit(form)
  await waitFor(() => expect(plannedFor(bridge)).toEqual([tomorrow.toISOString()]))
})

test('the dialog stays and says so if the case has changed meanwhile', async () => {
  await show({}, { 'plans:plan': () => ok({ leftOut: [7] }) })
  const dialog = await ask()
  fireEvent.click(within(dialog).getByRole('button', { name: /^In 1 hour/ }))
  expect(await within(dialog).findByText('Nothing is planned: the case has changed.')).toBeTruthy()
})

test('the dialog says what would keep it from being started', async () => {
  const { lockout } = caseOf(7)
  await show({ held: true, lockout: { ...lockout, bulkAllowed: false, failures: 1 } })
  const dialog = await ask()
  expect(within(dialog).getByText('It would not be started as things are.')).toBeTruthy()
  expect(within(dialog).getByText('Job starts at this provider are on hold.')).toBeTruthy()
})

test('what was planned is taken back with one key, unless it has changed since', async () => {
  let plan: ShownPlan | null = null
  const cancel = vi.fn(() => ok({ left: [] }))
  const { bridge } = await show(
    {},
    {
      'triage:cases': () => ok([caseOf(7, { status: 'site_error', mover: 'retry', plan })]),
      'plans:plan': ({ at }) => {
        plan = planOf({ due: at })
        return ok({ leftOut: [] })
      },
      'plans:cancel': cancel,
    },
  )
  const first = await ask()
  fireEvent.click(within(first).getByRole('button', { name: /^In 1 hour/ }))
  expect(await screen.findByText(/^Planned a start of profile 7 for/)).toBeTruthy()
  expect(await screen.findByText(/^Starts again at/)).toBeTruthy()
  undoLast()
  await waitFor(() => expect(cancel).toHaveBeenCalledTimes(1))

  plan = null
  const second = await ask()
  fireEvent.click(within(second).getByRole('button', { name: /^In 1 hour/ }))
  await waitFor(() => expect(requests(bridge, 'plans:plan')).toHaveLength(2))
  plan = planOf({ state: 'started', startedJobId: 'job-8' })
  undoLast()
  expect(await screen.findByText('It was made, changed or cancelled since.')).toBeTruthy()
  expect(cancel).toHaveBeenCalledTimes(1)
})

test('a planned start is cancelled from its case, and planned again with one key', async () => {
  let plan: ShownPlan | null = planOf()
  const due = plan.due
  const { bridge } = await show(
    {},
    {
      'triage:cases': () => ok([caseOf(7, { status: 'site_error', mover: 'retry', plan })]),
      'plans:cancel': () => {
        plan = null
        return ok({ left: [] })
      },
    },
  )
  fireEvent.click(await screen.findByRole('button', { name: 'Cancel it' }))
  expect(await screen.findByText(/^Cancelled the planned start of profile 7/)).toBeTruthy()
  undoLast()
  await waitFor(() => expect(plannedFor(bridge)).toEqual([due]))
})

test.each([
  [planOf({ late: true }), /was not made\.$/, 'Start it now'],
  [planOf({ state: 'in-doubt' }), /^The answer to the start planned for .* was lost\.$/, 'Done with it'],
  [
    planOf({ state: 'skipped', reason: 'provider-held' }),
    /Not started: job starts at its utility provider were on hold\.$/,
    'Done with it',
  ],
  [planOf({ state: 'failed', code: 'server-error' }), /Failed: /, 'Done with it'],
  [planOf({ jobId: 'an earlier one' }), /^The start planned for .* will not be made\.$/, 'Done with it'],
])('a case says what has become of its planned start (%#)', async (plan, words, action) => {
  await show({ plan })
  expect(await screen.findByText(words)).toBeTruthy()
  expect(screen.getByRole('button', { name: action })).toBeTruthy()
})

test('a late one is started only where a person says so', async () => {
  const { bridge } = await show({ plan: planOf({ late: true }) })
  fireEvent.click(await screen.findByRole('button', { name: 'Start it now' }))
  await waitFor(() =>
    expect(requests(bridge, 'plans:start-late')).toEqual([{ ids: Int32Array.of(7), overMinutes: 0 }]),
  )
})
