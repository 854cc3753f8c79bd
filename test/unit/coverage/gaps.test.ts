import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumber, dayText } from '../../../shared/coverage/calendar'
import { countGaps, gapsOf, gapsSince, type SeriesGaps } from '../../../shared/coverage/gaps'
import { packBills, unpackBills, type PackedBills } from '../../../shared/coverage/packed'
import type { Bill } from '../../../shared/domain/bill'
import { billOf } from '../../support/bill'
import { anyBill, monthlyBills } from '../../support/bill-series'

const packed = (bills: readonly Bill[], day: string): PackedBills => {
  const unpacked = unpackBills(packBills(bills, new Date(`${day}T12:00`).toISOString()))
  if (!unpacked) throw new Error('another form')
  return unpacked
}
const number = (day: string): number => dayNumber(day) ?? 0

const year = monthlyBills('2026-01-01', 10)
const without = (...indices: readonly number[]) => year.filter((_, at) => !indices.includes(at))
const gapsAt = (bills: readonly Bill[], day: string, type: string | null = null) =>
  gapsOf(packed(bills, day), number(day), type)
const since = (before: readonly SeriesGaps[], bills: readonly Bill[], day: string) => {
  const { filled, notExpected, open } = gapsSince(before, packed(bills, day), number(day))
  return [filled, notExpected, countGaps(open)]
}

describe('what is missing', () => {
  it('is each late and each missing period, with its days', () => {
    const gaps = gapsAt(without(4, 9), '2026-11-10')
    expect(
      gaps.map(({ gaps: own }) => own.map((one) => [dayText(one.start), dayText(one.end), one.state])),
    ).toEqual([
      [
        ['2026-05-01', '2026-05-31', 'missing'],
        ['2026-10-01', '2026-10-31', 'late'],
      ],
    ])
  })
  it('is nothing where all is here, where too few bills are, and of another type', () => {
    expect(gapsAt(year, '2026-11-10')).toEqual([])
    expect(gapsAt(year.slice(0, 2), '2026-11-10')).toEqual([])
    expect(gapsAt(without(4), '2026-11-10', 'gas')).toEqual([])
  })
  it('is not what became due only after the bills were read', () => {
    expect(gapsOf(packed(without(9), '2026-10-20'), number('2026-12-20'), null)).toEqual([])
  })
})

describe('what became of it', () => {
  const before = gapsAt(without(4, 9), '2026-11-10')

  it('is filled by the bills that came, and by no others', () => {
    expect(since(before, without(4, 9), '2026-11-12')).toEqual([0, 0, 2])
    expect(since(before, without(9), '2026-11-12')).toEqual([1, 0, 1])
    expect(since(before, year, '2026-11-12')).toEqual([2, 0, 0])
    expect(since(before, [...without(4, 9), ...monthlyBills('2025-01-01', 12)], '2026-11-12')).toEqual([
      0, 0, 2,
    ])
  })
  it('is filled by a bill whose days differ from those that were expected', () => {
    const [bill] = year.slice(4, 5)
    const shifted = billOf({ ...bill, startDate: '2026-05-04', endDate: '2026-06-02' })
    expect(since(before, [...without(4, 9), shifted], '2026-11-12')).toEqual([1, 0, 1])
  })
  it('is not filled by the bill of another meter, and is expected no more where that one took over', () => {
    const last = gapsAt(without(9), '2026-11-10')
    const other = billOf({ ...year[9], billId: 'o', meterNumber: 'm2' })
    expect(since(last, [...without(9), other], '2026-11-12')).toEqual([0, 1, 0])
  })
  it('stays open where the series is not there any more', () => {
    expect(since(before, [], '2026-11-12')).toEqual([0, 0, 2])
  })
  it('is found in the series whose records say more than before', () => {
    const bare = without(4).map((bill) => billOf({ ...bill, meterNumber: null }))
    const gaps = gapsAt(bare, '2026-11-10')
    expect(since(gaps, [...bare, billOf({ ...year[4], meterNumber: 'm1' })], '2026-11-12')).toEqual([1, 0, 0])
  })

  it('is that as many are filled as came again, of any that were taken away', () => {
    const whole = monthlyBills('2024-01-01', 24)
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 22 }), { maxLength: 8 }),
        fc.integer({ min: 0, max: 8 }),
        (away, back) => {
          const first = packed(
            whole.filter((_, at) => !away.includes(at)),
            '2026-01-05',
          )
          const gaps = gapsOf(first, number('2026-01-05'), null)
          expect(countGaps(gaps)).toBe(away.length)
          const left = away.slice(back)
          const second = packed(
            whole.filter((_, at) => !left.includes(at)),
            '2026-01-05',
          )
          const { filled, notExpected, open } = gapsSince(gaps, second, number('2026-01-05'))
          expect([filled, notExpected, countGaps(open)]).toEqual([away.length - left.length, 0, left.length])
        },
      ),
    )
  })
  it('counts each once, whatever was read before and after', () => {
    fc.assert(
      fc.property(
        fc.array(anyBill, { maxLength: 20 }),
        fc.array(anyBill, { maxLength: 20 }),
        (one, other) => {
          const gaps = gapsAt(one, '2026-06-01')
          const { filled, notExpected, open } = gapsSince(
            gaps,
            packed(other, '2026-06-02'),
            number('2026-06-02'),
          )
          expect(filled + notExpected + countGaps(open)).toBe(countGaps(gaps))
          const same = gapsSince(gaps, packed(one, '2026-06-01'), number('2026-06-01'))
          expect([same.filled, countGaps(same.open)]).toEqual([0, countGaps(gaps)])
        },
      ),
    )
  })
})
