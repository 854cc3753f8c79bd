import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newQueries, Providers } from '../../../../renderer/app/providers'
import { useBridge as putBridge } from '../../../../renderer/bridge/call'
import { fakeBridge, type Answers } from '../../../../renderer/bridge/fake'
import { setPrivacy } from '../../../../renderer/lib/privacy'
import { PdfWindow } from '../../../../renderer/pdf-window/pdf-window'
import { recordName } from '../../../../shared/domain/bill-change'
import { fail, ok } from '../../../../shared/errors/failure'
import { billOf } from '../../../support/bill'
import { later, requests } from '../show'

const month = (number: number, more: object = {}) =>
  billOf({
    billId: `b${number}`,
    hasPdf: true,
    startDate: `2026-0${number}-01`,
    endDate: `2026-0${number}-28`,
    accountNumber: '42626522-7',
    ...more,
  })
const bills = [
  month(1),
  month(2),
  month(2, { type: 'gas', billId: 'g2' }),
  month(3),
  month(4, { hasPdf: false }),
]
const content = {
  profileId: 516,
  billId: 'b2',
  record: recordName(month(2)) ?? '',
  label: 'Ana Lovelace',
  bills,
  isGone: false,
}

const windowWith = (answers: Answers) => {
  const bridge = fakeBridge({
    'bills:pdf': () => fail('not-found', { subject: 'pdf' }),
    'app:privacy': () => ok(null),
    'app:is-private': () => ok({ on: false }),
    ...answers,
  })
  putBridge(bridge)
  render(
    <Providers queries={newQueries()} env="test">
      <PdfWindow />
    </Providers>,
  )
  return bridge
}

beforeEach(() => {
  document.title = 'PDF'
})
afterEach(() => {
  cleanup()
  act(() => setPrivacy(false))
})

test('the window shows the PDF of its record, by label and period, and goes to those beside it of the same type', async () => {
  const bridge = windowWith({ 'pdf:window': () => ok(content) })
  expect(await screen.findByRole('region', { name: 'PDF: Bill 2026-02-01 to 2026-02-28' })).toBeTruthy()
  expect(document.title).toBe('Ana Lovelace · Bill 2026-02-01 to 2026-02-28')
  fireEvent.keyDown(window, { key: ']' })
  expect(await screen.findByRole('region', { name: 'PDF: Bill 2026-01-01 to 2026-01-28' })).toBeTruthy()
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Next bill' }).disabled).toBe(true)
  fireEvent.keyDown(window, { key: '[' })
  fireEvent.keyDown(window, { key: '[' })
  await waitFor(() => expect(document.title).toBe('Ana Lovelace · Bill 2026-03-01 to 2026-03-28'))
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Previous bill' }).disabled).toBe(true)
  await waitFor(() =>
    expect(requests(bridge, 'bills:pdf')).toEqual(
      ['b2', 'b1', 'b2', 'b3'].map((billId) => ({ profileId: 516, billId })),
    ),
  )
})

test('in privacy mode the title has neither label nor period, and the mode follows the other windows', async () => {
  const bridge = windowWith({
    'pdf:window': () => ok(content),
    'app:is-private': () => ok({ on: true }),
  })
  expect(await screen.findByRole('region', { name: /^PDF: Bill/ })).toBeTruthy()
  expect(document.documentElement.hasAttribute('data-privacy')).toBe(true)
  expect(document.title).toBe('PDF')
  act(() => bridge.emit('app:privacy-changed', { on: false }))
  await waitFor(() => expect(document.title).toContain('Ana Lovelace'))
  expect(requests(bridge, 'app:privacy')).not.toContainEqual({ on: false })
  fireEvent.keyDown(window, { key: 'P', ctrlKey: true, shiftKey: true })
  await waitFor(() => expect(requests(bridge, 'app:privacy')).toContainEqual({ on: true }))
  expect(document.title).toBe('PDF')
})

test('nothing is shown before main has said whether privacy mode is on, and a switch meanwhile counts more', async () => {
  const first = later<{ readonly on: boolean }>()
  const bridge = windowWith({
    'pdf:window': () => ok(content),
    'app:is-private': async () => ok(await first.answer),
  })
  await waitFor(() => expect(requests(bridge, 'pdf:window')).toHaveLength(1))
  expect(document.title).toBe('PDF')
  expect(document.documentElement.hasAttribute('data-privacy')).toBe(true)
  fireEvent.keyDown(window, { key: 'P', ctrlKey: true, shiftKey: true })
  first.give({ on: false })
  expect(await screen.findByRole('region', { name: /^PDF: Bill/ })).toBeTruthy()
  expect(document.title).toBe('PDF')
  expect(requests(bridge, 'app:privacy')).toEqual([{ on: true }])
})

test('a record that is not stored, or that cannot be told from another, has its PDF shown without it', async () => {
  const bridge = windowWith({
    'pdf:window': () => ok({ ...content, label: null, bills: [month(2), month(2), month(3)] }),
  })
  expect(await screen.findByRole('region', { name: 'PDF: Bill' })).toBeTruthy()
  expect(document.title).toBe('Bill')
  await waitFor(() => expect(requests(bridge, 'bills:pdf')).toEqual([{ profileId: 516, billId: 'b2' }]))
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Next bill' }).disabled).toBe(true)
})

test('why nothing can be shown is said, and it can be tried again', async () => {
  const answers = [fail('store-unavailable'), ok(content)]
  windowWith({ 'pdf:window': () => answers.shift() ?? fail('internal') })
  fireEvent.click(await screen.findByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('region', { name: /^PDF: Bill 2026-02/ })).toBeTruthy()
})

test('the keys of the window are listed, by key and by the program’s menu', async () => {
  const bridge = windowWith({ 'pdf:window': () => ok(content) })
  await screen.findByRole('region', { name: /^PDF/ })
  fireEvent.keyDown(window, { key: '?' })
  const dialog = await screen.findByRole('dialog', { name: 'Keys' })
  expect(dialog.textContent).toContain('Print a PDF')
  fireEvent.click(screen.getByRole('button', { name: 'Close' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  act(() => bridge.emit('app:menu', { item: 'keys' }))
  expect(await screen.findByRole('dialog', { name: 'Keys' })).toBeTruthy()
})
