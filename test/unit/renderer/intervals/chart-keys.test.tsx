import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Chart } from '../../../../renderer/features/intervals/chart'
import { joinMonths } from '../../../../renderer/features/intervals/join-months'
import { zoneNamed } from '../../../../renderer/features/intervals/zones'
import { ProfileFocusOf, useMarkedDay } from '../../../../renderer/parts/profile-focus'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { show } from '../show'
import { NoPlot } from './no-plot'
import { channel, read } from './samples'

vi.mock('uplot', async () => ({ default: (await import('./no-plot')).NoPlot }))

const zone = zoneNamed('UTC')
const channels = joinMonths([read('2025-01', [channel('2025-01-01T00:00:00Z', 3600, [1, 2, null, 4])])])

/** What the timeline of bills would mark. */
const Marked = () => {
  const day = useMarkedDay('bills')
  return <p aria-label="In the bills">{day === null ? 'nothing' : String(day)}</p>
}

const showChart = () => {
  fakeBridge({})
  show(
    <ProfileFocusOf>
      <Chart channels={channels} zone={zone} zoneWords="UTC" bands={[]} describedBy="none" />
      <Marked />
    </ProfileFocusOf>,
  )
  const chart = screen.getByRole('group', { name: 'Chart of the readings' })
  act(() => chart.focus())
  return {
    chart,
    press: (key: string, more: { readonly shiftKey?: boolean } = { shiftKey: true }) =>
      fireEvent.keyDown(chart, { key, ...more }),
    read: () => screen.getByRole('status').textContent,
    inBills: () => screen.getByLabelText('In the bills').textContent,
  }
}

const firstDay = Date.UTC(2025, 0, 1) / 86_400_000

beforeEach(() => localStorage.clear())
afterEach(cleanup)

describe('the keyboard in the chart of readings', () => {
  it('goes from reading to reading, and each is read out', () => {
    const { press, read: said } = showChart()
    expect(said()).toBe('')
    press('Home')
    expect(said()).toBe('2025-01-01 00:00 to 01:00 UTC+00:00. 1 kWh')
    press('ArrowRight')
    expect(said()).toBe('2025-01-01 01:00 to 02:00 UTC+00:00. 2 kWh')
    press('ArrowRight')
    expect(said()).toBe('2025-01-01 02:00 UTC+00:00: no reading')
    press('End')
    expect(said()).toContain('4 kWh')
    press('ArrowRight')
    expect(said()).toContain('4 kWh')
    press('ArrowLeft')
    press('ArrowLeft')
    expect(said()).toContain('2 kWh')
  })

  it('takes the line in the bills along, and keeps it there with Enter', () => {
    const { chart, press, inBills } = showChart()
    expect(inBills()).toBe('nothing')
    press('Home')
    expect(inBills()).toBe(String(firstDay))
    press('ArrowRight')
    expect(inBills()).toBe(String(firstDay + 1 / 24))
    press('Enter', {})
    fireEvent.blur(chart)
    expect(screen.getByRole('status').textContent).toBe('')
    expect(inBills()).toBe(String(firstDay + 1 / 24))
    press('Escape', {})
    expect(inBills()).toBe('nothing')
  })

  it('gives way to the pointer, and to Escape', () => {
    const { chart, press, read: said, inBills } = showChart()
    press('Home')
    press('Escape', {})
    expect(said()).toBe('')
    expect(inBills()).toBe('nothing')
    press('Home')
    expect(said()).not.toBe('')
    fireEvent.pointerMove(chart)
    expect(said()).toBe('')
  })

  it('a click keeps the place that is clicked, not the line of the keys', () => {
    const { chart, press, inBills } = showChart()
    act(() => NoPlot.pointAt(Date.UTC(2025, 0, 1, 3) / 1000))
    press('Home')
    expect(inBills()).toBe(String(firstDay))
    fireEvent.pointerDown(chart, { clientX: 10 })
    fireEvent.click(chart, { clientX: 10 })
    fireEvent.blur(chart)
    expect(inBills()).toBe(String(firstDay + 3 / 24))
  })
})
