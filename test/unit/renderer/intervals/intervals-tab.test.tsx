import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBridge, type FakeBridge } from '../../../../renderer/bridge/fake'
import { IntervalsTab } from '../../../../renderer/features/intervals/intervals-tab'
import { forgetRemembered } from '../../../../renderer/ui/remembered'
import { fail, ok } from '../../../../shared/errors/failure'
import type { MonthReading } from '../../../../shared/domain/interval'
import { at, channel, read, record } from './samples'
import { billOf } from '../../../support/bill'
import type { MeterMatch } from '../../../../shared/intervals/meter-match'
import { exposed } from '../exposed'
import { show as showPart } from '../show'

vi.mock('uplot', async () => ({ default: (await import('./no-plot')).NoPlot }))

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
    'bills:list': () => ok({ bills: [], newBillIds: [] }),
    'intervals:matches': () => ok([]),
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

beforeEach(() => {
  localStorage.clear()
  forgetRemembered()
})
afterEach(cleanup)

describe('the intervals of a profile', () => {
  it('stand by meter, each month with its completeness in words, missing ones marked', async () => {
    await shown()
    expect(await month(/Jan 2025, complete, .*source file 38 kB, job job-1/)).toBeTruthy()
    expect(await month(/Feb 2025, not complete yet/)).toBeTruthy()
    expect(await month(/Apr 2025, not known whether complete/)).toBeTruthy()
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

  it('are read a year at a time where the range is longer, and it is said how far that is', async () => {
    const names = Array.from(
      { length: 26 },
      (_, at) => `${2023 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
    )
    let goOn = (): void => undefined
    const bridge = await shown(
      bridgeWith({
        'intervals:list': () => ok(names.map((name) => record(name))),
        'intervals:readings': async ({ months }) => {
          if (months.includes('2024-06')) await new Promise<void>((resolve) => (goOn = resolve))
          return ok({
            months: months.map((name) => read(name, [channel(`${name}-01T00:00:00Z`, 3600, [1])])),
            placeZone: null,
          })
        },
      }),
    )
    fireEvent.click(await month(/Jan 2023/))
    fireEvent.click(await month(/Feb 2025/), { shiftKey: true })
    expect(await screen.findByText(/^12 of 26 months read/)).toBeTruthy()
    goOn()
    expect(await screen.findByText(/26 readings, total 26 kWh/)).toBeTruthy()
    expect(asked(bridge).slice(-3)).toMatchObject([
      { months: names.slice(0, 12) },
      { months: names.slice(12, 24) },
      { months: names.slice(24) },
    ])
  })

  it('say why a month cannot be shown', async () => {
    await shown()
    expect(await screen.findByText('None of these months can be shown.')).toBeTruthy()
    expect(
      screen.getByText(/no normalised data, and the source file cannot be read \(it is a PDF document\)/),
    ).toBeTruthy()
  })

  const show = async (view: string): Promise<void> => {
    fireEvent.click(await screen.findByRole('radio', { name: view }))
  }

  it('can be listed instead of drawn: each reading, or hours, days and months with how much of them is covered', async () => {
    await shown()
    fireEvent.click(await month(/Jan/))
    fireEvent.click(await screen.findByRole('button', { name: 'Show as table' }))
    const row = (name: string) => screen.findByRole('row', { name })
    expect(await row('Consumption kWh 2025-01-01 01:00:00 UTC+00:00 3,600 0.2')).toBeTruthy()
    expect(await row('Consumption kWh 2025-01-01 02:00:00 UTC+00:00 3,600 –')).toBeTruthy()
    await show('Days')
    expect(await row('2025-01-01 24 0.3 2 8.3')).toBeTruthy()
    await show('Hours')
    expect(await row('2025-01-01 01:00:00 1 UTC+00:00 0.2 1 100')).toBeTruthy()
    await show('Months')
    expect(await row('2025-01 744 0.3 2 0.3')).toBeTruthy()
    await show('Hour of day')
    expect(await row('01:00 to 02:00 0.2 0.2 1 1')).toBeTruthy()
    await show('Weekday')
    expect(await row('Wednesday 0.3 3.6 2 2')).toBeTruthy()
    await show('Heatmap')
    expect(await screen.findByRole('columnheader', { name: '23:00' })).toBeTruthy()
  })

  it('are held against the year before, whose months are asked for only then', async () => {
    const day = (iso: string, each: number) =>
      channel(
        `${iso}T00:00:00Z`,
        3600,
        Array.from({ length: 24 }, () => each),
      )
    const bridge = await shown(
      bridgeWith({
        'intervals:list': () => ok([record('2025-01'), record('2024-01'), record('2023-06')]),
        'intervals:readings': ({ months }) =>
          ok({
            months: months.map((each) =>
              // The second Wednesday of 2025, and the one 52 weeks before.
              read(each, [each === '2025-01' ? day('2025-01-08', 3) : day('2024-01-10', 2)]),
            ),
            placeZone: null,
          }),
      }),
    )
    fireEvent.click(await month(/Jan 2025/))
    await show('Days')
    expect(asked(bridge).at(-1)).toMatchObject({ months: ['2025-01'] })
    fireEvent.click(await screen.findByRole('combobox', { name: 'Year before' }))
    fireEvent.click(await screen.findByRole('option', { name: 'Year before, by weekday', hidden: true }))
    expect(
      await screen.findByText(
        /a year before 48 kWh, now 72 kWh, \+50% a day, over the 1 day that are complete in both years/,
      ),
    ).toBeTruthy()
    expect(asked(bridge).at(-1)).toMatchObject({ months: ['2024-01'] })
    fireEvent.click(screen.getByRole('button', { name: 'Show as table' }))
    expect(await screen.findByRole('row', { name: '2025-01-08 24 72 24 100 48 50' })).toBeTruthy()
  })

  it('count a spike until a person leaves it out, and name it', async () => {
    const values = Array.from({ length: 240 }, () => 1)
    await shown(
      bridgeWith({
        'intervals:list': () => ok([record('2025-01')]),
        'intervals:readings': () =>
          ok({
            months: [read('2025-01', [channel('2025-01-01T00:00:00Z', 3600, values.with(30, 40))])],
            placeZone: null,
          }),
      }),
    )
    expect(
      await screen.findByText(/^279 kWh; 10 of 31 days whole; peak 40 kW at 2025-01-02 06:00\.$/),
    ).toBeTruthy()
    const found = within(screen.getByRole('region', { name: 'What stands out' }))
    expect(found.getByText(/Spike, 2025-01-02 06:00 to 07:00 UTC\+00:00: 40 kWh, 40 times/)).toBeTruthy()
    fireEvent.click(found.getByRole('switch', { name: 'Leave 1 flagged reading out of sums' }))
    expect(
      await screen.findByText(/^239 kWh without 1 flagged reading; 9 of 31 days whole; peak 1 kW/),
    ).toBeTruthy()
  })

  it('are held against the bills of the meter, whose they are is proposed and confirmed once', async () => {
    const hours = Array.from({ length: 29 * 24 }, () => 1)
    const key = { type: 'electricity', accountNumber: null, serviceId: null, meterNumber: 'M-1-2' }
    let said: readonly MeterMatch[] = []
    const bridge = await shown(
      bridgeWith({
        'intervals:list': () => ok([record('2025-01')]),
        'intervals:readings': () =>
          ok({ months: [read('2025-01', [channel('2025-01-01T00:00:00Z', 3600, hours)])], placeZone: null }),
        'bills:list': () =>
          ok({
            bills: [
              billOf({
                ...key,
                billId: 'b-1',
                startDate: '2025-01-01',
                endDate: '2025-01-31',
                usage: '744',
                units: 'KWh',
              }),
            ],
            newBillIds: [],
          }),
        'intervals:matches': () => ok(said),
        'intervals:match': ({ meterId, bills }) => {
          said = [{ meterId, bills }]
          return ok(said)
        },
      }),
    )
    const found = within(await screen.findByRole('region', { name: 'Bills of this meter' }))
    expect(found.getByText(/It seems so: the meter has the same number/)).toBeTruthy()
    expect(
      found.getByRole('row', {
        name: '2025-01-01 to 2025-01-31 744 kWh 696 kWh -6.5% 29 of 31 days; the 2 missing days explain the difference.',
      }),
    ).toBeTruthy()
    fireEvent.click(found.getByRole('button', { name: 'They do' }))
    expect(await found.findByText(/as was confirmed here/)).toBeTruthy()
    expect(bridge.calls.at(-1)?.request).toEqual({ profileId: 268, meterId: 'M 1/2', bills: key })
    expect(found.queryByRole('button', { name: 'They do' })).toBeNull()
    fireEvent.click(found.getByRole('button', { name: 'Others' }))
    fireEvent.click(found.getByRole('combobox', { name: 'Bills of this meter' }))
    fireEvent.click(await screen.findByRole('option', { name: 'None of them', hidden: true }))
    expect(await found.findByText(/None of the bills belong to this meter/)).toBeTruthy()
    expect(found.queryByRole('table')).toBeNull()
  })

  it('are saved as they are shown: a day in the zone, its numbers as numbers', async () => {
    const bridge = await shown(
      bridgeWith({ 'tables:save': () => ok({ savedTo: 'days.csv', rewritten: [] }) }),
    )
    fireEvent.click(await month(/Jan/))
    await show('Days')
    fireEvent.click(await screen.findByRole('button', { name: 'Export' }))
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Export 1 row as CSV', hidden: true }))
    expect((await screen.findByText('days.csv')).className).toBe('lc-private')
    expect(bridge.calls.at(-1)?.request).toEqual({
      name: '268 M 1/2 2025-01 to 2025-01 days',
      format: 'csv',
      columns: [
        'Day',
        'Hours',
        'Consumption, total, kWh',
        'Consumption, readings',
        'Consumption, covered, %',
        'Time zone',
      ],
      lines: [
        [
          { bare: '2025-01-01', as: 'time' },
          24,
          { bare: '0.3', as: 'number' },
          2,
          { bare: '8.3', as: 'number' },
          'UTC, as sent',
        ],
      ],
    })
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
    expect(screen.getByRole('button', { name: '4 notes on these readings' })).toBeTruthy()
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
    expect(words.textContent).toMatch(/2025.* to last not given$/)
  })

  it('say why a source file was not saved', async () => {
    await shown(
      bridgeWith({
        'intervals:save-file': () => fail('not-found', { apiText: 'Error loading the interval' }),
      }),
    )
    fireEvent.click(await screen.findByRole('button', { name: 'Save source file of April 2025' }))
    expect(await screen.findByText('Error loading the interval')).toBeTruthy()
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
  await screen.findByRole('region', { name: 'The numbers of this view' })
  expect(exposed(document.body, ['METER-77'])).toEqual([])
})
