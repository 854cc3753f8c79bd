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
  fc.assert(
    fc.property(fc.anything(), (data) => {
      expect(pdfEvent.safeParse(data).success).toBe(false)
    }),
  )
})
