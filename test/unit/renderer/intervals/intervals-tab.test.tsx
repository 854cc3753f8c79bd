import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBridge, type FakeBridge } from '../../../../renderer/bridge/fake'
import { IntervalsTab } from '../../../../renderer/features/intervals/intervals-tab'
import { fail, ok } from '../../../../shared/errors/failure'
import type { MonthReading } from '../../../../shared/domain/interval'
import { at, channel, read, record } from './samples'
import { exposed } from '../exposed'
import { show as showPart } from '../show'

// The DOM of the tests has no canvas: the chart is looked at in the real window.
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

const january = channel('2025-01-01T00:00:00Z', 3600, [0.1, 0.2, null], { total: '0.3' })
const february = channel('2025-02-01T00:00:00Z', 3600, [1.5], { total: '1.5' })
const answers: Readonly<Record<string, MonthReading>> = {
  '2025-01': read('2025-01', [january], { doubts: ['a', 'b', 'c', 'd'].map((name) => `doubt ${name}.`) }),
  '2025-02': read('2025-02', [february], { format: 'csv' }),
  '2025-04': {
    month: '2025-04',
    format: 'source',
    readings: fail('bad-reply', { detail: 'it is a PDF document' }),
  },
}

const bridgeWith = (more: Parameters<typeof fakeBridge>[0] = {}): FakeBridge =>
  fakeBridge({
    'intervals:list': () =>
      ok([
        record('2025-01'),
        record('2025-02', { complete: false }),
        record('2025-04', { complete: null }),
        record('2025-01', { meterId: '計器 7' }),
      ]),
    'intervals:readings': ({ months }) =>
      ok({ months: months.flatMap((month) => answers[month] ?? []), placeZone: null }),
    'intervals:save-file': () => ok({ savedTo: '268 M 2025-01.xml' }),
    ...more,
  })

const show = (bridge: FakeBridge): void => {
  showPart(<IntervalsTab profileId={268} />, bridge)
}

const month = (name: RegExp): Promise<HTMLElement> =>
  within(screen.getByRole('listbox', { name: 'Months of meter M 1/2' })).findByRole('option', { name })

const asked = (bridge: FakeBridge): readonly unknown[] =>
  bridge.calls.filter(({ channel: name }) => name === 'intervals:readings').map(({ request }) => request)

const shown = async (bridge = bridgeWith(), meterId = 'M 1/2'): Promise<FakeBridge> => {
  show(bridge)
  await screen.findByRole('listbox', { name: `Months of meter ${meterId}` })
  return bridge
}

beforeEach(() => localStorage.clear())
afterEach(cleanup)

describe('the intervals of a profile', () => {
  it('stand by meter, each month with its completeness in words, missing ones marked', async () => {
    await shown()
    expect(await month(/Jan 2025, complete, .*source file 38 kB, job job-1/)).toBeTruthy()
    expect(await month(/Feb 2025, not complete yet/)).toBeTruthy()
    expect(await month(/Apr 2025, completeness not said/)).toBeTruthy()
    expect((await month(/Mar 2025: missing/)).getAttribute('aria-disabled')).toBe('true')
    expect(screen.getByRole('listbox', { name: 'Months of meter 計器 7' })).toBeTruthy()
  })

  it('are read for the month that is chosen, and summed exactly', async () => {
    const bridge = await shown()
    fireEvent.click(await month(/Jan/))
    const words = await screen.findByText(/2 readings, total 0.3 kWh; 1 blank, no gaps/)
    expect(words.textContent).toMatch(/^Consumption: /)
    expect(screen.getByText('Normalised JSON')).toBeTruthy()
    expect(asked(bridge).at(-1)).toEqual({ profileId: 268, meterId: 'M 1/2', months: ['2025-01'] })
  })

  it('are read for a range by Shift and click, or Shift and arrows', async () => {
    const bridge = await shown()
    fireEvent.click(await month(/Jan/))
    fireEvent.keyDown(await month(/Jan/), { key: 'ArrowRight', shiftKey: true })
    expect(await screen.findByText(/3 readings, total 1.8 kWh/)).toBeTruthy()
    fireEvent.click(await month(/Apr/), { shiftKey: true })
    expect(await screen.findByText('1 month of 3 cannot be shown.')).toBeTruthy()
    expect(asked(bridge).at(-1)).toMatchObject({ months: ['2025-01', '2025-02', '2025-04'] })
  })

  it('say why a month cannot be shown', async () => {
    await shown()
    expect(await screen.findByText('None of these months can be shown.')).toBeTruthy()
    expect(
      screen.getByText(/no normalised data, and the source file cannot be read \(it is a PDF document\)/),
    ).toBeTruthy()
  })

  it('can be listed by day instead of drawn', async () => {
    await shown()
    fireEvent.click(await month(/Jan/))
    fireEvent.click(await screen.findByRole('button', { name: 'Show as table' }))
    const table = await screen.findByRole('table')
    expect(within(table).getByRole('row', { name: '2025-01-01 0.3 2' })).toBeTruthy()
  })

  it('are asked for again in another zone, which is remembered', async () => {
    const bridge = await shown()
    fireEvent.click(await month(/Jan/))
    fireEvent.click(await screen.findByRole('combobox', { name: 'Time zone' }))
    fireEvent.click(await screen.findByRole('option', { name: 'America/Denver', hidden: true }))
    expect(await screen.findByText('Times in America/Denver.')).toBeTruthy()
    expect(asked(bridge).at(-1)).toMatchObject({ zone: 'America/Denver' })
    expect(localStorage.getItem('lc-view')).toContain('America/Denver')
  })

  it('tell the first three doubts of the reader, and the others when asked', async () => {
    await shown()
    fireEvent.click(await month(/Jan/))
    expect(await screen.findByText('doubt c.')).toBeTruthy()
    expect(screen.getByRole('button', { name: '4 things to know about these readings' })).toBeTruthy()
    expect(screen.queryByText('doubt d.')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Show all 4' }))
    expect(screen.getByText('doubt d.')).toBeTruthy()
  })

  it('say where a source file was saved', async () => {
    const bridge = await shown()
    fireEvent.click(await month(/Jan/))
    fireEvent.click(await screen.findByRole('button', { name: 'Save source file of January 2025' }))
    expect((await screen.findByText(/saved as/)).textContent).toBe('Source file: saved as 268 M 2025-01.xml.')
    expect(bridge.calls.at(-1)?.request).toEqual({
      profileId: 268,
      meterId: 'M 1/2',
      month: '2025-01',
      format: 'source',
    })
  })

  it('are saved in the normalised format that is chosen', async () => {
    const bridge = await shown()
    fireEvent.click(await month(/Jan/))
    fireEvent.click(await screen.findByRole('button', { name: 'Save January 2025 in another format' }))
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Normalised CSV', hidden: true }))
    expect(await screen.findByText(/^Normalised CSV: saved as/)).toBeTruthy()
    expect(bridge.calls.at(-1)?.request).toMatchObject({ month: '2025-01', format: 'csv' })
  })

  it('say from which interval to which they go, as far as the API says', async () => {
    const extent = { firstInterval: at('2025-01-02T12:00:00Z'), lastInterval: null }
    await shown(bridgeWith({ 'intervals:list': () => ok([record('2025-01', extent)]) }))
    const words = await screen.findByTitle('Start of the first and of the last interval')
    expect(words.textContent).toMatch(/2025.* to last not said$/)
  })

  it('say why a source file was not saved', async () => {
    await shown(
      bridgeWith({
        'intervals:save-file': () => fail('not-found', { apiText: 'Error loading the interval' }),
      }),
    )
    fireEvent.click(await screen.findByRole('button', { name: 'Save source file of April 2025' }))
    expect(await screen.findByText(/The API said: Error loading the interval/)).toBeTruthy()
  })
})

describe('files that say neither zone nor unit', () => {
  const bare = () =>
    bridgeWith({
      'intervals:readings': ({ months, unit }) =>
        ok({
          months: months.map((each) =>
            read(each, [channel(`${each}-01T06:00:00Z`, 3600, [1, 2], { unit: unit ?? 'raw' })], {
              assumedZone: 'America/Chicago',
            }),
          ),
          placeZone: { zone: 'America/Chicago', zipcode: '60601' },
        }),
    })

  it('take a unit from nobody but the person', async () => {
    const bridge = await shown(bare())
    expect(asked(bridge).at(-1)).not.toHaveProperty('unit')
    fireEvent.click(await screen.findByRole('combobox', { name: 'Unit' }))
    fireEvent.click(await screen.findByRole('option', { name: 'therm', hidden: true }))
    await waitFor(() => expect(asked(bridge).at(-1)).toMatchObject({ unit: 'therm' }))
  })
})

describe('without interval data', () => {
  it('the tab says what to do', async () => {
    show(bridgeWith({ 'intervals:list': () => ok([]) }))
    expect(await screen.findByText('No interval data yet')).toBeTruthy()
  })

  it('a failure has its reason and can be tried again', async () => {
    let tries = 0
    show(bridgeWith({ 'intervals:list': () => (tries++ === 0 ? fail('timed-out') : ok([])) }))
    expect(await screen.findByText('The server took too long to answer.')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('No interval data yet')).toBeTruthy()
  })

  it('a failed reading leaves the months to choose from', async () => {
    await shown(bridgeWith({ 'intervals:readings': () => fail('connection-lost') }))
    expect(await screen.findByText('The connection broke before the answer was complete.')).toBeTruthy()
    expect(await month(/Jan/)).toBeTruthy()
  })
})

it('leaves neither a meter nor what a file calls its channels readable in privacy mode', async () => {
  const named = channel('2025-01-01T00:00:00Z', 3600, [0.1], { name: 'METER-77 import' })
  const doubts = ['METER-77 import has one reading.']
  await shown(
    bridgeWith({
      'intervals:list': () => ok([record('2025-01', { meterId: 'METER-77' })]),
      'intervals:readings': () => ok({ months: [read('2025-01', [named], { doubts })], placeZone: null }),
      'intervals:save-file': () => ok({ savedTo: 'METER-77 2025-01.xml' }),
    }),
    'METER-77',
  )
  fireEvent.click(await screen.findByRole('button', { name: /Save source file/ }))
  await screen.findByText(/saved as/)
  await screen.findByText(/has one reading/)
  expect(exposed(document.body, ['METER-77'])).toEqual([])
  fireEvent.click(screen.getByRole('button', { name: 'Show as table' }))
  await screen.findByRole('region', { name: 'Readings by day' })
  expect(exposed(document.body, ['METER-77'])).toEqual([])
})
