import { fireEvent, within } from 'storybook/test'
import type { Answers } from '../../../renderer/bridge/fake'
import { IntervalsTab } from '../../../renderer/features/intervals/intervals-tab'
import { ok } from '../../../shared/errors/failure'
import type { MonthReading } from '../../../shared/domain/interval'
import type { Bill } from '../../../shared/domain/bill'
import { billOf } from '../../support/bill'
import { channel, read, record } from '../../unit/renderer/intervals/samples'
import { forgetRemembered } from '../../../renderer/ui/remembered'
import type { Where } from '../hands'
import { view, type Story } from '../story'

export default { title: 'views/Intervals' }

/** Nights, evenings and summers. */
const usualAt = (hour: number): number => {
  const day = Math.floor(hour / 24)
  const evening = Math.max(0, Math.sin(((hour % 24) - 12) / 3.6))
  return (1 + 0.4 * Math.cos((day - 200) / 58)) * (0.3 + evening + (day % 7) / 20)
}

/** A year by the hour, with two days without data, a spike, and both changes of the clocks. */
const yearOf = (year: number, factor: number): MonthReading => {
  const hours = Array.from({ length: 365 * 24 }, (_, hour): number | null => {
    const day = Math.floor(hour / 24)
    if (year === 2025 && (day === 140 || day === 141)) return null
    if (year === 2025 && hour === 262 * 24 + 3) return 38.6
    return Math.round(1000 * factor * usualAt(hour)) / 1000
  })
  return read(`${year}-01`, [channel(`${year}-01-01T08:00:00Z`, 3600, hours)])
}

/** What the meter says, but for May, of which two days are missing, and October, where too much is billed. */
const billsOf = (): readonly Bill[] =>
  Array.from({ length: 11 }, (_, month) => {
    const [from, to] = [Date.UTC(2025, month, 1), Date.UTC(2025, month + 1, 0)]
    const day = (time: number): string => new Date(time).toISOString().slice(0, 10)
    let used = 0
    for (
      let hour = (from - Date.UTC(2025, 0, 1)) / 3_600_000;
      hour < (to - Date.UTC(2025, 0, 0)) / 3_600_000;
      hour++
    ) {
      used += usualAt(hour)
    }
    return billOf({
      type: 'electricity',
      billId: day(to),
      meterNumber: 'M-1-2',
      startDate: day(from),
      endDate: day(to),
      usage: (month === 9 ? 900 : used).toFixed(1),
      units: 'kWh',
    })
  })

const answers: Answers = {
  'jobs:of-profile': () => ok([]),
  'intervals:list': () => ok([record('2025-01'), record('2025-12'), record('2024-01')]),
  'intervals:matches': () => ok([]),
  'bills:list': () => ok({ bills: billsOf(), newBillIds: [] }),
  'intervals:readings': ({ months }) =>
    ok({
      months: months
        .filter((month) => month.endsWith('-01'))
        .map((month) => (month === '2025-01' ? yearOf(2025, 1) : yearOf(2024, 0.9))),
      placeZone: { zone: 'America/Los_Angeles', zipcode: '94107' },
    }),
}

const tab = <IntervalsTab profileId={268} />

/** A view that a person has chosen, which the next story must not find. */
const seenBy = (name: string): Story & { readonly play: (where: Where) => Promise<void> } => ({
  ...view(tab, answers),
  beforeEach: () => forgetRemembered,
  play: async ({ canvasElement }) => {
    const page = within(canvasElement.ownerDocument.body)
    await fireEvent.click(await page.findByRole('option', { name: /Jan 2025/ }))
    await fireEvent.click(await page.findByRole('option', { name: /Dec 2025/ }), { shiftKey: true })
    await fireEvent.click(await page.findByRole('radio', { name }))
  },
})

export const Days = seenBy('Days')
export const Months = seenBy('Months')
export const HourOfDay = seenBy('Hour of day')
export const Weekday = seenBy('Weekday')
export const Heatmap = seenBy('Heatmap')
