import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dayNumber, dayOfMonth, dayText, monthOf } from '../../../shared/coverage/calendar'

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
