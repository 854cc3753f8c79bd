import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { PdfPanel } from '../../../../renderer/features/pdf/pdf-panel'
import { setPrivacy } from '../../../../renderer/lib/privacy'
import type { PdfCheck } from '../../../../renderer/lib/pdf-check'
import { fail, ok, type Result } from '../../../../shared/errors/failure'
import { billOf } from '../../../support/bill'
import { inPieces, show } from '../show'
import { PdfFrameForTests } from './frame'

const bytes = new TextEncoder().encode('%PDF-1.7')
const onClose = vi.fn()
const onNext = vi.fn()
const onWiden = vi.fn()
const onChecked = vi.fn()
const noExamining = { check: null, onExamined: vi.fn() }
let frame: PdfFrameForTests

beforeEach(() => {
  frame = new PdfFrameForTests()
  onClose.mockClear()
  onNext.mockClear()
  onWiden.mockClear()
})
afterEach(cleanup)

const panel = (
  answer: () => Result<{ bytes: Uint8Array<ArrayBuffer> }> = () => ok({ bytes }),
  check: PdfCheck | null = null,
  examining: { check: PdfCheck | null; onExamined: () => void } = noExamining,
) => {
  const bridge = fakeBridge({
    'bills:pdf': answer,
    'bills:save-pdf': () => ok({ savedTo: '/home/ana/Bill 2026-10.pdf' }),
  })
  show(
    <PdfPanel
      profileId={516}
      billId="b1"
      title="Bill 2026-10"
      check={check}
      examining={examining}
      onChecked={onChecked}
      isWide={false}
      onWiden={onWiden}
      onClose={onClose}
      onNext={onNext}
    />,
    bridge,
  )
  return bridge
}

test('the bytes go to the frame, and its pages, zoom and search are shown and commanded', async () => {
  panel()
  expect(screen.getByRole('status').textContent).toContain('Reading the PDF')
  frame.load()
  const document = await frame.opened()
  frame.say({ type: 'opened', document, pages: 4 })
  frame.say({ type: 'zoom', document, scale: 1.1, fit: 'width' })
  expect(await screen.findByDisplayValue('110%')).toBeTruthy()
  const zoom = screen.getByRole('textbox', { name: 'Zoom' })
  const page = screen.getByRole<HTMLInputElement>('textbox', { name: 'Page' })
  expect(page.parentElement?.textContent).toBe('of 4')
  fireEvent.change(page, { target: { value: '3' } })
  fireEvent.keyDown(page, { key: 'Enter' })
  fireEvent.click(screen.getByRole('button', { name: 'Zoom in' }))
  for (const typed of ['125 %', 'a lot', '5']) {
    fireEvent.change(zoom, { target: { value: typed } })
    fireEvent.keyDown(zoom, { key: 'Enter' })
  }
  fireEvent.click(screen.getByRole('button', { name: 'Two pages side by side' }))
  fireEvent.keyDown(window, { key: 'f', ctrlKey: true })
  fireEvent.change(screen.getByRole('textbox', { name: 'Find in this PDF' }), { target: { value: 'due' } })
  frame.say({ type: 'found', document, current: 2, total: 14, searching: false })
  expect(await screen.findByText('2 of 14')).toBeTruthy()
  fireEvent.keyDown(screen.getByRole('textbox', { name: 'Find in this PDF' }), { key: 'Enter' })
  fireEvent.keyDown(screen.getByRole('textbox', { name: 'Find in this PDF' }), { key: 'Escape' })
  await waitFor(() =>
    expect(frame.commands.slice(1)).toEqual([
      { type: 'page', number: 3 },
      { type: 'zoom', to: 'in' },
      { type: 'zoom', to: 1.25 },
      { type: 'spread', pages: 2 },
      { type: 'find', query: 'due', matchCase: false, step: 'new' },
      { type: 'find', query: 'due', matchCase: false, step: 'next' },
      { type: 'find-end' },
    ]),
  )
  expect(screen.queryByRole('textbox', { name: 'Find in this PDF' })).toBeNull()
  expect(onClose).not.toHaveBeenCalled()
})

test('keys reach the panel from the page and from the frame', async () => {
  panel()
  frame.load()
  await frame.opened()
  fireEvent.keyDown(window, { key: ']' })
  expect(onNext).toHaveBeenCalledTimes(1)
  frame.say({ type: 'key', key: 'next' })
  await waitFor(() => expect(onNext).toHaveBeenCalledTimes(2))
  fireEvent.keyDown(window, { key: 'f' })
  frame.say({ type: 'key', key: 'widen' })
  await waitFor(() => expect(onWiden).toHaveBeenCalledTimes(2))
  frame.say({ type: 'key', key: 'close' })
  await waitFor(() => expect(onClose).toHaveBeenCalledTimes(1))
})

test('a PDF that the API does not have is said, with what the API said', async () => {
  panel(() => fail('not-found', { apiText: 'PDF not found' }))
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('The API said: PDF not found')
})

test('a document that the frame refuses is said; trying again loads the frame anew', async () => {
  const bridge = panel()
  frame.load()
  const document = await frame.opened()
  frame.say({ type: 'failed', document, reason: 'damaged' })
  expect((await screen.findByRole('alert')).textContent).toContain('This PDF is damaged')
  const before = screen.getByTitle(/^Pages of/)
  act(() => screen.getByRole('button', { name: 'Try again' }).click())
  await waitFor(() => expect(screen.getByTitle(/^Pages of/)).not.toBe(before))
  frame.load()
  const again = await frame.opened(2)
  expect(again).toBeGreaterThan(document)
  frame.say({ type: 'opened', document: again, pages: 1 })
  expect(await screen.findByText('of 1')).toBeTruthy()
  expect(bridge.calls.filter(({ channel }) => channel === 'bills:pdf')).toHaveLength(2)
})

test('saving says where the file is', async () => {
  const bridge = panel()
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText(inPieces('Saved to /home/ana/Bill 2026-10.pdf'))).toBeTruthy()
  expect(bridge.calls.at(-1)?.request).toEqual({
    profileId: 516,
    billId: 'b1',
    suggestedName: 'Bill 2026-10.pdf',
  })
})

test('in privacy mode the suggested name says nothing of the bill, and the chosen one is blurred', async () => {
  act(() => setPrivacy(true))
  onTestFinished(() => act(() => setPrivacy(false)))
  const bridge = panel()
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  const file = await screen.findByText('/home/ana/Bill 2026-10.pdf')
  expect(file.className).toBe('lc-private')
  expect(file.parentElement?.title).toBe('')
  expect(bridge.calls.at(-1)?.request).toMatchObject({ suggestedName: 'Bill.pdf' })
})

test('under a dialog no key of the PDF does anything, in the page or in the frame', async () => {
  const bridge = panel()
  frame.load()
  const document = await frame.opened()
  frame.say({ type: 'opened', document, pages: 4 })
  await screen.findByText('of 4')
  const dialog = window.document.body.appendChild(window.document.createElement('div'))
  dialog.setAttribute('role', 'dialog')
  for (const key of ['f', 's']) fireEvent.keyDown(dialog, { key, ctrlKey: true })
  fireEvent.keyDown(dialog, { key: ']' })
  for (const key of ['find', 'save', 'next', 'close'] as const) frame.say({ type: 'key', key })
  // A message that follows them: by then they have been heard.
  frame.say({ type: 'page', document, number: 3 })
  await waitFor(() => expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Page' }).value).toBe('3'))
  dialog.remove()
  expect(screen.queryByRole('textbox', { name: 'Find in this PDF' })).toBeNull()
  expect(bridge.calls.map(({ channel }) => channel)).not.toContain('bills:save-pdf')
  expect(onNext).not.toHaveBeenCalled()
  expect(onClose).not.toHaveBeenCalled()
})

const record = billOf({
  cost: '212.47',
  endDate: '2026-08-01',
  accountNumber: '42626522-7',
  billDate: '2026-08-05',
})
const check: PdfCheck = {
  bill: record,
  others: [],
  words: {
    cost: { name: 'Cost', value: '$212.47', private: false },
    endDate: { name: 'Ends', value: '2026-08-01', private: false },
    accountNumber: { name: 'Account', value: '42626522-7', private: true },
    billDate: { name: 'Bill date', value: '2026-08-05', private: false },
  },
}

const opened = async (): Promise<number> => {
  frame.load()
  const document = await frame.opened()
  frame.say({ type: 'opened', document, pages: 4 })
  return document
}

const askedFor = async () => {
  const asked = () => frame.commands.flatMap((command) => (command.type === 'check' ? [command] : []))
  await waitFor(() => expect(asked()).toHaveLength(1))
  return asked()[0]
}

test('the record is looked up in the PDF, what differs comes first, and a chip goes to its place', async () => {
  panel(() => ok({ bytes }), check)
  const document = await opened()
  const asked = await askedFor()
  expect(asked).toMatchObject({ document, bill: record, others: [], words: { cost: '$212.47' } })
  frame.say({
    type: 'checked',
    document,
    check: asked?.check ?? 0,
    detection: {
      kind: 'checked',
      pagesRead: 4,
      pages: 4,
      findings: [
        { field: 'cost', state: 'several', pages: [1, 2], printed: null },
        { field: 'endDate', state: 'different', pages: [1], printed: '07/31/2026' },
        { field: 'accountNumber', state: 'found', pages: [1], printed: null },
        { field: 'billDate', state: 'not-found', pages: [], printed: null },
      ],
    },
  })
  const group = await screen.findByRole('group', { name: 'Compared with the record' })
  expect(within(group).getByRole('status').textContent).toBe('1 value differs from the record')
  expect(
    within(group)
      .getAllByRole('button')
      .map(({ textContent }) => textContent),
  ).toEqual([
    'Ends 07/31/2026 on the PDF, 2026-08-01 in the record',
    'Bill date 2026-08-05 not found',
    'Cost $212.47 in 2 places',
    'Account ',
  ])
  const cost = within(group).getByRole('button', { name: /^Cost/ })
  fireEvent.click(cost)
  fireEvent.click(cost)
  fireEvent.keyDown(window, { key: 'd' })
  await waitFor(() =>
    expect(frame.commands.filter(({ type }) => type === 'show-finding')).toEqual([
      { type: 'show-finding', field: 'cost', place: 0 },
      { type: 'show-finding', field: 'cost', place: 1 },
      { type: 'show-finding', field: 'endDate', place: 0 },
    ]),
  )
})

test('a scan is said to be one, and the answer for another record is not shown', async () => {
  panel(() => ok({ bytes }), check)
  const document = await opened()
  const number = (await askedFor())?.check ?? 0
  frame.say({ type: 'checked', document, check: number + 1, detection: { kind: 'no-text' } })
  frame.say({ type: 'page', document, number: 3 })
  await waitFor(() => expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Page' }).value).toBe('3'))
  expect(screen.getByText('Comparing with the record')).toBeTruthy()
  frame.say({ type: 'checked', document, check: number, detection: { kind: 'no-text' } })
  expect(await screen.findByText(/has no text \(a scan\): it cannot be checked/)).toBeTruthy()
})

test('of pages that were not read, nothing is called missing', async () => {
  panel(() => ok({ bytes }), check)
  const document = await opened()
  const number = (await askedFor())?.check ?? 0
  const findings = [{ field: 'cost' as const, state: 'found' as const, pages: [2], printed: null }]
  frame.say({
    type: 'checked',
    document,
    check: number,
    detection: { kind: 'checked', findings, pagesRead: 2, pages: 4 },
  })
  expect(await screen.findByText(/in the first 2 of 4 pages; the others were not read/)).toBeTruthy()
})

test('a PDF is compared without being shown', async () => {
  const onExamined = vi.fn()
  panel(() => ok({ bytes }), null, { check, onExamined })
  frame.load()
  const asked = () => frame.commands.flatMap((command) => (command.type === 'examine' ? [command] : []))
  await waitFor(() => expect(asked()).toHaveLength(1))
  const number = asked()[0]?.number ?? 0
  expect(asked()[0]?.bill).toEqual(record)
  frame.say({ type: 'examined', number: number + 1, detection: null })
  frame.say({ type: 'examined', number, detection: { kind: 'no-text' } })
  await waitFor(() => expect(onExamined).toHaveBeenCalledTimes(1))
  expect(onExamined).toHaveBeenCalledWith(check, { kind: 'no-text' })
})
