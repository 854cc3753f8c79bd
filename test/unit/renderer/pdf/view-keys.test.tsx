import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { besideKeyWords, pdfKeyWords } from '../../../../renderer/features/pdf/pdf-key-words'
import { PdfPanel } from '../../../../renderer/features/pdf/pdf-panel'
import { keyWords } from '../../../../renderer/lib/key-words'
import { pdfKeyNames, pdfKeys, type PdfKey } from '../../../../renderer/lib/pdf-keys'
import { keyOf } from '../../../../renderer/pdf-frame/keys'
import { ok } from '../../../../shared/errors/failure'
import { show } from '../show'
import { PdfFrameForTests } from './frame'

afterEach(cleanup)

/** An open PDF of four pages, in a window of its own: without anything beside it. */
const opened = async () => {
  const frame = new PdfFrameForTests()
  const bytes = new TextEncoder().encode('%PDF-1.7')
  show(
    <PdfPanel
      profileId={516}
      billId="b1"
      title="Bill 2026-10"
      label="Ana"
      check={null}
      examining={{ check: null, onExamined: () => undefined }}
      onChecked={() => undefined}
    />,
    fakeBridge({ 'bills:pdf': () => ok({ bytes }) }),
  )
  frame.load()
  const document = await frame.opened()
  frame.say({ type: 'opened', document, pages: 4 })
  await screen.findByText('of 4')
  return { frame, document }
}

const presses: Readonly<Record<PdfKey, KeyboardEventInit>> = {
  previous: { key: '[' },
  next: { key: ']' },
  find: { key: 'f', ctrlKey: true },
  'next-difference': { key: 'd' },
  'to-page': { key: 'g' },
  thumbnails: { key: 'p' },
  outline: { key: 'c' },
  'zoom-in': { key: '+', shiftKey: true },
  'zoom-out': { key: '-' },
  fit: { key: '0', code: 'Digit0' },
  spread: { key: '2' },
  rotate: { key: ']', ctrlKey: true },
  widen: { key: 'f' },
  'own-window': { key: 'w' },
  print: { key: 'p', ctrlKey: true },
  'copy-page': { key: 'C', ctrlKey: true, shiftKey: true },
  save: { key: 's', ctrlKey: true },
  close: { key: 'Escape' },
}

test('the frame knows each key by its name, and no other', () => {
  for (const name of pdfKeyNames) expect(keyOf(new KeyboardEvent('keydown', presses[name]))).toBe(name)
  for (const other of [{ key: 'j' }, { key: 'c', ctrlKey: true }, { key: 'f', altKey: true }])
    expect(keyOf(new KeyboardEvent('keydown', other))).toBeUndefined()
  const field = document.createElement('input')
  field.addEventListener('keydown', (event) => expect(keyOf(event)).toBeUndefined())
  fireEvent.keyDown(field, { key: 'p' })
})

test('all of them are in the list of keys', () => {
  const listed = [...pdfKeyWords, ...besideKeyWords].flatMap(([keys]) => keys.split('  '))
  // Escape is listed with what it closes everywhere.
  for (const [name, shortcut] of Object.entries(pdfKeys))
    if (name !== 'close') expect(listed).toContain(keyWords(shortcut))
})

test('keys and buttons change how the document is shown', async () => {
  const { frame, document } = await opened()
  for (const name of ['thumbnails', 'outline', 'zoom-in', 'zoom-out', 'fit', 'spread', 'rotate'] as const)
    fireEvent.keyDown(window, presses[name])
  frame.say({ type: 'side', document, shown: 'thumbnails' })
  frame.say({ type: 'spread', document, pages: 2 })
  frame.say({ type: 'zoom', document, scale: 1, fit: 'width' })
  // The last of them is heard.
  await screen.findByRole('button', { name: 'Fit the page' })
  fireEvent.click(screen.getByRole('button', { name: 'Pages at the side', pressed: true }))
  fireEvent.click(screen.getByRole('button', { name: 'Outline at the side' }))
  fireEvent.keyDown(window, presses.spread)
  fireEvent.keyDown(window, presses.fit)
  await waitFor(() =>
    expect(frame.commands.slice(1)).toEqual([
      { type: 'side', show: 'thumbnails' },
      { type: 'side', show: 'outline' },
      { type: 'zoom', to: 'in' },
      { type: 'zoom', to: 'out' },
      { type: 'zoom', to: 'width' },
      { type: 'spread', pages: 2 },
      { type: 'rotate' },
      { type: 'side', show: null },
      { type: 'side', show: 'outline' },
      { type: 'spread', pages: 1 },
      { type: 'zoom', to: 'page' },
    ]),
  )
})

test('a document without an outline has no button for it that could be pressed', async () => {
  const { frame, document } = await opened()
  frame.say({ type: 'outline', document, entries: 0 })
  const button = await screen.findByRole<HTMLButtonElement>('button', { name: 'This PDF has no outline' })
  expect(button.disabled).toBe(true)
  fireEvent.keyDown(window, presses.outline)
  frame.say({ type: 'outline', document, entries: 3 })
  fireEvent.click(await screen.findByRole('button', { name: 'Outline at the side' }))
  await waitFor(() => expect(frame.commands.slice(1)).toEqual([{ type: 'side', show: 'outline' }]))
})

test('a key leads into the field for the page, from the frame too', async () => {
  const { frame } = await opened()
  const field = screen.getByRole('textbox', { name: 'Page' })
  fireEvent.keyDown(window, presses['to-page'])
  expect(document.activeElement).toBe(field)
  field.blur()
  frame.say({ type: 'key', key: 'to-page' })
  await waitFor(() => expect(document.activeElement).toBe(field))
})

test('in a window of its own nothing can be widened, moved or closed, and the label is there', async () => {
  const { frame } = await opened()
  for (const name of ['Widen', 'Open in a window of its own', 'Close the PDF'])
    expect(screen.queryByRole('button', { name })).toBeNull()
  const heading = screen.getByRole('heading', { level: 2 })
  expect(heading.textContent).toBe('Ana · Bill 2026-10')
  expect(heading.querySelector('.lc-private')?.textContent).toBe('Ana')
  for (const name of ['widen', 'own-window', 'close'] as const) frame.say({ type: 'key', key: name })
  frame.say({ type: 'key', key: 'find' })
  expect(await screen.findByRole('textbox', { name: 'Find in this PDF' })).toBeTruthy()
  frame.say({ type: 'key', key: 'close' })
  await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Find in this PDF' })).toBeNull())
})
