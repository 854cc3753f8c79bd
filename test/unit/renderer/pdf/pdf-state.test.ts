import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nothingShown, pdfReducer, type PdfAction } from '../../../../renderer/features/pdf/pdf-state'
import { pdfEvent, type PdfEvent } from '../../../../renderer/lib/pdf-messages'

const after = (...actions: readonly PdfAction[]) => actions.reduce(pdfReducer, nothingShown)

test('what the frame tells becomes what is shown', () => {
  const { ready, shown } = after(
    { type: 'ready' },
    { type: 'opened', document: 1, pages: 4 },
    { type: 'zoom', document: 1, scale: 1.1, fit: 'width' },
    { type: 'page', document: 1, number: 3 },
    { type: 'found', document: 1, current: 1, total: 2, searching: false },
    { type: 'side', document: 1, shown: 'outline' },
    { type: 'outline', document: 1, entries: 12 },
    { type: 'picture', number: 1, picture: null },
  )
  expect(ready).toBe(true)
  expect(shown).toEqual({
    document: 1,
    stage: 'open',
    failure: null,
    pages: 4,
    page: 3,
    scale: 1.1,
    fit: 'width',
    spread: 1,
    side: 'outline',
    outline: 12,
    found: { current: 1, total: 2, searching: false },
    checked: null,
  })
})

test('a later document begins anew, and late words about an earlier one are dropped', () => {
  const state = after(
    { type: 'opened', document: 1, pages: 4 },
    { type: 'page', document: 1, number: 3 },
    { type: 'password', document: 2 },
    { type: 'failed', document: 1, reason: 'too-slow' },
  )
  expect(state.shown).toMatchObject({ document: 2, stage: 'password', page: 1, pages: 0 })
})

test('a message is one of ours or none', () => {
  const messages: readonly PdfEvent[] = [
    { type: 'ready' },
    { type: 'failed', document: 3, reason: 'too-many-pages', pages: 10_000 },
    { type: 'key', key: 'find' },
  ]
  for (const message of messages) expect(pdfEvent.parse(message)).toEqual(message)
  expect(pdfEvent.safeParse({ type: 'opened', document: 1, pages: -1 }).success).toBe(false)
  expect(pdfEvent.safeParse({ type: 'failed', document: 1, reason: '<b>free text</b>' }).success).toBe(false)
  expect(pdfEvent.safeParse({ type: 'ready', extra: 1 }).success).toBe(false)
  expect(pdfEvent.safeParse({ type: 'key', key: 'quit' }).success).toBe(false)
  fc.assert(
    fc.property(fc.anything(), (data) => {
      expect(pdfEvent.safeParse(data).success).toBe(false)
    }),
  )
})

const pictureWith = (change: object) =>
  pdfEvent.safeParse({
    type: 'picture',
    number: 1,
    picture: {
      width: 2,
      height: 3,
      paper: { width: 612, height: 792 },
      pixels: new ArrayBuffer(24),
      ...change,
    },
  }).success

test('a picture has as many pixels as it says, and not too many', () => {
  expect(pictureWith({})).toBe(true)
  expect(pictureWith({ pixels: new ArrayBuffer(23) })).toBe(false)
  expect(pictureWith({ width: 0 })).toBe(false)
  expect(pictureWith({ paper: { width: 0, height: 792 } })).toBe(false)
  expect(pictureWith({ pixels: new Uint8Array(24) })).toBe(false)
  const [width, height] = [4000, 4000]
  expect(pictureWith({ width, height, pixels: new ArrayBuffer(width * height * 4) })).toBe(false)
})
