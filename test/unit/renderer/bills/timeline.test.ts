import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { laneOf, valueOf, type Lane, type Measure } from '../../../../renderer/features/bills/lane-points'
import { scaleOf } from '../../../../renderer/features/bills/scale'
import { timeAxis } from '../../../../renderer/features/bills/time-axis'
import { panelsOf, plansOf, spanOf } from '../../../../renderer/features/bills/timeline-panels'
import { robustZ, unusualOf } from '../../../../renderer/features/bills/unusual'
import { yearBefore } from '../../../../renderer/features/bills/year-before'
import { dayNumber, dayText } from '../../../../shared/coverage/calendar'
import { coverageOf } from '../../../../shared/coverage/coverage'
import type { Bill } from '../../../../shared/domain/bill'
import { billOf } from '../../../support/bill'
import { anyBill, monthlyBills } from '../../../support/bill-series'
import { monthOf } from './samples'

const today = '2026-07-01'
const lanesOf = (bills: readonly Bill[], day = today): readonly Lane[] => coverageOf(bills, day).map(laneOf)
const laneOfAll = (bills: readonly Bill[], day = today): Lane => {
  const [lane, ...others] = lanesOf(bills, day)
  if (!lane || others.length > 0) throw new Error(`${others.length + 1} lanes`)
  return lane
}
const number = (day: string): number => dayNumber(day) ?? NaN

/** Bills of whole months with this use a day, and a price of 0.2 a unit. */
const using = (from: string, perDay: readonly number[], given: Partial<Bill> = {}): readonly Bill[] =>
  monthlyBills(from, perDay.length, { units: 'kWh', currency: 'USD' }).map((bill, at) => {
    const days = number(bill.endDate ?? '') - number(bill.startDate ?? '') + 1
    const usage = (perDay[at] ?? 0) * days
    return { ...bill, usage: usage.toFixed(3), cost: (usage * 0.2).toFixed(6), ...given }
  })

const reasonsOf = (lane: Lane): readonly string[] =>
  lane.points.flatMap(
    (point) =>
      unusualOf(lane)
        .get(point)
        ?.map((why) => `${dayText(point.start)} ${why}`) ?? [],
  )

describe('the periods of a meter', () => {
  it('has each period up to today, late and missing ones too, and one number a period', () => {
    const lane = laneOfAll([monthOf(4), monthOf(2), monthOf(1)])
    expect(lane.points.map(({ state, cost }) => cost?.amount ?? state)).toEqual([
      '20.10',
      '20.10',
      'missing',
      '20.10',
      'late',
    ])
    const twice = laneOfAll([monthOf(1), monthOf(2), monthOf(3), monthOf(3, { billId: 'other', cost: '7' })])
    expect(twice.points[2]).toMatchObject({ state: 'unclear', bill: null, cost: null })
  })

  it('divides by the days of a period; a day that two periods share counts once', () => {
    const apart = laneOfAll(monthlyBills('2026-01-01', 3))
    expect(apart.points.slice(0, 3).map(({ days }) => days)).toEqual([31, 28, 31])
    const shared = [
      ['2026-01-02', '2026-02-01'],
      ['2026-02-01', '2026-03-01'],
      ['2026-03-01', '2026-04-01'],
    ].map(([startDate = '', endDate = '']) => billOf({ meterNumber: 'm', startDate, endDate, cost: '60' }))
    expect(laneOfAll(shared, '2026-04-02').points.map(({ days }) => days)).toEqual(
      [30, 28, 31, 30].slice(0, 3),
    )
  })

  it('has one unit a quantity, exactly; what was fed in lies below zero, whatever its sign', () => {
    const sent = [
      monthOf(1, { usage: '0.1001', units: 'MWh', exportedEnergy: '5' }),
      monthOf(2, { exportedEnergy: '-5', currency: 'usd' }),
    ]
    const lane = laneOfAll(sent, '2026-03-02')
    expect(lane.points.map(({ usage, cost }) => [usage?.amount, usage?.unit, cost?.unit])).toEqual([
      ['100.1', 'kWh', 'USD'],
      ['100.1', 'kWh', 'USD'],
    ])
    const drawn = { measure: 'usage', perDay: false, span: spanOf([lane], number(today), null) } as const
    const [panel] = panelsOf([{ lane, tint: 0 }], drawn)
    expect(panel?.lanes[0]?.bars.map(({ exported }) => exported)).toEqual([-5000, -5])
    expect(panel?.lines.at(-1)).toBeLessThanOrEqual(-5000)
  })

  it.each(['free', '1e400', '9'.repeat(400), '', '0x10', 'NaN'])('draws nothing of the amount %j', (cost) => {
    const lane = laneOfAll([monthOf(1, { cost }), monthOf(2)], '2026-03-02')
    expect(lane.points[0]?.cost).toBeNull()
    expect(lane.points[1]?.cost?.value).toBe(20.1)
  })

  it('has a price only of what was used and costs something', () => {
    const price = (given: Partial<Bill>) => {
      const [point] = laneOfAll([monthOf(1, given)], '2026-02-02').points
      return point ? valueOf(point, 'price', false) : null
    }
    expect(price({ usage: '50', cost: '10' })).toEqual({ value: 0.2, unit: 'USD/kWh' })
    for (const given of [{ usage: '0' }, { usage: '-3' }, { cost: '-3' }, { units: null }, { cost: null }])
      expect(price(given)).toBeNull()
  })
})

describe('what is unusual', () => {
  it('is use a day further than 3.5 usual spreads from the middle, among six periods of the meter', () => {
    const lane = laneOfAll(using('2026-01-01', [10, 11, 9, 10.5, 9.5, 30]))
    expect(reasonsOf(lane)).toEqual(['2026-06-01 30 kWh a day, usually 10.3 kWh a day (+193 %)'])
    expect(reasonsOf(laneOfAll(using('2026-01-01', [10, 11, 9, 10.5, 30])))).toEqual([])
  })

  it('compares by day: a bill for two months is not twice the use', () => {
    const bills = using('2025-10-01', [10, 11, 9, 10, 11, 9, 10])
    const long = billOf({
      meterNumber: 'm1',
      startDate: '2026-05-01',
      endDate: '2026-06-30',
      usage: '610',
      units: 'kWh',
    })
    expect(reasonsOf(laneOfAll([...bills, long]))).toEqual([])
  })

  it('is no use, but not of a meter that mostly has none', () => {
    expect(reasonsOf(laneOfAll(using('2026-01-01', [10, 11, 0, 10])))).toEqual([
      '2026-03-01 No use in 31 days',
    ])
    expect(reasonsOf(laneOfAll(using('2026-01-01', [0, 0, 0, 0, 0, 0, 0])))).toEqual([])
  })

  it('is a price that changed, once, where it did', () => {
    const bills = using('2026-01-01', [10, 11, 9, 10, 11, 9]).map((bill, at) =>
      at < 3 ? bill : { ...bill, cost: String(Number(bill.usage) * 0.25) },
    )
    expect(reasonsOf(laneOfAll(bills))).toEqual([
      '2026-04-01 The price changed: $0.25 per kWh, before $0.20 per kWh (+25 %)',
    ])
  })

  it('is no price that always moves', () => {
    const bills = using('2026-01-01', [10, 10, 10, 10, 10, 10]).map((bill, at) => ({
      ...bill,
      cost: String(Number(bill.usage) * (at % 2 === 0 ? 0.2 : 0.25 + at / 1000)),
    }))
    expect(reasonsOf(laneOfAll(bills))).toEqual([])
  })

  it('is looked for in what counts, of one quantity at a time, and never in billing', () => {
    const twice = [...using('2026-01-01', [10, 10, 10, 10, 10, 10]), ...using('2026-06-01', [500])]
    expect(reasonsOf(laneOfAll(twice))).toEqual([])
    const therms = using('2026-01-01', [10, 10, 10, 10, 10, 0.4]).map((bill, at) =>
      at === 5 ? { ...bill, units: 'therms' } : bill,
    )
    expect(reasonsOf(laneOfAll(therms))).toEqual([])
    expect(reasonsOf(laneOfAll(using('2026-01-01', [1, 1, 1, 1, 1, 0], { type: 'billing' })))).toEqual([])
  })

  it('is not what stands a hair from values that hardly differ', () => {
    const even = [30, 30.01, 29.99, 30.01, 29.99, 30, 30.01, 29.99]
    expect(reasonsOf(laneOfAll(using('2025-10-01', [...even, 30.1])))).toEqual([])
    expect(reasonsOf(laneOfAll(using('2025-10-01', [...even, 34])))).toHaveLength(1)
  })

  it('does not depend on the scale, and is never the middle', () => {
    const values = fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(values, fc.constantFrom(0.5, 4, 1024), (all, factor) => {
        const scaled = all.map((value) => value * factor)
        all.forEach((value, at) => {
          const [z, again] = [robustZ(all)(value), robustZ(scaled)(scaled[at] ?? 0)]
          expect(z === again || Math.abs(z - again) <= 1e-6 * Math.abs(z)).toBe(true)
        })
        // At least half of all lie within 0.6745 usual spreads.
        const near = all.filter((value) => robustZ(all)(value) <= 0.6746).length
        expect(near * 2).toBeGreaterThanOrEqual(all.length)
      }),
    )
  })
})

describe('a year before', () => {
  it('is compared by day, over the same days', () => {
    const lane = laneOfAll(using('2025-01-01', [10, 12, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 20, 24]))
    const at = (start: string) => lane.points.find((point) => point.start === number(start))
    const before = (start: string, measure: Measure, unit: string) => {
      const point = at(start)
      return point ? yearBefore(lane, point, measure, unit) : undefined
    }
    expect(before('2026-02-01', 'usage', 'kWh')).toBeCloseTo(12, 5)
    expect(before('2026-01-01', 'cost', 'USD')).toBeCloseTo(2, 5)
    expect(before('2026-01-01', 'price', 'USD/kWh')).toBeCloseTo(0.2, 5)
    expect(before('2026-01-01', 'usage', 'therms')).toBeNull()
    expect(before('2025-03-01', 'usage', 'kWh')).toBeNull()
  })

  it('is not known where more than a fifth of the days are not', () => {
    const bills = using(
      '2025-01-01',
      Array.from({ length: 14 }, () => 10),
    )
    const lane = laneOfAll(bills.filter((_, at) => at !== 1))
    const point = lane.points.find(({ start }) => start === number('2026-02-01'))
    expect(point && yearBefore(lane, point, 'usage', 'kWh')).toBeNull()
  })

  it('lies between the lowest and the highest of the year before, by day', () => {
    const uses = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 13, maxLength: 30 })
    fc.assert(
      fc.property(uses, fc.integer({ min: 0, max: 27 }), (perDay, shift) => {
        const lane = laneOfAll(using(dayText(number('2023-01-01') + shift), perDay), '2026-07-01')
        for (const point of lane.points) {
          const value = yearBefore(lane, point, 'usage', 'kWh')
          if (value === null) continue
          expect(value).toBeGreaterThanOrEqual(Math.min(...perDay) - 0.01)
          expect(value).toBeLessThanOrEqual(Math.max(...perDay) + 0.01)
        }
      }),
    )
  })
})

describe('the panels', () => {
  const drawnOf = (lanes: readonly Lane[], measure: Measure, perDay = true, months: number | null = null) => {
    const drawn = { measure, perDay, span: spanOf(lanes, number(today), months) }
    return panelsOf(
      lanes.map((lane, tint) => ({ lane, tint })),
      drawn,
    )
  }
  const bills = [
    ...using('2026-01-01', [10, 10, 10]),
    ...using('2026-01-01', [5, 5, 5], { meterNumber: 'm2' }),
    ...using('2026-01-01', [1, 1, 1], { type: 'gas', units: 'therms' }),
    billOf({
      type: 'billing',
      totalAmountDue: '90',
      currency: 'USD',
      startDate: '2026-01-01',
      endDate: '2026-01-31',
    }),
    billOf({ meterNumber: 'm1', cost: '4', currency: 'USD' }),
    billOf({ meterNumber: 'm1', cost: '4', startDate: '2026-03-01', endDate: '2026-02-01' }),
  ]

  it('are one a type and unit: meters stand beside each other, and billing is never among costs', () => {
    const shape = (measure: Measure) =>
      drawnOf(lanesOf(bills), measure).map(({ type, unit, lanes }) => `${type} ${unit} ${lanes.length}`)
    expect(shape('cost')).toEqual(['electricity USD 2', 'gas USD 1', 'billing USD 1'])
    expect(shape('usage')).toEqual(['electricity kWh 2', 'gas therms 1'])
    expect(shape('price')).toEqual(['electricity USD/kWh 2', 'gas USD/therms 1'])
  })

  it('draw an amount due as it is, not by day', () => {
    const billing = drawnOf(lanesOf(bills), 'cost').at(-1)
    expect(billing?.lanes[0]?.bars[0]).toMatchObject({ value: 90, before: null })
  })

  it('draw every placed period once, at any records, and their lines hold every bar', () => {
    fc.assert(
      fc.property(fc.array(anyBill, { maxLength: 40 }), fc.boolean(), (any, perDay) => {
        const lanes = lanesOf(any, '2028-01-01')
        const panels = drawnOf(lanes, 'cost', perDay)
        const drawn = panels.flatMap((panel) => panel.lanes.flatMap(({ bars }) => bars))
        expect(new Set(drawn.map(({ point }) => point)).size).toBe(drawn.length)
        const placed = lanes
          .flatMap(({ points }) => points)
          .filter(({ start }) => start >= number('1918-01-01'))
        expect(drawn).toHaveLength(placed.length)
        for (const { lanes: inPanel, lines } of panels)
          for (const { bars } of inPanel)
            for (const { value } of bars) {
              expect(value ?? 0).toBeLessThanOrEqual(lines[0] ?? NaN)
              expect(value ?? 0).toBeGreaterThanOrEqual(lines.at(-1) ?? NaN)
            }
      }),
    )
  })

  it('stand 2,000 bills of 40 meters over ten years', () => {
    const many = Array.from({ length: 40 }, (_, meter) =>
      using(
        '2016-07-01',
        Array.from({ length: 50 }, (__, at) => 5 + (at % 7)),
        { meterNumber: `m${meter}` },
      ),
    ).flat()
    const [panel, ...others] = drawnOf(lanesOf(many), 'cost')
    expect(others).toEqual([])
    expect(panel?.lanes).toHaveLength(40)
  })

  it('show as many months as wanted', () => {
    const lanes = lanesOf(
      using(
        '2020-01-01',
        Array.from({ length: 77 }, () => 10),
      ),
    )
    const span = spanOf(lanes, number(today), 13)
    expect(dayText(span.from)).toBe('2025-05-31')
    expect(spanOf(lanes, number(today), null).from).toBe(number('2020-01-01'))
    expect(drawnOf(lanes, 'cost', true, 13)[0]?.lanes[0]?.bars).toHaveLength(13)
  })

  it('have the rate plans as parts of time', () => {
    const plans = ['A', 'A', 'B', null, 'B'] as const
    const lane = laneOfAll(
      using('2026-01-01', [1, 1, 1, 1, 1]).map((bill, at) => ({ ...bill, ratePlan: plans[at] ?? null })),
    )
    expect(
      plansOf(lane, spanOf([lane], number(today), null)).map(
        ({ plan, start }) => `${plan} ${dayText(start)}`,
      ),
    ).toEqual(['A 2026-01-01', 'B 2026-03-01', 'B 2026-05-01'])
  })
})

describe('the axis', () => {
  const axis = (from: string, to: string) => timeAxis({ from: number(from), to: number(to) })
  it('names years, and months where they have room', () => {
    const short = axis('2025-05-01', '2026-07-01')
    expect(short.years.map(({ label }) => label)).toEqual(['2025', '2026'])
    expect(short.months).toHaveLength(14)
    expect(axis('2024-01-01', '2026-07-01').months.map(({ label }) => label)).toContain('Apr')
    const long = axis('2016-03-01', '2026-07-01')
    expect(long.months).toEqual([])
    expect(long.years).toHaveLength(11)
    expect(axis('1910-01-01', '2026-07-01').years.length).toBeLessThan(14)
    expect(axis('2025-11-20', '2026-07-01').years.map(({ label }) => label)).toEqual(['2026'])
  })
})

it('the scale holds every value, credits below zero too', () => {
  expect(scaleOf([150, 85.11])).toEqual([150, 100, 50, 0])
  expect(scaleOf([196.88, -5.75])).toEqual([200, 100, 0, -100])
  expect(scaleOf([0, 0])).toEqual([0.5, 0])
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1e15, max: 1e15 }).map((thousandths) => thousandths / 1000)),
      (values) => {
        const lines = scaleOf(values)
        expect(lines.length).toBeLessThan(8)
        for (const value of values) {
          expect(value).toBeLessThanOrEqual((lines[0] ?? NaN) * (1 + 1e-9))
          expect(value).toBeGreaterThanOrEqual((lines.at(-1) ?? NaN) * (1 + 1e-9))
        }
      },
    ),
  )
})
