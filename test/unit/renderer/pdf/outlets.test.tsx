import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi, type MockInstance } from 'vitest'
import { fakeBridge, type Answers } from '../../../../renderer/bridge/fake'
import { PdfPanel } from '../../../../renderer/features/pdf/pdf-panel'
import type { PdfCheck } from '../../../../renderer/lib/pdf-check'
import { recordName } from '../../../../shared/domain/bill-change'
import { fail, ok } from '../../../../shared/errors/failure'
import { billOf } from '../../../support/bill'
import { later, requests, show } from '../show'
import { PdfFrameForTests } from './frame'

const decode = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'decode')
let written: MockInstance<Clipboard['write']>

/** happy-dom draws nothing: a canvas that encodes to this, and pictures that can always be drawn. */
beforeEach(() => {
  const context = { putImageData: () => undefined } as unknown as CanvasRenderingContext2D
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context)
  vi.spyOn(HTMLCanvasElement.prototype, 'toDataURL').mockReturnValue('data:image/jpeg;base64,AAAA')
  vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((done, type = '') =>
    done(new Blob(['AAAA'], { type })),
  )
  vi.stubGlobal(
    'ClipboardItem',
    class {
      constructor(readonly items: Readonly<Record<string, Blob>>) {}
    },
  )
  written = vi.spyOn(navigator.clipboard, 'write').mockResolvedValue()
  vi.stubGlobal('ImageData', Object)
  HTMLImageElement.prototype.decode = () => Promise.resolve()
})
afterEach(() => {
  cleanup()
  if (decode) Object.defineProperty(HTMLImageElement.prototype, 'decode', decode)
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const record = billOf({ billId: 'b1', startDate: '2026-10-01', endDate: '2026-10-31' })
const check: PdfCheck = { bill: record, others: [], words: {} }
const onClose = vi.fn()

const panelOf = (billId: string) => (
  <PdfPanel
    connectionId="c1"
    profileId={516}
    billId={billId}
    title={`Bill ${billId}`}
    check={check}
    examining={{ check: null, onExamined: () => undefined }}
    onChecked={() => undefined}
    onWiden={() => undefined}
    onClose={onClose}
  />
)

/** The panel with an open PDF of three pages. */
const opened = async (answers: Answers = {}) => {
  onClose.mockClear()
  const frame = new PdfFrameForTests()
  const bytes = new TextEncoder().encode('%PDF-1.7')
  const bridge = fakeBridge({ 'bills:pdf': () => ok({ bytes }), ...answers })
  const { changeTo } = show(panelOf('b1'), bridge)
  frame.load()
  const document = await frame.opened()
  frame.say({ type: 'opened', document, pages: 3 })
  frame.say({ type: 'page', document, number: 2 })
  await waitFor(() => expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Page' }).value).toBe('2'))
  const asked = () => frame.commands.flatMap((command) => (command.type === 'picture' ? [command] : []))
  /** Answers the latest question for a picture. */
  const draw = async (count: number, drawn = true): Promise<void> => {
    await waitFor(() => expect(asked()).toHaveLength(count))
    const picture = {
      width: 2,
      height: 2,
      paper: { width: 612, height: 792 },
      pixels: new ArrayBuffer(16),
    }
    frame.say({ type: 'picture', number: asked().at(-1)?.number ?? 0, picture: drawn ? picture : null })
  }
  return { bridge, frame, document, asked, draw, changeTo }
}

const sheets = () => [...document.body.querySelectorAll<HTMLImageElement>('[aria-hidden] img')]
const press = (key: string, more: KeyboardEventInit = {}) => fireEvent.keyDown(window, { key, ...more })

test('all pages are prepared one by one, printed together, and taken away', async () => {
  const printing = later<{ readonly printed: boolean }>()
  const { bridge, asked, draw } = await opened({ 'pdf:print': async () => ok(await printing.answer) })
  press('p', { ctrlKey: true })
  for (let page = 1; page <= 3; page += 1) {
    expect(await screen.findByText(`Preparing page ${page} of 3 for the printer`)).toBeTruthy()
    await draw(page)
  }
  await waitFor(() => expect(requests(bridge, 'pdf:print')).toEqual([{ width: 612, height: 792 }]))
  expect(asked().map(({ page, asShown }) => [page, asShown])).toEqual([
    [1, false],
    [2, false],
    [3, false],
  ])
  expect(sheets().map(({ src }) => src)).toEqual(Array(3).fill('data:image/jpeg;base64,AAAA'))
  printing.give({ printed: true })
  expect(await screen.findByText('Sent to the printer')).toBeTruthy()
  expect(sheets()).toEqual([])
})

test('a page that cannot be drawn: nothing is printed, and the panel says so', async () => {
  const { bridge, draw } = await opened()
  fireEvent.click(screen.getByRole('button', { name: 'Print' }))
  await draw(1)
  await draw(2, false)
  expect(await screen.findByText('A page of this PDF cannot be drawn.')).toBeTruthy()
  expect(requests(bridge, 'pdf:print')).toEqual([])
  expect(sheets()).toEqual([])
})

test('a computer without a printer is told in words, and a cancelled dialog is no failure', async () => {
  const answers = [
    fail('print-failed', { detail: 'No printers available on the network' }),
    ok({ printed: false }),
  ]
  const { draw } = await opened({ 'pdf:print': () => answers.shift() ?? fail('internal') })
  press('p', { ctrlKey: true })
  for (let page = 1; page <= 3; page += 1) await draw(page)
  expect(await screen.findByText('This computer has no printer.')).toBeTruthy()
  press('p', { ctrlKey: true })
  for (let page = 4; page <= 6; page += 1) await draw(page)
  await waitFor(() => expect(screen.queryByText('This computer has no printer.')).toBeNull())
  await waitFor(() => expect(screen.queryByText(/^Preparing/)).toBeNull())
  expect(screen.queryByText('Sent to the printer')).toBeNull()
})

test('printing is given up by its button, and by going to another bill, of which nothing is printed', async () => {
  const { bridge, frame, asked, draw, changeTo } = await opened({ 'pdf:print': () => ok({ printed: true }) })
  press('p', { ctrlKey: true })
  await screen.findByText('Preparing page 1 of 3 for the printer')
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  await draw(1)
  await waitFor(() => expect(screen.queryByText(/^Preparing/)).toBeNull())

  press('p', { ctrlKey: true })
  await draw(2)
  await waitFor(() => expect(asked()).toHaveLength(3))
  changeTo(panelOf('b2'))
  const other = await frame.opened(2)
  frame.say({ type: 'opened', document: other, pages: 1 })
  expect(await screen.findByText('of 1')).toBeTruthy()
  await waitFor(() => expect(screen.queryByText(/^Preparing/)).toBeNull())
  expect(asked()).toHaveLength(3)
  expect(screen.queryByRole('alert')).toBeNull()
  expect(requests(bridge, 'pdf:print')).toEqual([])
  expect(sheets()).toEqual([])
})

test('a print whose dialog is open is told beside its own bill only, and no other begins meanwhile', async () => {
  const printing = later<{ readonly printed: boolean }>()
  const { bridge, frame, draw, changeTo } = await opened({
    'pdf:print': async () => ok(await printing.answer),
  })
  press('p', { ctrlKey: true })
  for (let page = 1; page <= 3; page += 1) await draw(page)
  expect(await screen.findByText('Printing')).toBeTruthy()
  changeTo(panelOf('b2'))
  frame.say({ type: 'opened', document: await frame.opened(2), pages: 1 })
  expect(await screen.findByText('of 1')).toBeTruthy()
  expect(screen.queryByText(/^Printing/)).toBeNull()
  expect(
    screen
      .getByRole('button', { name: 'Print: another PDF is still being printed' })
      .hasAttribute('disabled'),
  ).toBe(true)
  press('p', { ctrlKey: true })
  act(() => printing.give({ printed: true }))
  expect((await screen.findByRole('button', { name: 'Print' })).hasAttribute('disabled')).toBe(false)
  expect(screen.queryByText(/Sent to the printer/)).toBeNull()
  expect(requests(bridge, 'pdf:print')).toHaveLength(1)
})

/** The kinds of what was put into the clipboard. */
const clipboard = () =>
  written.mock.calls.map(([items]) =>
    items.map((item) => Object.keys((item as unknown as { readonly items: object }).items)),
  )

test('the visible page goes to the clipboard as a picture, as it is on the screen', async () => {
  const { asked, draw } = await opened()
  press('C', { ctrlKey: true, shiftKey: true })
  await draw(1)
  expect(await screen.findByText('Page 2 is in the clipboard as a picture')).toBeTruthy()
  expect(asked()[0]).toMatchObject({ page: 2, asShown: true, scale: 2 })
  expect(clipboard()).toEqual([[['image/png']]])
})

test('a picture that cannot be drawn or copied is told', async () => {
  written.mockRejectedValue(new Error('Document is not focused'))
  const { draw } = await opened()
  const copy = screen.getByRole('button', { name: 'Copy this page with its marks as a picture' })
  fireEvent.click(copy)
  await draw(1, false)
  expect(await screen.findByText('A page of this PDF cannot be drawn.')).toBeTruthy()
  expect(clipboard()).toEqual([])
  fireEvent.click(copy)
  await draw(2)
  expect(await screen.findByText('The picture was not copied.')).toBeTruthy()
  expect(screen.queryByText(/in the clipboard/)).toBeNull()
})

test('the PDF moves into a window of its own, and is closed here once that is open', async () => {
  const opening = later<null>()
  const { bridge } = await opened({ 'pdf:open-window': async () => ok(await opening.answer) })
  press('w')
  await waitFor(() =>
    expect(requests(bridge, 'pdf:open-window')).toEqual([
      { connectionId: 'c1', profileId: 516, billId: 'b1', record: recordName(record) },
    ]),
  )
  expect(onClose).not.toHaveBeenCalled()
  act(() => opening.give(null))
  await waitFor(() => expect(onClose).toHaveBeenCalledTimes(1))
})

test('where there are too many windows, the PDF stays here and the panel says why', async () => {
  await opened({ 'pdf:open-window': () => fail('too-many-windows') })
  fireEvent.click(screen.getByRole('button', { name: 'Open in a window of its own' }))
  expect(await screen.findByText('Too many PDFs are open in windows of their own.')).toBeTruthy()
  expect(onClose).not.toHaveBeenCalled()
})
