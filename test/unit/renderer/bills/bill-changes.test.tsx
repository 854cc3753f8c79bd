import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { BillsTab } from '../../../../renderer/features/bills/bills-tab'
import { changesOf } from '../../../../shared/domain/bill-change'
import { fail, ok } from '../../../../shared/errors/failure'
import { exposed } from '../exposed'
import { show } from '../show'
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

const old = monthOf(2, { cost: '131.46', ratePlan: 'E-TOU-C', name: 'Ada Byron' })
const changed = monthOf(2, {
  cost: '118.46',
  ratePlan: null,
  usage: '99',
  hasPdf: true,
  name: 'Ada Lovelace',
})
const tab = (changes: () => ReturnType<typeof ok<ReturnType<typeof changesOf>>> | ReturnType<typeof fail>) =>
  show(
    <BillsTab profileId={516} pdf={() => null} />,
    fakeBridge({
      'bills:list': () => ok({ bills: [monthOf(1), changed], newBillIds: [] }),
      'jobs:of-profile': () => ok([]),
      'bills:changes': changes,
    }),
  )

test('a record that changed of late is marked, and its details say what, old beside new', async () => {
  tab(() => ok(changesOf([old], [changed], '2026-04-02T12:00:00Z')))
  const badge = await screen.findByText('changed')
  expect(screen.getByTitle('It changed, seen 2026-04-02: the details say what.')).toBeTruthy()
  fireEvent.click(badge)
  const table = within(screen.getByRole('table', { name: 'What changed in this record' }))
  expect(table.getByRole('row', { name: '2026-04-02 Cost $131.46 $118.46' })).toBeTruthy()
  expect(table.getByRole('row', { name: '2026-04-02 Rate plan E-TOU-C not in the record' })).toBeTruthy()
  expect(table.getByRole('row', { name: '2026-04-02 Usage 100.1 kWh 99 kWh' })).toBeTruthy()
  expect(exposed(document.body, ['Ada Byron', 'Ada Lovelace'])).toEqual([])
})

test('an amount stands in the unit and the currency that it had', async () => {
  const before = monthOf(2, { usage: '1379.90', units: 'kWh', cost: '10', currency: 'CAD' })
  const after = monthOf(2, { usage: '1.3799', units: 'MWh', cost: '11', currency: 'USD' })
  show(
    <BillsTab profileId={516} pdf={() => null} />,
    fakeBridge({
      'bills:list': () => ok({ bills: [monthOf(1), after], newBillIds: [] }),
      'jobs:of-profile': () => ok([]),
      'bills:changes': () => ok(changesOf([before], [after], '2026-04-02T12:00:00Z')),
    }),
  )
  fireEvent.click(await screen.findByText('changed'))
  const table = within(screen.getByRole('table', { name: 'What changed in this record' }))
  expect(table.getByRole('row', { name: '2026-04-02 Usage 1,379.90 kWh 1,379.9 kWh' })).toBeTruthy()
  expect(table.getByRole('row', { name: '2026-04-02 Cost CA$10.00 $11.00' })).toBeTruthy()
})

test('what changed long ago is in the details alone', async () => {
  tab(() => ok(changesOf([old], [changed], '2026-02-02T12:00:00Z')))
  fireEvent.click(within(await screen.findByRole('grid')).getByText('2026-02-02 to 2026-03-01'))
  expect(await screen.findByRole('table', { name: 'What changed in this record' })).toBeTruthy()
  expect(screen.queryByText('changed')).toBeNull()
})

test('that it could not be read is said, and a record without changes says nothing', async () => {
  tab(() => fail('store-unavailable'))
  fireEvent.click(within(await screen.findByRole('grid')).getByText('2026-02-02 to 2026-03-01'))
  expect(await screen.findByText('What changed in this record could not be read.')).toBeTruthy()
})
