import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { BillsAboveIntervals } from '../../../../renderer/features/bills/bills-above-intervals'
import { BillsTab } from '../../../../renderer/features/bills/bills-tab'
import { fakeBridge, type FakeBridge } from '../../../../renderer/bridge/fake'
import { BillReadings } from '../../../../renderer/features/intervals/bill-readings'
import { IntervalsTab } from '../../../../renderer/features/intervals/intervals-tab'
import { ProfileFocusOf } from '../../../../renderer/parts/profile-focus'
import { forgetRemembered } from '../../../../renderer/ui/remembered'
import type { Request } from '../../../../shared/ipc/contract'
import { fail, ok } from '../../../../shared/errors/failure'
import type { MeterMatch } from '../../../../shared/intervals/meter-match'
import { billOf } from '../../../support/bill'
import { ThreadInPage } from '../../../support/thread-in-page'
import { later, requests, show as showPart } from '../show'
import { giveElementsASize } from '../ui/sized'
import { channel, read, record } from './samples'

vi.mock('uplot', async () => ({ default: (await import('./no-plot')).NoPlot }))

const hours = (count: number): readonly number[] => Array.from({ length: count }, () => 1)
const electricity = { type: 'electricity', accountNumber: 'A-1', serviceId: null, meterNumber: 'M-1' }
const gas = { type: 'gas', accountNumber: 'A-2', serviceId: null, meterNumber: 'G-1' }
const bills = [
  ['2025-01', '2025-01-31', '744', '31'],
  ['2025-02', '2025-02-28', '672', '28'],
  ['2025-03', '2025-03-31', '1000', '31'],
].flatMap(([month = '', endDate = '', usage = '', volume = '']) => [
  billOf({ ...electricity, billId: `e ${month}`, startDate: `${month}-01`, endDate, usage, units: 'kWh' }),
  billOf({ ...gas, billId: `g ${month}`, startDate: `${month}-01`, endDate, usage: volume, units: 'therms' }),
])

const months = ['2025-01', '2025-02', '2025-03']
const readOf = (month: string, meterId: string) => {
  const days = { '2025-01': 31, '2025-02': 28, '2025-03': 31 }[month] ?? 0
  return meterId === 'G-1'
    ? read(month, [channel(`${month}-01T00:00:00Z`, 86_400, hours(days), { unit: 'therm' })])
    : read(month, [channel(`${month}-01T00:00:00Z`, 3600, hours(days * 24))])
}

const bridgeWith = (more: Parameters<typeof fakeBridge>[0] = {}): FakeBridge =>
  fakeBridge({
    'intervals:list': () =>
      ok(['M-1', 'M-2', 'G-1'].flatMap((meterId) => months.map((month) => record(month, { meterId })))),
    'intervals:readings': ({ months: asked, meterId, stored }) =>
      ok({
        months: asked
          .filter((month) => !stored || month !== '2025-03')
          .map((month) => readOf(month, meterId)),
        placeZone: null,
      }),
    'bills:list': () => ok({ bills, newBillIds: [] }),
    'bills:changes': () => ok([]),
    'jobs:of-profile': () => ok([]),
    'intervals:matches': () => ok([]),
    ...more,
  })

const asked = (bridge: FakeBridge) =>
  requests(bridge, 'intervals:readings') as readonly Request<'intervals:readings'>[]
const intervals = (
  <ProfileFocusOf>
    <IntervalsTab profileId={268} bills={<BillsAboveIntervals profileId={268} />} />
  </ProfileFocusOf>
)
const pickers = () =>
  screen.getAllByRole('listbox', { name: /^Months of meter/ }).map((list) => list.getAttribute('aria-label'))

beforeEach(() => {
  localStorage.clear()
  forgetRemembered()
  giveElementsASize()
  vi.stubGlobal('Worker', ThreadInPage)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

describe('several meters in one chart', () => {
  const chooseMeter = async (meterId: string): Promise<void> => {
    fireEvent.click(await screen.findByRole('combobox', { name: 'Together with meters' }))
    fireEvent.click(await screen.findByRole('option', { name: meterId, hidden: true }))
  }

  it('are shown beside each other, or added, and what cannot be added says why', async () => {
    const matches: readonly MeterMatch[] = [{ meterId: 'M-2', bills: electricity }]
    const bridge = bridgeWith({ 'intervals:matches': () => ok(matches) })
    showPart(intervals, bridge)
    await chooseMeter('M-2')
    expect(await screen.findByRole('checkbox', { name: 'Consumption, meter M-2 · kWh' })).toBeTruthy()
    expect(asked(bridge).at(-1)).toMatchObject({ meterId: 'M-2', months: ['2025-03'] })
    await chooseMeter('G-1')
    fireEvent.click(await screen.findByRole('radio', { name: 'Added' }))
    expect(await screen.findByText(/^1,488 kWh; 31 of 31 days whole; peak 2 kW/)).toBeTruthy()
    const notAdded = screen.getByText('Not added, but shown beside the rest').closest('[role="status"]')
    expect(notAdded?.textContent).toContain(
      'Consumption, meter G-1: no other meter is known to have gas in therm that flows the same way.',
    )
    // Bills are of one meter.
    expect(screen.getByRole('region', { name: 'Bills of this meter' }).textContent).toContain('1,000 kWh')
  })

  const withYearBefore = async (earlier: Readonly<Record<string, number>>): Promise<FakeBridge> => {
    const bridge = bridgeWith({
      'intervals:matches': () => ok([{ meterId: 'M-2', bills: electricity }]),
      'intervals:list': () =>
        ok(
          ['M-1', 'M-2'].flatMap((meterId) => [
            ...(earlier[meterId] === undefined ? [] : [record('2024-03', { meterId })]),
            record('2025-03', { meterId }),
          ]),
        ),
      'intervals:readings': ({ months: wanted, meterId }) =>
        ok({
          months: wanted.map((month) => {
            const use = month === '2025-03' ? 1 : (earlier[meterId] ?? 0)
            const values = Array.from({ length: 31 * 24 }, () => use)
            return read(month, [channel(`${month}-01T00:00:00Z`, 3600, values)])
          }),
          placeZone: null,
        }),
    })
    showPart(intervals, bridge)
    await chooseMeter('M-2')
    await screen.findByRole('checkbox', { name: 'Consumption, meter M-2 · kWh' })
    fireEvent.click(screen.getByRole('radio', { name: 'Days' }))
    fireEvent.click(await screen.findByRole('combobox', { name: 'Year before' }))
    fireEvent.click(await screen.findByRole('option', { name: 'Year before, by date', hidden: true }))
    return bridge
  }

  it('have their year before, each its own', async () => {
    const bridge = await withYearBefore({ 'M-1': 2, 'M-2': 4 })
    expect(await screen.findByText(/a year before 1,488 kWh, now 744 kWh, -50% a day/)).toBeTruthy()
    expect(screen.getByText(/a year before 2,976 kWh, now 744 kWh, -75% a day/)).toBeTruthy()
    expect(asked(bridge).map(({ meterId, months: wanted }) => [meterId, wanted])).toContainEqual([
      'M-2',
      ['2024-03'],
    ])
  })

  it('have the year before of their sum', async () => {
    await withYearBefore({ 'M-1': 2, 'M-2': 4 })
    fireEvent.click(screen.getByRole('radio', { name: 'Added' }))
    expect(await screen.findByText(/a year before 4,464 kWh, now 1,488 kWh, -66\.\d% a day/)).toBeTruthy()
  })

  it('have no year before of their sum where one of them had no readings: it would be that of fewer meters', async () => {
    await withYearBefore({ 'M-1': 2 })
    expect(await screen.findByText(/a year before 1,488 kWh, now 744 kWh/)).toBeTruthy()
    fireEvent.click(screen.getByRole('radio', { name: 'Added' }))
    expect(
      await screen.findByText(/^1,488 kWh;.* nothing from the year before to compare it with/),
    ).toBeTruthy()
    expect(screen.queryByText(/a year before 1,488 kWh/)).toBeNull()
  })
})

describe('what is looked at in one profile', () => {
  it('is the chosen part of the login, in the intervals too, and what is not known is said', async () => {
    showPart(intervals, bridgeWith())
    await screen.findByRole('button', { name: 'Behind this login' })
    expect(pickers()).toHaveLength(3)
    fireEvent.click(screen.getByRole('button', { name: 'Behind this login' }))
    fireEvent.click(await screen.findByText('A-2', { exact: false, selector: '[role="treeitem"] *' }))
    expect(
      await screen.findByText(/^It is not known to which part of the login this meter belongs:/),
    ).toBeTruthy()
    expect(pickers()).toEqual(['Months of meter G-1', 'Months of meter M-2'])
    expect(screen.getByText(/^Not shown: 1 meter of other parts/)).toBeTruthy()
  })

  it('is in the timeline above the intervals, too, where the list of bills hides its own', async () => {
    const height = vi.spyOn(window, 'innerHeight', 'get').mockReturnValue(450)
    showPart(intervals, bridgeWith())
    fireEvent.click(await screen.findByRole('switch', { name: 'Bills over time' }))
    expect(await screen.findByRole('group', { name: /^Timeline of bills/ })).toBeTruthy()
    const choices = within(screen.getByRole('radiogroup', { name: 'Timeline as' })).getAllByRole('radio')
    expect(choices.map((each) => each.getAttribute('value'))).toEqual(['chart', 'table'])
    height.mockRestore()
  })

  it('is a bill that is chosen in the timeline: its meter, its months and its moment', async () => {
    const bridge = bridgeWith()
    showPart(intervals, bridge)
    fireEvent.click(await screen.findByRole('switch', { name: 'Bills over time' }))
    const timeline = await screen.findByRole('group', { name: /^Timeline of bills/ })
    fireEvent.click(screen.getByText('All'))
    fireEvent.keyDown(timeline, { key: 'Home' })
    fireEvent.keyDown(timeline, { key: 'Home' })
    fireEvent.keyDown(timeline, { key: 'ArrowDown' })
    fireEvent.keyDown(timeline, { key: 'Enter' })
    const readings = within(await screen.findByRole('region', { name: 'Readings' }))
    await readings.findByRole('heading', { name: 'Meter G-1' })
    expect(asked(bridge).at(-1)).toMatchObject({ meterId: 'G-1', months: ['2025-01'] })
    expect(await screen.findByText(/^2025-01-16 00:00 to 2025-01-17 00:00 UTC/)).toBeTruthy()
    expect(
      screen.getByText('Bill 2025-01-01 to 2025-01-31: 31 therm billed, 31 therm metered.', { exact: false }),
    ).toBeTruthy()
    // Another bill is not forced upon a person who has chosen other months since.
    fireEvent.click(
      within(screen.getByRole('listbox', { name: 'Months of meter M-2' })).getByRole('option', {
        name: /Feb/,
      }),
    )
    const other = within(screen.getByRole('region', { name: 'Readings' }))
    expect(await other.findByRole('heading', { name: 'Meter M-2' })).toBeTruthy()
  })
})

describe('the list of bills', () => {
  const list = <BillsTab profileId={268} pdf={() => null} readings={(slot) => <BillReadings {...slot} />} />
  const said = (): readonly (string | null)[] => {
    const at = screen
      .getAllByRole('columnheader')
      .findIndex(({ textContent }) => textContent === 'Intervals say')
    return screen
      .getAllByRole('row')
      .slice(1)
      .map((row) => within(row).queryAllByRole('gridcell')[at]?.textContent ?? null)
  }

  it('says what intervals say of each bill, when it is asked for', async () => {
    const bridge = bridgeWith()
    showPart(list, bridge)
    fireEvent.click(await screen.findByRole('button', { name: 'Compare with intervals' }))
    expect(await screen.findByRole('columnheader', { name: 'Intervals say' })).toBeTruthy()
    expect(said().filter((text) => text === '0% · proposed')).toHaveLength(5)
    expect(said()).toContain('-25.6% · more billed · proposed')
    expect(asked(bridge).map(({ meterId }) => meterId)).toEqual(['M-1', 'M-2', 'G-1'])
    expect(screen.queryByRole('button', { name: 'Compare with intervals' })).toBeNull()
  })

  it('uses what is stored by itself, for meters that a person has confirmed', async () => {
    const matches: readonly MeterMatch[] = [{ meterId: 'M-1', bills: electricity }]
    const bridge = bridgeWith({ 'intervals:matches': () => ok(matches) })
    showPart(list, bridge)
    expect(await screen.findByRole('columnheader', { name: 'Intervals say' })).toBeTruthy()
    expect(asked(bridge)).toEqual([{ profileId: 268, meterId: 'M-1', months, stored: true }])
    // March is not stored: nothing is said of it.
    expect(said().filter((text) => text === '0%')).toHaveLength(2)
    expect(screen.getByRole('button', { name: 'Compare with intervals' })).toBeTruthy()
  })

  it('says which months could not be read, and reads them again when it is asked to', async () => {
    let isDown = true
    const bridge = bridgeWith({
      'intervals:readings': ({ months: wanted, meterId }) =>
        ok({
          months: wanted.map((month) =>
            isDown
              ? { month, format: 'source' as const, readings: fail('bad-reply') }
              : readOf(month, meterId),
          ),
          placeZone: null,
        }),
    })
    showPart(list, bridge)
    fireEvent.click(await screen.findByRole('button', { name: 'Compare with intervals' }))
    expect(await screen.findByText('The 9 months of interval data could not be read.')).toBeTruthy()
    expect(screen.queryByText(/^No interval meter is known/)).toBeNull()
    isDown = false
    fireEvent.click(screen.getByRole('button', { name: 'Compare with intervals again' }))
    expect(await screen.findByText('-25.6% · more billed · proposed')).toBeTruthy()
    expect(screen.queryByText(/could not be read/)).toBeNull()
  })

  it('uses what has been read under Intervals since', async () => {
    const stored = new Set(['2025-01'])
    const matches: readonly MeterMatch[] = [{ meterId: 'M-1', bills: electricity }]
    const bridge = bridgeWith({
      'intervals:matches': () => ok(matches),
      'intervals:readings': ({ months: wanted, meterId, stored: isStored }) => {
        const given = wanted.filter((month) => !isStored || stored.has(month))
        for (const month of given) stored.add(month)
        return ok({ months: given.map((month) => readOf(month, meterId)), placeZone: null })
      },
    })
    const Both = () => {
      const [isOpen, setOpen] = useState(false)
      return (
        <>
          {list}
          <button onClick={() => setOpen(true)}>Open</button>
          {isOpen && intervals}
        </>
      )
    }
    showPart(<Both />, bridge)
    expect(await screen.findByText('0%')).toBeTruthy()
    expect(screen.queryByText('-25.6% · more billed')).toBeNull()
    // Opened, the tab reads the newest month, which is March.
    fireEvent.click(screen.getByRole('button', { name: 'Open' }))
    expect(await screen.findByText('-25.6% · more billed')).toBeTruthy()
  })

  it('stops comparing when it is told to', async () => {
    const { answer, give } = later<ReturnType<typeof ok<never>>>()
    showPart(list, bridgeWith({ 'intervals:readings': () => answer }))
    fireEvent.click(await screen.findByRole('button', { name: 'Compare with intervals' }))
    fireEvent.click(
      await screen.findByRole('button', { name: 'Comparing with intervals, 0 of 9 months: stop' }),
    )
    expect(await screen.findByRole('button', { name: 'Compare with intervals' })).toBeTruthy()
    expect(screen.queryByRole('columnheader', { name: 'Intervals say' })).toBeNull()
    give(ok(undefined as never))
  })
})
