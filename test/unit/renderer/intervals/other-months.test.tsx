import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBridge, type FakeBridge } from '../../../../renderer/bridge/fake'
import { IntervalsTab } from '../../../../renderer/features/intervals/intervals-tab'
import { cellWords } from '../../../../renderer/features/intervals/heatmap-view'
import { joinMonths } from '../../../../renderer/features/intervals/join-months'
import { zoneNamed } from '../../../../renderer/features/intervals/zones'
import { heatmapOf } from '../../../../shared/intervals/heatmap'
import { forgetRemembered } from '../../../../renderer/ui/remembered'
import { fail, ok } from '../../../../shared/errors/failure'
import { channel, read, record } from './samples'
import { billOf } from '../../../support/bill'
import { show as showPart } from '../show'

vi.mock('uplot', async () => ({ default: (await import('./no-plot')).NoPlot }))

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
      found.getByText(/^No bill with a stated period lies entirely within these months. Choose more/),
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
    const saved = await screen.findByText('days.csv')
    expect(saved.className).toBe('lc-private')
    expect(saved.parentElement?.textContent).toBe('Saved to days.csv.')
    expect(bridge.calls.at(-1)?.request).toMatchObject({
      name: '268 M 1/2 2024-11-03 to 2024-11-04 readings',
    })
  })

  it('of the year before say what is to be known about them, and which failed', async () => {
    const day = (from: string) =>
      channel(
        `${from}T00:00:00Z`,
        3600,
        Array.from({ length: 24 }, () => 1),
      )
    show({
      'intervals:list': () => ok(['2025-01', '2024-01', '2024-02'].map((each) => record(each))),
      'intervals:readings': ({ months }) =>
        ok({
          months: months.map((each) =>
            each === '2025-01'
              ? read(each, [day('2025-01-08')])
              : each === '2024-01'
                ? read(each, [day('2024-01-10')], { doubts: ['one hole.'] })
                : { month: each, format: 'source', readings: fail('bad-reply') },
          ),
          placeZone: null,
        }),
    })
    fireEvent.click(await month(/Jan 2025/))
    fireEvent.click(await screen.findByRole('radio', { name: 'Days' }))
    expect(screen.queryByText('Notes on the year before')).toBeNull()
    fireEvent.click(await screen.findByRole('combobox', { name: 'Year before' }))
    fireEvent.click(await screen.findByRole('option', { name: 'Year before, by weekday', hidden: true }))
    expect(await screen.findByText('1 month of 2 of the year before cannot be shown.')).toBeTruthy()
    expect(screen.getByText('Notes on the year before')).toBeTruthy()
    expect(screen.getByText('one hole.')).toBeTruthy()
  })
})

it('says of a cell of the heatmap whether its reading was left out or is not there', () => {
  const [of] = joinMonths([read('2025-01', [channel('2025-01-08T00:00:00Z', 3600, [1, 500, null, 1])])])
  if (!of) throw new Error('no channel')
  const zone = zoneNamed('UTC')
  const leftOut = new Set([1])
  const map = heatmapOf(of, zone, leftOut)
  if (!map) throw new Error('no heatmap')
  const words = (slot: number): string =>
    cellWords({ map, channel: of, zone, leftOut, describedBy: '' }, { row: 0, slot })
  expect(words(0)).toMatch(/: 1 kWh an hour$/)
  expect(words(1)).toMatch(/01:00 to 02:00: left out$/)
  expect(words(2)).toMatch(/02:00 to 03:00: no reading$/)
})
