import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { IntervalsTab } from '../../../../renderer/features/intervals/intervals-tab'
import { ok } from '../../../../shared/errors/failure'
import { show as showPart } from '../show'
import { record } from './samples'

vi.mock('uplot', async () => ({ default: (await import('./no-plot')).NoPlot }))
afterEach(cleanup)

const bridge = () =>
  fakeBridge({
    'intervals:list': () =>
      ok([record('2025-01'), record('2025-02'), record('2025-04'), record('2025-01', { meterId: '計器 7' })]),
    'intervals:readings': () => ok({ months: [], placeZone: null }),
    'bills:list': () => ok({ bills: [], newBillIds: [] }),
    'intervals:matches': () => ok([]),
  })

it('the intervals begin at the meter and the month that were pointed at elsewhere', async () => {
  const wanted = (meterNumber: string, name: string | null) => ({
    type: 'interval',
    accountNumber: null,
    serviceId: null,
    meterNumber,
    month: name,
  })
  const chosen = () =>
    screen.getAllByRole('option', { selected: true }).map((one) => one.getAttribute('aria-label'))
  const open = async (meterNumber: string, name: string | null) => {
    cleanup()
    showPart(<IntervalsTab profileId={268} wanted={wanted(meterNumber, name)} />, bridge())
    await screen.findByRole('listbox', { name: 'Months of meter 計器 7' })
  }
  await open('M 1/2', '2025-01')
  expect(chosen()).toEqual([expect.stringMatching(/^Jan 2025/)])
  await open('計器 7', null)
  expect(
    within(screen.getByRole('region', { name: 'Meter 計器 7' })).getByRole('option', { selected: true }),
  ).toBeTruthy()
  // Of a missing month there is nothing to read: the one before it is chosen, and it is said.
  await open('M 1/2', '2025-03')
  expect(chosen()).toEqual([expect.stringMatching(/^Feb 2025/)])
  expect(screen.getByText('There is no interval data for Mar 2025.')).toBeTruthy()
  fireEvent.click(
    within(screen.getByRole('region', { name: 'Meter M 1/2' })).getByRole('option', { name: /^Jan 2025/ }),
  )
  expect(screen.queryByText('There is no interval data for Mar 2025.')).toBeNull()
  await open('gone', '2025-01')
  expect(screen.getByText('The meter that was opened has no interval data any more.')).toBeTruthy()
})
