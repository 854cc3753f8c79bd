import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byDay, fitOf, holdBill, holdBills, type Billed } from '../../../shared/intervals/against-bills'
import type { Period } from '../../../shared/intervals/periods'

const day = (number: number, amount: number, part = 1): Period => ({
  from: number * 86_400,
  to: (number + 1) * 86_400,
  wall: number * 86_400,
  text: String(amount),
  count: 24,
  covered: part * 86_400,
})
/** Days from 100 on, of which null has no reading. */
const days = (amounts: readonly (number | null)[]) =>
  byDay(amounts.flatMap((amount, index) => (amount === null ? [] : [day(100 + index, amount)])))
const many = (count: number, amount: number): readonly number[] => Array.from({ length: count }, () => amount)
const month = (amount: string): Billed => ({ start: 100, end: 130, amount })

describe('a bill against the readings of its period', () => {
  it('agrees where they come to its amount', () => {
    expect(holdBill(month('310'), days(many(31, 10)), 'both')).toMatchObject({
      days: 31,
      whole: 31,
      metered: '310',
      missing: null,
      difference: 0,
      differenceWithMissing: null,
      verdict: 'agrees',
    })
  })

  it('is explained by missing days that make the difference at the usual use, and only then', () => {
    const readings = days([...many(29, 10), null, null])
    const explained = holdBill(month('310'), readings, 'both')
    expect(explained).toMatchObject({
      days: 31,
      whole: 29,
      metered: '290',
      missing: 20,
      verdict: 'explained',
    })
    expect(explained.differenceWithMissing).toBeCloseTo(0, 9)
    expect(holdBill(month('500'), readings, 'both').verdict).toBe('differs')
    // Less billed than was metered: what is missing explains nothing.
    expect(holdBill(month('250'), readings, 'both').verdict).toBe('differs')
  })

  it('counts a day that is covered in part as that part', () => {
    const half = byDay([day(100, 10), day(101, 5, 0.5)])
    expect(holdBill({ start: 100, end: 101, amount: '20' }, half, 'both')).toMatchObject({
      days: 2,
      whole: 1,
      missing: 5,
      verdict: 'explained',
    })
  })

  it('misses nothing of the days that a longer reading covers', () => {
    const long: Period = { ...day(101, 30), until: 104 * 86_400 }
    expect(
      holdBill({ start: 100, end: 104, amount: '50' }, byDay([day(100, 10), long, day(104, 10)]), 'both'),
    ).toMatchObject({
      days: 5,
      whole: 5,
      empty: 0,
      missing: null,
      verdict: 'agrees',
    })
  })

  it('differs where all days are there, by how much', () => {
    const held = holdBill(month('812.4'), days(many(31, 17.14)), 'both')
    expect(held.verdict).toBe('differs')
    expect(held.difference).toBeCloseTo(-0.346, 3)
  })

  it('does not agree where much is missing, although the sum is what was billed', () => {
    const half = holdBill(month('310'), days([...many(15, 19), 25, ...many(15, 0).map(() => null)]), 'both')
    expect(half).toMatchObject({ whole: 16, metered: '310', difference: 0, verdict: 'differs' })
    expect(fitOf([half, half])).toBe(0)
    // A day of a month is about as much as a bill may differ anyway.
    expect(holdBill(month('300'), days([...many(30, 10), null]), 'both').verdict).toBe('agrees')
  })

  it('of nothing agrees with no use, and with nothing else', () => {
    expect(holdBill(month('0'), days(many(31, 0)), 'both')).toMatchObject({
      difference: 0,
      verdict: 'agrees',
    })
    expect(holdBill(month('0.00'), days(many(31, 10)), 'both')).toMatchObject({
      metered: '310',
      difference: null,
      verdict: 'differs',
    })
    expect(holdBill(month('0'), days(many(12, 10)), 'both').verdict).toBe('too-little')
  })

  it('says nothing where under half of the period has readings, or the bill has no amount', () => {
    expect(holdBill(month('310'), days(many(12, 10)), 'both')).toMatchObject({
      verdict: 'too-little',
      missing: null,
    })
    expect(holdBill(month('310'), days([]), 'both')).toMatchObject({ verdict: 'too-little', metered: '0' })
    expect(holdBill(month(''), days(many(31, 10)), 'both').verdict).toBe('no-amount')
    expect(holdBill(month('some'), days(many(31, 10)), 'both').verdict).toBe('no-amount')
  })

  it('is exact, also where a bill is a credit for what was fed in', () => {
    expect(
      holdBill({ start: 100, end: 102, amount: '-0.3' }, days([-0.1, -0.1, -0.1]), 'both'),
    ).toMatchObject({
      metered: '-0.3',
      verdict: 'agrees',
    })
  })
})

describe('bills of a meter', () => {
  it('name their last day as the first of the next: it is counted once', () => {
    const readings = days(Array.from({ length: 90 }, (_, index) => 10 + (index % 7)))
    const sum = (from: number, to: number): string => {
      let total = 0
      for (let at = from; at <= to; at++) total += 10 + ((at - 100) % 7)
      return String(total)
    }
    const shared = [
      { start: 100, end: 110, amount: sum(100, 109) },
      { start: 110, end: 120, amount: sum(110, 119) },
      { start: 120, end: 130, amount: sum(120, 129) },
    ]
    expect(holdBills(shared, readings).count).toBe('not-last')
    const later = shared.map(({ start, end }) => ({ start, end, amount: sum(start + 1, end) }))
    expect(holdBills(later, readings).count).toBe('not-first')
    const apart = shared.map(({ start, end }) => ({ start, end: end - 1, amount: sum(start, end - 1) }))
    expect(holdBills(apart, readings).count).toBe('both')
  })

  it('are counted in the way that fits the bills that are whole in every way', () => {
    // Without its last day the first bill is whole, and far from the readings; with it, it is not whole.
    const readings = days([...many(30, 10), null, ...many(29, 10), 100])
    const first = { start: 100, end: 130, amount: '2000' }
    const second = { start: 131, end: 160, amount: '250' }
    expect(holdBills([second], readings).count).toBe('not-last')
    expect(holdBills([first, second], readings).count).toBe('not-last')
  })

  it('fit readings of their own meter, and not those of another', () => {
    const own = days(many(90, 10))
    const bills = [100, 130, 160].map((start) => ({ start, end: start + 29, amount: '300' }))
    expect(fitOf(holdBills(bills, own).held)).toBe(1)
    expect(fitOf(holdBills(bills, days(many(90, 14))).held)).toBe(0)
    expect(fitOf(holdBills(bills.slice(0, 1), own).held)).toBeNull()
    expect(fitOf(holdBills([], own).held)).toBeNull()
  })

  it('made from the readings agree, and a day taken away is missing, whichever it is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 100, max: 200 }), { minLength: 20, maxLength: 60 }),
        fc.nat(),
        (amounts, at) => {
          const last = 100 + amounts.length - 1
          const billed = {
            start: 100,
            end: last,
            amount: String(amounts.reduce((sum, each) => sum + each, 0)),
          }
          expect(holdBill(billed, days(amounts), 'both').verdict).toBe('agrees')
          const held = holdBill(
            billed,
            days(amounts.with(at % amounts.length, NaN).map((each) => (Number.isNaN(each) ? null : each))),
            'both',
          )
          expect(held.whole).toBe(amounts.length - 1)
          expect(['agrees', 'explained']).toContain(held.verdict)
        },
      ),
    )
  })
})
