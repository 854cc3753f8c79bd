import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumber, dayText } from '../../../shared/coverage/calendar'
import { coverageOf } from '../../../shared/coverage/coverage'
import { packBills, unpackBills, type PackedBills } from '../../../shared/coverage/packed'
import { judgedSeries, summaryOf } from '../../../shared/coverage/summary'
import type { Bill } from '../../../shared/domain/bill'
import { anyBill, monthlyBills } from '../../support/bill-series'

const packed = (bills: readonly Bill[], readAt: string): PackedBills => {
  const unpacked = unpackBills(packBills(bills, readAt))
  if (!unpacked) throw new Error('another form')
  return unpacked
}
const number = (day: string): number => dayNumber(day) ?? 0
const noon = (day: string): string => new Date(`${day}T12:00`).toISOString()

const letters = {
  here: 'h',
  late: 'l',
  missing: 'm',
  'not-due': 'n',
  unknown: 'u',
  none: '-',
} as const
const strip = (bills: readonly Bill[], read: string, today: string): string =>
  summaryOf(packed(bills, noon(read)), number(today))
    .strips.map(({ type, months }) => `${type} ${months.map((state) => letters[state]).join('')}`)
    .join(', ')

describe('what is packed', () => {
  it('is judged as the bills themselves are', () => {
    fc.assert(
      fc.property(fc.array(anyBill, { maxLength: 30 }), (bills) => {
        const whole = coverageOf(bills, '2026-06-01').map(({ key, periods, rhythm, issue, unplaced }) => ({
          key,
          rhythm,
          issue,
          unplaced: unplaced.length,
          periods: periods.map(({ start, end, state, expectedBy }) => [start, end, state, expectedBy]),
          kinds: periods.flatMap(({ versions }) => versions?.kind ?? []),
        }))
        const judged = judgedSeries(packed(bills, noon('2026-06-01')), number('2026-06-01')).map((one) => ({
          key: one.key,
          rhythm: one.rhythm,
          issue: one.issue,
          unplaced: one.unplaced,
          periods: one.periods.map(({ start, end, state, expectedBy }) => [
            dayText(start),
            dayText(end),
            state,
            expectedBy === null ? null : dayText(expectedBy),
          ]),
          kinds: one.spans.map(({ kind }) => kind),
        }))
        expect(judged).toEqual(whole)
      }),
    )
  })

  it('is the same in whatever order the bills came', () => {
    fc.assert(
      fc.property(fc.array(anyBill, { maxLength: 20 }), (bills) => {
        expect(packBills(bills.toReversed(), noon('2026-06-01'))).toBe(packBills(bills, noon('2026-06-01')))
      }),
    )
  })

  it('takes at most 64 bytes a bill', () => {
    const ofAccount = { accountNumber: '4711-0815-2342-99', serviceId: 'SA-1234567890' }
    const bills = [
      ...monthlyBills('2025-01-04', 12, { ...ofAccount, meterNumber: 'METER-000123456' }),
      ...monthlyBills('2025-01-04', 12, { ...ofAccount, type: 'gas', meterNumber: 'METER-000654321' }),
    ]
    expect(packBills(bills, noon('2026-01-10')).length / bills.length).toBeLessThanOrEqual(64)
  })

  it('of another form counts as not read', () => {
    expect(unpackBills('[2,"2026-01-01T00:00:00.000Z",0,[]]')).toBeNull()
  })
})

describe('the strip of the last 13 months', () => {
  const year = monthlyBills('2025-11-01', 12)

  it('has each month once, the last one today’s', () => {
    expect(strip(year, '2026-11-10', '2026-11-10')).toBe('electricity hhhhhhhhhhhhn')
    expect(strip(year.slice(2), '2026-11-10', '2026-11-10')).toBe('electricity --hhhhhhhhhhn')
  })

  it('shows the worst of a month, by type', () => {
    const gas = { type: 'gas' }
    const two = [...year, ...monthlyBills('2025-11-01', 10, { ...gas, meterNumber: 'g' })]
    const without = two.filter(({ startDate }) => startDate !== '2026-03-01')
    const other = monthlyBills('2025-11-01', 12, { meterNumber: 'm2' })
    expect(strip([...without, ...other], '2026-11-10', '2026-11-10')).toBe(
      'electricity hhhhmhhhhhhhn, gas hhhhmhhhhhmln',
    )
  })

  it('calls what was due after the reading not known, and what was late then late', () => {
    expect(strip(year, '2026-11-10', '2027-01-20')).toBe('electricity hhhhhhhhhhuun')
    expect(strip(year.slice(0, 10), '2026-10-12', '2026-11-20')).toBe('electricity hhhhhhhhhhlun')
  })

  it('leaves months without a bill of their own empty', () => {
    const quarterly = year
      .filter((_, at) => at % 3 === 0)
      .map((bill, at) => ({
        ...bill,
        endDate: year[at * 3 + 2]?.endDate ?? null,
        billDate: null,
      }))
    expect(strip(quarterly, '2026-11-10', '2026-11-10')).toBe('electricity -h--h--h--h--')
  })
})

describe('the summary of a profile', () => {
  const year = monthlyBills('2025-11-01', 12)
  const summary = (bills: readonly Bill[], read = '2026-11-10', today = read) =>
    summaryOf(packed(bills, noon(read)), number(today))

  it('counts what is missing and late by the day of the reading', () => {
    const some = year.filter((_, at) => at !== 3 && at !== 11)
    expect(summary(some)).toMatchObject({ missing: 1, late: 1, unknown: 0, lastBill: '2026-09-30' })
    expect(summary(some, '2026-11-10', '2027-02-20')).toMatchObject({ missing: 1, late: 1, unknown: 3 })
  })

  it('says nothing of what is missing where there are too few to tell, or none', () => {
    expect(summary(year.slice(0, 2))).toMatchObject({ missing: null, late: null, tooFew: 1 })
    expect(summary([])).toMatchObject({ missing: null, late: null, tooFew: 0, lastBill: null, strips: [] })
  })
})
