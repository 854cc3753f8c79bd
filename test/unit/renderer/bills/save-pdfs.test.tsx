import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fakeBridge, type Answers } from '../../../../renderer/bridge/fake'
import { setPrivacy } from '../../../../renderer/lib/privacy'
import { BillsTab } from '../../../../renderer/features/bills/bills-tab'
import { forgetSavedPdfs } from '../../../../renderer/features/bills/saving-pdfs'
import type { SavedPdfs } from '../../../../shared/domain/saved-pdfs'
import { fail, ok, type Result } from '../../../../shared/errors/failure'
import { profile } from '../profiles/samples'
import { later, requests, show } from '../show'
import { giveElementsASize } from '../ui/sized'
import { monthOf } from './samples'

beforeEach(() => giveElementsASize())
afterEach(() => {
  cleanup()
  forgetSavedPdfs()
  setPrivacy(false)
})

const bills = [1, 2, 3, 4].map((month) => monthOf(month, { hasPdf: month < 4 }))
const gas = monthOf(5, { type: 'gas' })

const done: SavedPdfs = {
  savedTo: 'May',
  saved: 3,
  kept: 0,
  bytes: 240_000,
  left: [],
  untried: 0,
  stopped: null,
}

const openDialog = async (answers: Answers = {}) => {
  const bridge = fakeBridge({
    'bills:list': () => ok({ bills: [...bills, gas], newBillIds: [] }),
    'jobs:of-profile': () => ok([]),
    'profiles:get': () => ok({ ...profile(516), label: 'Jane / Doe' }),
    ...answers,
  })
  show(<BillsTab profileId={516} pdf={() => null} />, bridge)
  fireEvent.click(await screen.findByRole('button', { name: /Electricity\s*4/ }))
  fireEvent.click(screen.getByRole('button', { name: 'Export' }))
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Save PDFs…' }))
  return { bridge, dialog: within(await screen.findByRole('dialog', { name: 'Save PDFs' })) }
}

const save = async (): Promise<void> => {
  const button = await screen.findByRole('button', { name: /^Save \d PDFs?…$/ })
  await waitFor(() => expect(button.hasAttribute('data-loading')).toBe(false))
  fireEvent.click(button)
}

test('what is shown is saved under the names of a pattern, of which the first is seen before', async () => {
  const { bridge, dialog } = await openDialog({ 'bills:save-pdfs': () => ok(done) })
  const example = dialog.getByRole('status', { name: 'The first file' })
  await waitFor(() =>
    expect(example.textContent).toBe('The first file: Jane Doe 2026-03-02 to 2026-04-01 electricity.pdf'),
  )
  expect(dialog.getByText(/1 bill of the list has no PDF\./)).toBeTruthy()

  const field = dialog.getByLabelText('File names')
  fireEvent.change(field, { target: { value: '{labl}' } })
  expect(dialog.getByText('There is no {labl}: use one of those below.')).toBeTruthy()
  expect(dialog.getByRole('button', { name: 'Save 3 PDFs…' }).hasAttribute('disabled')).toBe(true)
  fireEvent.change(field, { target: { value: 'x ' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Bill ID' }))
  expect(example.textContent).toBe('The first file: x bill-3.pdf')

  fireEvent.click(dialog.getByRole('radio', { name: 'One zip file' }))
  await save()
  expect(await dialog.findByText('3 PDFs are in “May”. 240 kB.')).toBeTruthy()
  const [request] = requests(bridge, 'bills:save-pdfs')
  expect(request).toMatchObject({ profileId: 516, label: 'Jane / Doe', pattern: 'x {bill}', into: 'zip' })
  expect((request as { bills: unknown[] }).bills).toHaveLength(4)
})

test('the whole list can be saved as well', async () => {
  const { bridge, dialog } = await openDialog({ 'bills:save-pdfs': () => ok(done) })
  fireEvent.click(dialog.getByRole('radio', { name: 'Whole list (4)' }))
  await save()
  await dialog.findByText(/^3 PDFs are in/)
  expect((requests(bridge, 'bills:save-pdfs')[0] as { bills: unknown[] }).bills).toHaveLength(5)
})

test('progress is shown, also outside of the dialog, and the end is told there', async () => {
  const { answer, give } = later<Result<SavedPdfs>>()
  const { bridge, dialog } = await openDialog({ 'bills:save-pdfs': () => answer })
  await save()
  expect(await dialog.findByText('Choose a place in the system’s window.')).toBeTruthy()
  act(() => bridge.emit('bills:saving-pdfs', { done: 1, total: 3, bytes: 80_000 }))
  expect(dialog.getByText('1 of 3 PDFs, 80 kB')).toBeTruthy()
  expect(dialog.getByRole('progressbar', { name: 'PDFs saved' }).getAttribute('aria-valuenow')).toBe('1')
  fireEvent.click(dialog.getAllByRole('button', { name: 'Close' }).at(-1) ?? document.body)
  expect(await screen.findByRole('button', { name: 'Saving PDFs, 1 of 3' })).toBeTruthy()
  give(ok(done))
  expect(await screen.findByText(/^3 PDFs are in “May”\./)).toBeTruthy()
  await waitFor(() => expect(screen.queryByRole('button', { name: /^Saving PDFs/ })).toBeNull())
})

test('in privacy mode the end is told without the name of the place', async () => {
  const { answer, give } = later<Result<SavedPdfs>>()
  const { bridge, dialog } = await openDialog({ 'bills:save-pdfs': () => answer })
  await save()
  await dialog.findByText('Choose a place in the system’s window.')
  act(() => bridge.emit('bills:saving-pdfs', { done: 1, total: 3, bytes: 80_000 }))
  fireEvent.click(dialog.getAllByRole('button', { name: 'Close' }).at(-1) ?? document.body)
  await screen.findByRole('button', { name: /^Saving PDFs/ })
  act(() => setPrivacy(true))
  give(ok({ ...done, stopped: { code: 'disk-full' }, untried: 1 }))
  expect(await screen.findByText(/3 PDFs are saved\. 1 bill of the list without\./)).toBeTruthy()
  expect(screen.queryByText(/“May”/)).toBeNull()
  act(() => setPrivacy(false))
  expect(await screen.findByText(/3 PDFs are in “May”\./)).toBeTruthy()
})

test('what has no PDF or failed is listed with its reason, and what ended it is said', async () => {
  const [first, second] = [1, 2].map((month) => ({
    billId: `bill-${month}`,
    hasPdf: month === 2,
    type: 'electricity',
    period: `2026-0${month}-02 to 2026-0${month + 1}-01`,
    billDate: null,
    accountNumber: null,
    meterNumber: null,
  }))
  if (!first || !second) throw new Error('no bills')
  const { dialog } = await openDialog({
    'bills:save-pdfs': () =>
      ok({
        ...done,
        saved: 1,
        kept: 1,
        untried: 2,
        left: [
          { bill: first, failure: null },
          { bill: second, failure: { code: 'not-found', subject: 'pdf' } },
        ],
        stopped: { code: 'disk-full' },
      }),
  })
  await save()
  expect(await dialog.findByText(/^2 PDFs are in “May”; one of them was there already\./)).toBeTruthy()
  const lines = within(dialog.getByRole('region', { name: 'Not saved' })).getAllByRole('listitem')
  expect(lines.map(({ textContent }) => textContent)).toEqual([
    '2026-01-02 to 2026-02-01, electricity: no PDF: its record names none',
    expect.stringMatching(/^2026-02-02 to 2026-03-01, electricity: .*PDF.*\.$/),
  ])
  const alert = dialog.getByRole('alert')
  expect(alert.textContent).toContain('There is no space left on this disk.')
  expect(alert.textContent).toContain('2 PDFs were not tried. Start again with the same folder')
  fireEvent.click(dialog.getByRole('button', { name: 'Start again' }))
  expect(dialog.getByLabelText('File names')).toBeTruthy()
})

test('nothing is said where the person chose no place; what could not begin says why', async () => {
  let answer: Result<SavedPdfs | null> = ok(null)
  const { dialog } = await openDialog({ 'bills:save-pdfs': () => answer })
  await save()
  expect(await dialog.findByLabelText('File names')).toBeTruthy()
  answer = fail('folder-gone')
  await save()
  expect((await dialog.findByRole('alert')).textContent).toContain('The folder is not there any more.')
})
