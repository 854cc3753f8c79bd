import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { BillsTab } from '../../../../renderer/features/bills/bills-tab'
import type { Bill } from '../../../../shared/domain/bill'
import { ok } from '../../../../shared/errors/failure'
import type { Request } from '../../../../shared/ipc/contract'
import { requests, show } from '../show'
import { giveElementsASize } from '../ui/sized'
import { monthOf } from './samples'

beforeEach(() => {
  giveElementsASize()
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-04-10T12:00:00Z') })
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const tabOf = (bills: () => readonly Bill[]) => {
  const bridge = fakeBridge({
    'bills:list': () => ok({ bills: [...bills()], newBillIds: [] }),
    'jobs:of-profile': () => ok([]),
    'tables:save': () => ok({ savedTo: 'bills.csv', rewritten: [] }),
  })
  const { queries } = show(<BillsTab profileId={516} pdf={() => null} />, bridge)
  return { bridge, queries }
}

const rows = () => screen.getAllByRole('row').slice(1)

test('selected rows are added up at the foot, copied together, and stay selected when more bills come', async () => {
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  writeText.mockClear()
  let bills = [monthOf(1), monthOf(2), monthOf(3)]
  const { queries } = tabOf(() => bills)
  const grid = await screen.findByRole('grid')
  expect(screen.queryByRole('status', { name: 'Totals of the selection' })).toBeNull()
  fireEvent.keyDown(grid, { key: 'End' })
  fireEvent.keyDown(grid, { key: ' ' })
  fireEvent.keyDown(grid, { key: 'ArrowUp', shiftKey: true })
  const totals = () => screen.getByRole('status', { name: 'Totals of the selection' }).textContent
  expect(totals()).toContain('2 bills59 days · 200.2 kWh · $40.20 · $0.2008 per kWh')
  fireEvent.keyDown(window, { key: 'c', ctrlKey: true })
  await waitFor(() => expect(writeText.mock.calls.at(-1)?.[0].split('\n')).toHaveLength(3))
  bills = [monthOf(4), ...bills]
  await act(() => queries.invalidateQueries())
  await waitFor(() => expect(rows()).toHaveLength(4))
  expect(totals()).toContain('2 bills')
  fireEvent.click(screen.getByRole('button', { name: 'Clear' }))
  expect(screen.queryByRole('status', { name: 'Totals of the selection' })).toBeNull()
})

test('an unusual bill is marked in the list, with its reason, and in what is exported', async () => {
  // Three a day, but none in March.
  const bills = ['93', '84', '0', '90', '93', '90'].map((usage, at) => monthOf(at + 1, { usage }))
  vi.setSystemTime('2026-07-05T12:00:00Z')
  const { bridge } = tabOf(() => bills)
  await screen.findByRole('grid')
  expect(screen.getAllByText('unusual')).toHaveLength(1)
  expect(screen.getByTitle('Unusual: No use in 31 days.').textContent).toContain('2026-03-02')
  fireEvent.click(screen.getByRole('button', { name: 'Export' }))
  fireEvent.click(await screen.findByRole('menuitem', { name: /CSV/ }))
  await waitFor(() => expect(requests(bridge, 'tables:save')).toHaveLength(1))
  const [saved] = requests(bridge, 'tables:save') as readonly Request<'tables:save'>[]
  expect(saved?.columns[1]).toBe('Unusual')
  expect(saved?.lines.map((line) => line[1])).toContain('Unusual: No use in 31 days.')
})

test('the details of a record say what its amount due is made of', async () => {
  const due = {
    previousBalance: '171.90',
    paymentReceived: '100.00',
    currentCharges: '20.10',
    totalAmountDue: '92.00',
  }
  const bills = [
    monthOf(1),
    monthOf(1, { type: 'billing', meterNumber: null, cost: null, usage: null, ...due }),
  ]
  tabOf(() => bills)
  fireEvent.keyDown(await screen.findByRole('grid'), { key: 'Home' })
  const selected = screen.getAllByRole('row').find((row) => row.textContent.includes('Billing'))
  fireEvent.click(selected ?? document.body)
  const parts = within(screen.getByRole('table', { name: 'What the amount due is made of' }))
  expect(parts.getByRole('row', { name: '− Payments $100.00' })).toBeTruthy()
  expect(parts.getByRole('row', { name: 'of these, Electricity $20.10' })).toBeTruthy()
  expect(screen.getByText('The parts add up to the total due.')).toBeTruthy()
  expect(screen.getByText(/^\$71\.90 of the previous balance was not paid/)).toBeTruthy()
})
