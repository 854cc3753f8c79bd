import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { BillsTab } from '../../../../renderer/features/bills/bills-tab'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { BillReadings } from '../../../../renderer/features/intervals/bill-readings'
import type { ToThread } from '../../../../renderer/features/intervals/thread-tasks'
import type { ReadingsAnswers, ReadingsSlot, ReadingsTold } from '../../../../renderer/lib/bill-readings'
import { ok } from '../../../../shared/errors/failure'
import { billOf } from '../../../support/bill'
import { ThreadInPage } from '../../../support/thread-in-page'
import { requests, show } from '../show'
import { giveElementsASize } from '../ui/sized'
import { channel, read, record } from './samples'

const electricity = { type: 'electricity', accountNumber: 'A-1', serviceId: null, meterNumber: 'M-1' }
const bill = billOf({
  ...electricity,
  billId: 'e1',
  startDate: '2025-01-01',
  endDate: '2025-01-31',
  usage: '744',
  units: 'kWh',
})
const january = read('2025-01', [channel('2025-01-01T00:00:00Z', 3600, Array<number>(744).fill(1))])

const bridge = () =>
  fakeBridge({
    'intervals:list': () => ok([record('2025-01', { meterId: 'M-1' })]),
    'intervals:readings': () => ok({ months: [january], placeZone: null }),
    'intervals:matches': () => ok([{ meterId: 'M-1', bills: electricity }]),
    'bills:list': () => ok({ bills: [bill], newBillIds: [] }),
    'bills:changes': () => ok([]),
    'jobs:of-profile': () => ok([]),
  })

/** A thread in which the comparison fails for as long as the test wants. */
class FailingThread extends ThreadInPage {
  static isFailing = false
  override postMessage(message: ToThread): void {
    if (FailingThread.isFailing && 'name' in message && message.name === 'answers')
      this.dispatchEvent(new Event('error'))
    else super.postMessage(message)
  }
}

giveElementsASize()
beforeEach(() => vi.stubGlobal('Worker', FailingThread))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

it('bills that are read anew are told to be compared until there are answers again', async () => {
  const told: ReadingsTold[] = []
  const slot = (bills: ReadingsSlot['bills']) => (
    <BillReadings profileId={268} bills={bills} onAnswers={(next) => void told.push(next)} />
  )
  const answered = (): boolean => {
    const last = told.at(-1)
    return last !== undefined && last !== 'comparing' && last.size === 1
  }
  const { changeTo } = show(slot([bill]), bridge())
  await waitFor(() => expect(answered()).toBe(true))
  told.length = 0
  changeTo(slot([{ ...bill }]))
  await waitFor(() => expect(answered()).toBe(true))
  expect(told.slice(0, -1)).toEqual(['comparing'])
})

it('the column stays with empty cells while bills are compared anew, and goes where nothing is said', async () => {
  let tell: ReadingsSlot['onAnswers'] = () => undefined
  const hear = (slot: ReadingsSlot) => {
    tell = slot.onAnswers
    return null
  }
  show(<BillsTab profileId={268} pdf={() => null} readings={hear} />, bridge())
  await screen.findByRole('row', { name: /2025-01-01/ })
  const column = () => screen.queryByRole('columnheader', { name: 'Intervals say' })
  const answers: ReadingsAnswers = new Map([[bill, { state: 'agrees', words: '0%', title: 'As billed.' }]])
  const say = async (next: ReadingsTold, isThere: boolean) => {
    tell(next)
    await waitFor(() => expect(column() !== null).toBe(isThere))
  }
  await say('comparing', false)
  await say(answers, true)
  await say('comparing', true)
  await waitFor(() =>
    expect(screen.getByTitle('It is being compared with interval data.').textContent).toBe(''),
  )
  await say(new Map(), false)
})

it('a comparison that failed is made again without reading the months again', async () => {
  FailingThread.isFailing = true
  const { bridge: asked } = show(
    <BillReadings profileId={268} bills={[bill]} onAnswers={() => undefined} />,
    bridge(),
  )
  fireEvent.click(await screen.findByRole('button', { name: 'Compare with intervals again' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Compare with intervals again' }))
  FailingThread.isFailing = false
  fireEvent.click(await screen.findByRole('button', { name: 'Compare with intervals again' }))
  await waitFor(() =>
    expect(screen.queryByRole('button', { name: 'Compare with intervals again' })).toBeNull(),
  )
  expect(requests(asked, 'intervals:readings')).toHaveLength(1)
})
