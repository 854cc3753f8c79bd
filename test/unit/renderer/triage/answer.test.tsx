import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Answers } from '../../../../renderer/bridge/fake'
import { CasePanel } from '../../../../renderer/features/triage/case/case-panel'
import { undoLast } from '../../../../renderer/parts/done'
import { forgetRemembered } from '../../../../renderer/ui/remembered'
import { untilAnswered } from '../../../../shared/domain/triage'
import { fail, ok } from '../../../../shared/errors/failure'
import { requests, show as showPart } from '../show'
import { caseOf, failedProfile, playbookOf, stateOf } from './samples'

const writeText = vi.fn(() => Promise.resolve())
beforeEach(() => {
  forgetRemembered()
  writeText.mockClear()
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(writeText)
})
afterEach(cleanup)

const known: Answers = {
  ...failedProfile,
  'triage:cases': ({ ids }) =>
    ok(ids.map((id) => caseOf(id, { status: 'action_needed', mover: 'customer' }))),
  'tags:known': () => ok([{ name: 'waiting', count: 3, colour: 1 }]),
  'tags:list': () => ok([]),
  'tags:add': ({ name }) => ok({ tags: [name], isNew: false }),
  'tags:remove': () => ok([]),
  'triage:snooze': () => ok(stateOf()),
  'triage:wake': () => ok(stateOf()),
}
const show = async (answers: Answers = {}) => {
  const shown = showPart(<CasePanel profileId={7} timeline={() => null} homepage={() => null} />, {
    ...known,
    ...answers,
  })
  await screen.findByText('Dear customer, please look.')
  return shown
}
const ask = async (): Promise<HTMLElement> => {
  fireEvent.keyDown(document.body, { key: 'm' })
  return screen.findByRole('dialog', { name: /^Answer the customer/ })
}
const submit = (dialog: HTMLElement): void => {
  const form = dialog.querySelector('form')
  if (form) fireEvent.submit(form)
}

test('M and Enter copy the text and snooze the case until the customer answers', async () => {
  const { bridge } = await show()
  const dialog = await ask()
  expect(within(dialog).getByRole('button', { name: 'Copy and snooze' })).toBeTruthy()
  fireEvent.change(within(dialog).getByLabelText('Note'), { target: { value: 'Called at nine' } })
  submit(dialog)
  await waitFor(() =>
    expect(requests(bridge, 'triage:snooze')).toEqual([
      { profileIds: [7], until: untilAnswered, note: 'Called at nine', jobIds: [caseOf(7).jobId] },
    ]),
  )
  expect(writeText).toHaveBeenCalledWith('Dear customer, please look.')
  expect(requests(bridge, 'tags:add')).toEqual([])
})

test('the tag and the time are remembered for the next case, and the button says what is done', async () => {
  const { bridge } = await show()
  const dialog = await ask()
  fireEvent.change(within(dialog).getByRole('combobox', { name: 'Tag' }), { target: { value: 'waiting' } })
  fireEvent.click(within(dialog).getByLabelText('Not at all: it stays in the queue'))
  expect(within(dialog).getByRole('button', { name: 'Copy and tag' })).toBeTruthy()
  submit(dialog)
  await waitFor(() => expect(requests(bridge, 'tags:add')).toEqual([{ profileId: 7, name: 'waiting' }]))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(requests(bridge, 'triage:snooze')).toEqual([])
  const next = await ask()
  expect(within(next).getByRole('button', { name: 'Copy and tag' })).toBeTruthy()
})

test('one key takes back the tag and the snooze, but not a tag that was there before', async () => {
  const tags = vi.fn(() => ok<readonly string[]>([]))
  let snoozedUntil: string | null = null
  const { bridge } = await show({
    'tags:list': tags,
    'triage:cases': ({ ids }) =>
      ok(ids.map((id) => caseOf(id, { status: 'action_needed', mover: 'customer', snoozedUntil }))),
  })
  const dialog = await ask()
  fireEvent.change(within(dialog).getByRole('combobox', { name: 'Tag' }), { target: { value: 'waiting' } })
  submit(dialog)
  await waitFor(() => expect(requests(bridge, 'triage:snooze')).toHaveLength(1))
  snoozedUntil = untilAnswered
  tags.mockReturnValue(ok(['waiting']))
  undoLast()
  await waitFor(() => expect(requests(bridge, 'tags:remove')).toEqual([{ profileId: 7, name: 'waiting' }]))
  expect(requests(bridge, 'triage:wake')).toEqual([{ profileIds: [7] }])
})

test('a tag that fails is told with what was done, and the case is not snoozed', async () => {
  const { bridge } = await show({ 'tags:add': () => fail('permission-denied') })
  const dialog = await ask()
  fireEvent.change(within(dialog).getByRole('combobox', { name: 'Tag' }), { target: { value: 'waiting' } })
  submit(dialog)
  expect(await within(dialog).findByText(/The text is copied\./)).toBeTruthy()
  expect(requests(bridge, 'triage:snooze')).toEqual([])
})

test('the language and the form are chosen once', async () => {
  await show()
  fireEvent.click(screen.getByText('Español'))
  expect(await screen.findByText('Estimado cliente, mire por favor.')).toBeTruthy()
  fireEvent.click(screen.getByText('Phone'))
  expect(await screen.findByText('Could you look, please?')).toBeTruthy()
})

test('a status without texts has none to copy, and what was recognised is said', async () => {
  const { bridge } = showPart(<CasePanel profileId={7} timeline={() => null} homepage={() => null} />, {
    ...known,
    'triage:playbook': ({ status }) => ok({ ...playbookOf(status), texts: [] }),
  })
  await screen.findByText('What it means', { exact: false })
  fireEvent.keyDown(document.body, { key: 'm' })
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(requests(bridge, 'triage:snooze')).toEqual([])
})
