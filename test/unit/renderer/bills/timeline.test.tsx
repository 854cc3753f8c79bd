import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { Row } from '../../../../renderer/features/bills/bill-rows'
import { Timeline } from '../../../../renderer/features/bills/timeline'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { forgetRemembered } from '../../../../renderer/ui/remembered'
import { coverageOf } from '../../../../shared/coverage/coverage'
import type { Bill } from '../../../../shared/domain/bill'
import { billOf } from '../../../support/bill'
import { show } from '../show'
import { exposed } from '../exposed'
import { longSeries, monthOf } from './samples'

afterEach(() => {
  cleanup()
  forgetRemembered()
})

const today = '2026-07-01'

const timelineOf = (bills: readonly Bill[], selected: Row | null = null) => {
  const onSelect = vi.fn()
  show(
    <Timeline coverage={coverageOf(bills, today)} today={today} selected={selected} onSelect={onSelect} />,
    fakeBridge({}),
  )
  return onSelect
}

const year = [1, 2, 4].map((month) => monthOf(month))
const chart = () => screen.getByRole('group', { name: /^Timeline of bills/ })
const words = () => screen.getByText(/ · |^Point at/, { selector: 'p' }).textContent

test('all types and meters stand on one axis of time, each unit on its own scale, with what is late and missing', () => {
  timelineOf([
    ...year,
    monthOf(1, { billId: 'o', meterNumber: 'm-2' }),
    billOf({ type: 'gas', startDate: '2026-01-01', endDate: '2026-01-31', cost: '9', currency: 'EUR' }),
  ])
  expect(chart().getAttribute('aria-label')).toMatch(/: 5 bills, 1 missing, 1 late\. /)
  const captions = ['Electricity, USD a day', 'Gas, EUR a day']
  for (const caption of captions) expect(screen.getByText(caption)).toBeTruthy()
  const meters = within(screen.getByRole('group', { name: 'Meters in the timeline' })).getAllByRole(
    'checkbox',
  )
  expect(meters.map(({ textContent }) => textContent)).toEqual([
    'Electricity meter 67563764',
    'Electricity meter m-2',
    'Gas account not given',
  ])
  fireEvent.click(screen.getByText('Usage'))
  expect(screen.getByText('Electricity, kWh a day')).toBeTruthy()
  expect(screen.getByText('Gas, no unit given')).toBeTruthy()
  fireEvent.click(meters[2] ?? document.body)
  expect(screen.queryByText('Gas, no unit given')).toBeNull()
})

test('the chart is summed up by what it shows of the chosen range', () => {
  const now = '2026-11-01'
  const bills = longSeries({ meterNumber: 'm' }, 300)
    .map((bill, at) => (at === 10 ? { ...bill, usage: '5000', cost: '1500' } : bill))
    .filter((_, at) => at !== 5)
  show(
    <Timeline coverage={coverageOf(bills, now)} today={now} selected={null} onSelect={vi.fn()} />,
    fakeBridge({}),
  )
  fireEvent.click(screen.getByText('All'))
  expect(chart().getAttribute('aria-label')).toMatch(/: 33 bills, 1 missing, 2 unusual\. /)
  fireEvent.click(screen.getByText('13 months'))
  expect(chart().getAttribute('aria-label')).toMatch(/: 14 bills, 1 unusual\. /)
})

test('the keys go from period to period and say each in words; Enter chooses it', () => {
  const onSelect = timelineOf([...year, monthOf(1, { billId: 'o', meterNumber: 'm-2' })])
  fireEvent.keyDown(chart(), { key: 'End' })
  expect(words()).toContain('2026-05-02 to 2026-06-01 · Electricity, meter 67563764 · the bill is late')
  fireEvent.keyDown(chart(), { key: 'ArrowLeft' })
  expect(words()).toContain('2026-04-02 to 2026-05-01')
  expect(words()).toContain('$20.10 · $0.67 a day · 100.1 kWh · 3.34 kWh a day · $0.2008 per kWh')
  fireEvent.keyDown(chart(), { key: 'ArrowLeft' })
  expect(words()).toContain('no bill')
  fireEvent.keyDown(chart(), { key: 'Enter' })
  expect(onSelect).toHaveBeenLastCalledWith(expect.objectContaining({ state: 'missing' }))
  fireEvent.keyDown(chart(), { key: 'ArrowDown' })
  expect(words()).toContain('meter m-2')
})

test('the table has the same numbers, and why a period is unusual', () => {
  const bills = [2025, 2026].flatMap((of) =>
    [1, 2, 3, 4, 5, 6].map((month) => {
      const one = monthOf(month, { billId: `${of}-${month}` })
      const inYear = (day: string | null) => day?.replace('2026', String(of)) ?? null
      const usage = of === 2026 && month === 3 ? '900' : `${100 + month}`
      return { ...one, usage, startDate: inYear(one.startDate), endDate: inYear(one.endDate), cost: '20' }
    }),
  )
  timelineOf(bills)
  fireEvent.click(screen.getByText('Table'))
  const table = within(screen.getByRole('region', { name: 'Timeline as a table' }))
  const heads = table.getAllByRole('columnheader').map(({ textContent }) => textContent)
  expect(heads).toEqual([
    'Period',
    'Type',
    'Of',
    'Cost',
    'Cost a day',
    'Usage',
    'Usage a day',
    'Price',
    'A year before',
    'Unusual',
  ])
  const march = table.getByRole('row', { name: /^2026-03-02 to 2026-04-01/ })
  expect(march.textContent).toMatch(/\$20\.00\$0\.65900 kWh29 kWh\$0\.0222 per kWh\$0\.65 a day \(the same\)/)
  expect(march.textContent).toContain(
    '29 kWh a day, usually 3.47 kWh a day (+737 %). The price changed: $0.0222',
  )
})

test('records without a usable period are not drawn, and that is said', () => {
  timelineOf([...year, billOf({ meterNumber: '67563764', cost: '3' }), monthOf(3, { endDate: '2026-01-01' })])
  expect(screen.getByText(/Not drawn: 2 records without a usable period\./)).toBeTruthy()
})

test('nothing is drawn where there is nothing with a period', () => {
  timelineOf([billOf({ cost: '3' })])
  expect(screen.queryByRole('region', { name: 'Timeline' })).toBeNull()
})

test('whose meters they are is blurred in privacy mode, in the chart, its words and the table', () => {
  timelineOf([...year, monthOf(1, { billId: 'o', meterNumber: 'm-2' })])
  fireEvent.keyDown(chart(), { key: 'End' })
  expect(exposed(document.body, ['67563764', 'm-2'])).toEqual([])
  fireEvent.click(screen.getByText('Table'))
  expect(exposed(document.body, ['67563764', 'm-2'])).toEqual([])
})

test('a low window begins with the list, and the chart comes where it is asked for', () => {
  vi.stubGlobal('innerHeight', 640)
  timelineOf(year)
  expect(screen.queryByText(/^Point at a period/)).toBeNull()
  fireEvent.click(screen.getByText('Chart'))
  expect(screen.getByText(/^Point at a period/)).toBeTruthy()
  vi.unstubAllGlobals()
})
