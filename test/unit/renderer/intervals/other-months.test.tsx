import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBridge, type FakeBridge } from '../../../../renderer/bridge/fake'
import { IntervalsTab } from '../../../../renderer/features/intervals/intervals-tab'
import { forgetRemembered } from '../../../../renderer/ui/remembered'
import { ok } from '../../../../shared/errors/failure'
import { channel, read, record } from './samples'
import { billOf } from '../../../support/bill'
import { show as showPart } from '../show'

// The DOM of the tests has no canvas.
vi.mock('uplot', () => ({
  default: class {
    cursor = {}
    batch(run: () => void) {
      run()
    }
    setScale() {}
    setSize() {}
    destroy() {}
  },
}))

const show = (more: Parameters<typeof fakeBridge>[0]): FakeBridge => {
  const bridge = fakeBridge({
    'intervals:list': () => ok([record('2025-01'), record('2025-01', { meterId: '計器 7' })]),
    'intervals:readings': ({ months }) =>
      ok({
        months: months.map((each) => read(each, [channel(`${each}-01T06:00:00Z`, 3600, [1, 2])])),
        placeZone: null,
      }),
    'bills:list': () => ok({ bills: [], newBillIds: [] }),
    'intervals:matches': () => ok([]),
    ...more,
  })
  showPart(<IntervalsTab profileId={268} />, bridge)
  return bridge
}
const month = async (name: RegExp, meterId = 'M 1/2'): Promise<HTMLElement> =>
  within(await screen.findByRole('listbox', { name: `Months of meter ${meterId}` })).findByRole('option', {
    name,
  })
const asked = (bridge: FakeBridge): unknown =>
  bridge.calls.findLast(({ channel: name }) => name === 'intervals:readings')?.request

beforeEach(() => {
  localStorage.clear()
  forgetRemembered()
})
afterEach(cleanup)

describe('readings of other months or another meter', () => {
  it('do not pass a chosen unit on to another meter', async () => {
    const bridge = show({
      'intervals:readings': ({ months, unit }) =>
        ok({
          months: months.map((each) =>
            read(each, [channel(`${each}-01T06:00:00Z`, 3600, [1, 2], { unit: unit ?? 'raw' })]),
          ),
          placeZone: null,
        }),
    })
    fireEvent.click(await screen.findByRole('combobox', { name: 'Unit' }))
    fireEvent.click(await screen.findByRole('option', { name: 'therm', hidden: true }))
    await waitFor(() => expect(asked(bridge)).toMatchObject({ unit: 'therm' }))
    fireEvent.click(await month(/Jan/, '計器 7'))
    await waitFor(() => expect(asked(bridge)).toMatchObject({ meterId: '計器 7' }))
    expect(asked(bridge)).not.toHaveProperty('unit')
  })
  it('are all counted again in other months, although these were read before', async () => {
    const values = Array.from({ length: 240 }, () => 1).with(30, 40)
    show({
      'intervals:list': () => ok([record('2025-01'), record('2025-02')]),
      'intervals:readings': ({ months }) =>
        ok({
          months: months.map((each) => read(each, [channel(`${each}-01T00:00:00Z`, 3600, values)])),
          placeZone: null,
        }),
    })
    await screen.findByText(/^279 kWh; .* at 2025-02-02 06:00/)
    fireEvent.click(await month(/Jan 2025/))
    await screen.findByText(/^279 kWh; .* at 2025-01-02 06:00/)
    fireEvent.click(screen.getByRole('switch', { name: 'Leave 1 flagged reading out of sums' }))
    await screen.findByText(/^239 kWh without 1 flagged reading/)
    fireEvent.click(await month(/Feb 2025/))
    expect(await screen.findByText(/^279 kWh; .* at 2025-02-02 06:00/)).toBeTruthy()
  })

  it('say that no bill lies whole in the months', async () => {
    show({
      'bills:list': () =>
        ok({
          bills: [
            billOf({
              type: 'electricity',
              billId: 'b-1',
              startDate: '2025-01-15',
              endDate: '2025-02-14',
              usage: '744',
              units: 'KWh',
            }),
          ],
          newBillIds: [],
        }),
    })
    fireEvent.click(await month(/Jan/))
    const found = within(await screen.findByRole('region', { name: 'Bills of this meter' }))
    expect(
      found.getByText(/^No bill with a stated period lies whole in these months. Choose more/),
    ).toBeTruthy()
  })

  it('are said to be those of another month, and saved under their own time', async () => {
    const bridge = show({
      'intervals:readings': () =>
        ok({ months: [read('2025-01', [channel('2024-11-03T00:00:00Z', 86_400, [1, 2])])], placeZone: null }),
      'tables:save': () => ok({ savedTo: 'days.csv', rewritten: [] }),
    })
    expect(await screen.findByText('No reading of the file of January 2025 lies in its month.')).toBeTruthy()
    fireEvent.click(await screen.findByRole('button', { name: 'Export' }))
    fireEvent.click(await screen.findByRole('menuitem', { name: /^Export .* as CSV$/, hidden: true }))
    expect(await screen.findByText('Saved to days.csv.')).toBeTruthy()
    expect(bridge.calls.at(-1)?.request).toMatchObject({
      name: '268 M 1/2 2024-11-03 to 2024-11-04 readings',
    })
  })
})
