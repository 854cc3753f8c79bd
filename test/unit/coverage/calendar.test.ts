import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dayNumber, dayOfMonth, dayText, monthOf, monthsAfter } from '../../../shared/coverage/calendar'

it('knows month and day of any date as its text has them', () => {
  fc.assert(
    fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (day) => {
      const text = dayText(day)
      fc.pre(/^\d{4}-/.test(text))
      const [year = 0, month = 0, ofMonth = 0] = text.split('-').map(Number)
      expect(dayNumber(text)).toBe(day)
      expect(monthOf(day)).toBe(year * 12 + month - 1)
      expect(dayOfMonth(day)).toBe(ofMonth)
    }),
  )
})

it('knows the same day of a later month as a date does', () => {
  const byDate = (day: number, months: number, wanted?: number): number => {
    const date = new Date(day * 86_400_000)
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months]
    const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
    return Date.UTC(year, month, Math.min(wanted ?? date.getUTCDate(), last)) / 86_400_000
  }
  const wanted = fc.option(fc.integer({ min: 1, max: 31 }), { nil: undefined })
  fc.assert(
    fc.property(
      // From the year 160 on: of a two-digit year a date makes one of the last century.
      fc.integer({ min: -660_000, max: 2_900_000 }),
      fc.integer({ min: -24, max: 24 }),
      wanted,
      (day, months, ofMonth) => {
        expect(monthsAfter(day, months, ofMonth)).toBe(byDate(day, months, ofMonth))
      },
    ),
  )
})
