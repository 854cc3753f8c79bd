import { notifications } from '@mantine/notifications'
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { newQueries, Providers } from '../../../../renderer/app/providers'
import { useBridge as putBridge } from '../../../../renderer/bridge/call'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { PdfWindow } from '../../../../renderer/pdf-window/pdf-window'
import { recordName } from '../../../../shared/domain/bill-change'
import { fail, ok, type Result } from '../../../../shared/errors/failure'
import type { PdfWindowContent } from '../../../../shared/ipc/calls/pdf'
import { billOf } from '../../../support/bill'
import { requests } from '../show'

/** What happens to the profile of an open window: it goes with what is so now, or says that it shows what was. */

const month = (number: number, more: object = {}) =>
  billOf({
    billId: `b${number}`,
    hasPdf: true,
    startDate: `2026-0${number}-01`,
    endDate: `2026-0${number}-28`,
    totalAmountDue: '80.00',
    ...more,
  })
const opened: PdfWindowContent = {
  profileId: 516,
  billId: 'b2',
  record: recordName(month(2)) ?? '',
  label: 'Ana Lovelace',
  bills: [month(1), month(2), month(3)],
  isGone: false,
}

const changed = { rows: [{ id: 516, profile: null, readAt: null }], removed: [] }

/** An open window, and a way to give it another content and to tell it so. */
const openWindow = async () => {
  let answer: Result<PdfWindowContent> = ok(opened)
  const bridge = fakeBridge({
    'app:is-private': () => ok({ on: false }),
    // Its pages do not matter here.
    'bills:pdf': () => new Promise(() => undefined),
    'pdf:window': () => answer,
  })
  putBridge(bridge)
  // The page keeps its notices outside of its tree: those of the test before would be shown again.
  notifications.clean()
  render(
    <Providers queries={newQueries()} env="test">
      <PdfWindow />
    </Providers>,
  )
  await screen.findByRole('region', { name: /^PDF: Bill 2026-02-01/ })
  const answerWith = (next: Result<PdfWindowContent>): void => {
    answer = next
  }
  const become = async (next: Result<PdfWindowContent>, event: object = changed): Promise<void> => {
    answerWith(next)
    const before = requests(bridge, 'pdf:window').length
    act(() => bridge.emit('profiles:changed', { ...changed, ...event }))
    await waitFor(() => expect(requests(bridge, 'pdf:window')).toHaveLength(before + 1))
  }
  return { bridge, become, answerWith }
}

const now = (content: Partial<PdfWindowContent>) => ok({ ...opened, ...content })
const nextBill = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Next bill' })
const vanished = 'This record is no longer among the profile’s bills.'

afterEach(cleanup)

test('a profile that is renamed, here or elsewhere, has its new label in the window', async () => {
  const { become } = await openWindow()
  await become(now({ label: 'Ana King' }))
  await waitFor(() => expect(document.title).toBe('Ana King · Bill 2026-02-01 to 2026-02-28'))
  expect(screen.getByText('Ana King')).toBeTruthy()
  await become(now({ label: null }))
  await waitFor(() => expect(document.title).toBe('Bill 2026-02-01 to 2026-02-28'))
  expect(screen.queryByRole('alert')).toBeNull()
})

test('bills that have come since can be gone to, and a corrected period is that of the record', async () => {
  const { become } = await openWindow()
  fireEvent.keyDown(window, { key: '[' })
  await screen.findByRole('region', { name: /^PDF: Bill 2026-03-01/ })
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Previous bill' }).disabled).toBe(true)
  await become(now({ bills: [month(4), month(3, { endDate: '2026-03-31' }), month(2), month(1)] }))
  await screen.findByRole('region', { name: 'PDF: Bill 2026-03-01 to 2026-03-31' })
  expect(screen.queryByText(vanished)).toBeNull()
  fireEvent.keyDown(window, { key: '[' })
  expect(await screen.findByRole('region', { name: /^PDF: Bill 2026-04-01/ })).toBeTruthy()
})

test('a record that is not among the bills any more stays as it was, and is named as old until it is there again', async () => {
  const { bridge, become } = await openWindow()
  await become(now({ bills: [month(1), month(3)] }))
  expect(await screen.findByText(vanished)).toBeTruthy()
  expect(screen.getByRole('region', { name: 'PDF: Bill 2026-02-01 to 2026-02-28' })).toBeTruthy()
  await become(now({ bills: [month(1), month(2, { totalAmountDue: '81.00' }), month(3)] }))
  await waitFor(() => expect(screen.queryByText(vanished)).toBeNull())
  expect(nextBill().disabled).toBe(false)
  // The PDF was shown all the time.
  expect(requests(bridge, 'bills:pdf')).toEqual([{ profileId: 516, billId: 'b2' }])
})

test('a record that is there twice is not taken for the one that is shown', async () => {
  const { become } = await openWindow()
  await become(now({ bills: [month(2), month(2, { totalAmountDue: '99.00' })] }))
  expect(await screen.findByText(vanished)).toBeTruthy()
})

test('where no bills are kept any more, nothing is said against the record', async () => {
  const { become } = await openWindow()
  await become(now({ bills: null, label: 'Ana King' }))
  await waitFor(() => expect(document.title).toBe('Ana King · Bill 2026-02-01 to 2026-02-28'))
  expect(screen.queryByText(vanished)).toBeNull()
})

test('of a profile that is gone, what was known stays and is named as old; one that comes back is shown as it is', async () => {
  const { become } = await openWindow()
  await become(now({ isGone: true, label: null, bills: null }), { rows: [], removed: [516] })
  expect((await screen.findByRole('alert')).textContent).toContain('Profile 516 no longer exists.')
  expect(document.title).toBe('Ana Lovelace · Bill 2026-02-01 to 2026-02-28')
  expect(nextBill().disabled).toBe(false)
  await become(now({ label: 'Ana King' }))
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  expect(document.title).toBe('Ana King · Bill 2026-02-01 to 2026-02-28')
})

test('what cannot be read again may be old, and is read again by a click', async () => {
  const { become, answerWith } = await openWindow()
  await become(fail('store-unavailable'))
  expect((await screen.findByRole('alert')).textContent).toContain('could not be read again')
  expect(screen.getByRole('region', { name: /^PDF: Bill 2026-02-01/ })).toBeTruthy()
  answerWith(now({ label: 'Ana King' }))
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(screen.queryByText(/could not be read again/)).toBeNull())
  expect(document.title).toBe('Ana King · Bill 2026-02-01 to 2026-02-28')
})
