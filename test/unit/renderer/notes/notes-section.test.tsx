import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { Answers } from '../../../../renderer/bridge/fake'
import { NotesSection } from '../../../../renderer/features/notes/notes-section'
import { undoLast } from '../../../../renderer/parts/done'
import { maxNoteLength, type Note } from '../../../../shared/domain/note'
import { fail, ok } from '../../../../shared/errors/failure'
import { requests, show as showPart } from '../show'

afterEach(cleanup)

const id = '7d0f4f0e-36a5-4b54-9d3f-6a5f7a1b2c3d'
const note: Note = {
  id,
  profileId: 7,
  at: '2026-11-20T09:00:00.000Z',
  who: 'ann',
  text: 'The customer calls back.',
  jobId: 'job-1',
  changedAt: null,
}
const known: Answers = {
  'notes:of-profile': () => ok([note]),
  'notes:add': ({ text, jobId, profileId }) => ok({ ...note, text, jobId, profileId }),
  'notes:change': ({ text }) => ok({ ...note, text, changedAt: '2026-12-01T09:00:00.000Z' }),
  'notes:remove': () => ok(null),
  'notes:restore': () => ok(note),
}
const show = (answers: Answers = {}, jobId: string | null = null) =>
  showPart(<NotesSection profileId={7} jobId={jobId} />, { ...known, ...answers })
const field = (): HTMLTextAreaElement => screen.getByLabelText('New note')

test('W leads to the field, Ctrl+Enter saves, and one key takes the note back', async () => {
  const { bridge } = show({}, 'job-1')
  await screen.findByText(note.text)
  fireEvent.keyDown(document.body, { key: 'w' })
  expect(document.activeElement).toBe(field())
  fireEvent.change(field(), { target: { value: '  Password by post \n' } })
  fireEvent.keyDown(field(), { key: 'Enter' })
  expect(requests(bridge, 'notes:add')).toEqual([])
  fireEvent.keyDown(field(), { key: 'Enter', ctrlKey: true })
  await waitFor(() =>
    expect(requests(bridge, 'notes:add')).toEqual([
      { profileId: 7, text: 'Password by post', jobId: 'job-1' },
    ]),
  )
  await waitFor(() => expect(field().value).toBe(''))
  undoLast()
  await waitFor(() => expect(requests(bridge, 'notes:remove')).toEqual([{ id, seen: 'Password by post' }]))
})

test('a text that is too long is said to be so, and not cut', async () => {
  const { bridge } = show()
  await screen.findByText(note.text)
  fireEvent.change(field(), { target: { value: 'x'.repeat(1_000_000) } })
  expect(await screen.findByText(/At most 20,000 characters; this has 1,000,000/)).toBeTruthy()
  fireEvent.keyDown(field(), { key: 'Enter', ctrlKey: true })
  expect(requests(bridge, 'notes:add')).toEqual([])
  fireEvent.change(field(), { target: { value: 'x'.repeat(maxNoteLength) } })
  expect(screen.queryByText(/At most/)).toBeNull()
})

test('a note is changed where it stands; what was changed meanwhile is said', async () => {
  const { bridge } = show({ 'notes:change': () => fail('not-found', { subject: 'note' }) })
  const line = (await screen.findByText(note.text)).closest('li') as HTMLElement
  fireEvent.click(within(line).getByRole('button', { name: 'Change' }))
  fireEvent.change(within(line).getByLabelText('Text of the note'), { target: { value: 'She came back.' } })
  fireEvent.click(within(line).getByRole('button', { name: 'Save' }))
  expect(await within(line).findByText('The note is not there as you saw it.')).toBeTruthy()
  expect(requests(bridge, 'notes:change')).toEqual([{ id, text: 'She came back.', seen: note.text }])
  expect(within(line).getByLabelText<HTMLTextAreaElement>('Text of the note').value).toBe('She came back.')
})

test('a removed note is put back by one key', async () => {
  const { bridge } = show()
  fireEvent.click(await screen.findByRole('button', { name: 'Remove' }))
  await waitFor(() => expect(requests(bridge, 'notes:remove')).toEqual([{ id, seen: note.text }]))
  undoLast()
  await waitFor(() => expect(requests(bridge, 'notes:restore')).toEqual([{ id }]))
})

test('notes that cannot be read are not said to be none', async () => {
  show({ 'notes:of-profile': () => fail('store-unavailable') })
  expect(await screen.findByText(/The notes could not be read/)).toBeTruthy()
})

test('a long note shows its beginning first', async () => {
  show({ 'notes:of-profile': () => ok([{ ...note, text: `${'long '.repeat(300)}end` }]) })
  fireEvent.click(await screen.findByRole('button', { name: 'Show all of it' }))
  expect(screen.getByText(/end$/)).toBeTruthy()
})
