import { fireEvent, within } from 'storybook/test'
import type { Answers } from '../../../renderer/bridge/fake'
import { BillsAboveIntervals } from '../../../renderer/features/bills/bills-above-intervals'
import { BillsTab } from '../../../renderer/features/bills/bills-tab'
import { BillReadings } from '../../../renderer/features/intervals/bill-readings'
import { IntervalsTab } from '../../../renderer/features/intervals/intervals-tab'
import { ProfileFocusOf } from '../../../renderer/parts/profile-focus'
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
  'bills:changes': () => ok([]),
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

const tab = (
  <ProfileFocusOf>
    <IntervalsTab profileId={268} bills={<BillsAboveIntervals profileId={268} />} />
  </ProfileFocusOf>
)

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

/** The bills over the readings, with one of them chosen. */
export const WithBills: Story & { readonly play: (where: Where) => Promise<void> } = {
  ...seenBy('Days'),
  play: async (where) => {
    await seenBy('Days').play(where)
    const page = within(where.canvasElement.ownerDocument.body)
    await fireEvent.click(await page.findByRole('switch', { name: 'Bills over time' }))
    const timeline = await page.findByRole('group', { name: /^Timeline of bills/ })
    await fireEvent.keyDown(timeline, { key: 'End' })
    for (let back = 0; back < 3; back++) await fireEvent.keyDown(timeline, { key: 'ArrowLeft' })
    await fireEvent.keyDown(timeline, { key: 'Enter' })
  },
}

const meters = ['M 1/2', 'roof export', 'garage']

/** Three meters, of which two are added, and one feeds in. */
export const SeveralMeters: Story & { readonly play: (where: Where) => Promise<void> } = {
  ...view(tab, {
    ...answers,
    'intervals:list': () =>
      ok(meters.flatMap((meterId) => ['2025-01', '2025-12'].map((month) => record(month, { meterId })))),
    'intervals:readings': ({ months, meterId }) => {
      const name = meterId === 'roof export' ? 'Export' : 'Import'
      const year = yearOf(2025, 1 / (1 + meters.indexOf(meterId)))
      return ok({
        months: months
          .filter((month) => month.endsWith('-01'))
          .map(() =>
            year.readings.ok
              ? read(
                  '2025-01',
                  year.readings.value.channels.map((each) => ({ ...each, name })),
                )
              : year,
          ),
        placeZone: { zone: 'America/Los_Angeles', zipcode: '94107' },
      })
    },
  }),
  beforeEach: () => forgetRemembered,
  play: async (where) => {
    await seenBy('Days').play(where)
    const page = within(where.canvasElement.ownerDocument.body)
    for (const meterId of meters.slice(1)) {
      await fireEvent.click(await page.findByRole('combobox', { name: 'Together with meters' }))
      await fireEvent.click(await page.findByRole('option', { name: meterId, hidden: true }))
    }
    await fireEvent.click(await page.findByRole('radio', { name: 'Added' }))
  },
}

/** What the readings say of each bill, in the list of bills. */
export const InTheListOfBills: Story & { readonly play: (where: Where) => Promise<void> } = {
  ...view(
    <BillsTab profileId={268} pdf={() => null} readings={(slot) => <BillReadings {...slot} />} />,
    answers,
  ),
  beforeEach: () => forgetRemembered,
  play: async ({ canvasElement }) => {
    const page = within(canvasElement.ownerDocument.body)
    await fireEvent.click(await page.findByRole('button', { name: 'Compare with intervals' }))
    await page.findByRole('columnheader', { name: 'Intervals say' })
  },
}

export const Months = seenBy('Months')
export const HourOfDay = seenBy('Hour of day')
export const Weekday = seenBy('Weekday')
export const Heatmap = seenBy('Heatmap')
