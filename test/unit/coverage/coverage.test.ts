import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coverageOf, type SeriesCoverage } from '../../../shared/coverage/coverage'
import type { Bill } from '../../../shared/domain/bill'
import { billOf } from '../../support/bill'
import { anyBill, monthlyBills as monthly, plusDays as plus } from '../../support/bill-series'

/** Bills that follow the reading of a meter, every `days` days. */
const byDays = (from: string, days: number, count: number, given: Partial<Bill> = {}): readonly Bill[] =>
  Array.from({ length: count }, (_, index) => {
    const startDate = plus(from, index * days)
    const endDate = plus(startDate, days - 1)
    const cost = String(50 + index)
    return billOf({ billId: `d${index}`, meterNumber: 'm1', startDate, endDate, cost, ...given })
  })

const only = (bills: readonly Bill[], today: string): SeriesCoverage => {
  const [series, ...others] = coverageOf(bills, today)
  if (!series || others.length > 0) throw new Error(`${others.length + 1} series`)
  return series
}

const states = (bills: readonly Bill[], today: string): string =>
  only(bills, today)
    .periods.map(({ state }) => ({ here: 'h', missing: 'm', late: 'l', 'not-due': 'n' })[state])
    .join('')

const without = (bills: readonly Bill[], ...indices: readonly number[]): readonly Bill[] =>
  bills.filter((_, index) => !indices.includes(index))

describe('what should be there by today', () => {
  const year = monthly('2026-01-01', 10)

  it.each([
    ['all is here, the next is not due', year, '2026-11-10', 'hhhhhhhhhhn'],
    [
      'one in the middle is missing, since a later one has come',
      without(year, 4),
      '2026-11-10',
      'hhhhmhhhhhn',
    ],
    ['two in a row are two', without(year, 4, 5), '2026-11-10', 'hhhhmmhhhhn'],
    ['the last is late past its usual day and spread', without(year, 9), '2026-11-10', 'hhhhhhhhhln'],
    ['on the last day of its spread it is not', without(year, 9), '2026-11-08', 'hhhhhhhhhn'],
    ['it is missing once a whole period has passed since', without(year, 9), '2026-12-10', 'hhhhhhhhhmln'],
    ['two bills are too few to tell', monthly('2026-01-01', 2), '2026-11-10', 'hh'],
    ['two-monthly', without(byDays('2025-01-07', 61, 10), 3), '2026-09-20', 'hhhmhhhhhhn'],
    ['quarterly', without(byDays('2024-01-07', 91, 8), 3), '2026-01-20', 'hhhmhhhhn'],
    ['every 28 days', without(byDays('2026-01-07', 28, 10), 3), '2026-10-15', 'hhhmhhhhhhn'],
    [
      'a bill for two months is no missing one',
      [
        ...monthly('2026-01-01', 3),
        billOf({ meterNumber: 'm1', startDate: '2026-04-01', endDate: '2026-05-31', cost: '9' }),
        ...monthly('2026-06-01', 5),
      ],
      '2026-11-05',
      'hhhhhhhhhn',
    ],
  ] as const)('%s', (_, bills, today, expected) => {
    expect(states(bills, today)).toBe(expected)
  })

  /** The year up to September, and a bill of October with this last day; what is expected after it. */
  const after = (endDate: string) => {
    const october = { ...year[9], endDate } as Bill
    return only([...year.slice(0, 9), october], '2026-10-20')
      .periods.filter(({ state }) => state !== 'here')
      .map(({ start, end }) => `${start} to ${end}`)
  }

  it.each([
    ['as usual, the usual one', '2026-10-31', ['2026-11-01 to 2026-11-30']],
    ['that ends days early, one that begins the day after', '2026-10-25', ['2026-10-26 to 2026-11-30']],
    ['that is unusually short, the rest of its period', '2026-10-10', ['2026-10-11 to 2026-10-31']],
    ['of two months, the one after both', '2026-11-30', ['2026-12-01 to 2026-12-31']],
    ['of one month and a half, the rest of the second', '2026-11-12', ['2026-11-13 to 2026-11-30']],
    ['that shares a day with the next, the usual one', '2026-11-01', ['2026-11-01 to 2026-11-30']],
  ] as const)('after a last bill %s', (_, end, expected) => {
    expect(after(end)).toEqual(expected)
  })

  it('names the period that is missing by its days', () => {
    const missing = only(without(year, 4), '2026-11-10').periods[4]
    expect(missing).toMatchObject({ start: '2026-05-01', end: '2026-05-31', state: 'missing' })
  })

  it('takes 1 and 30 of a month for a period as well as 1 and 1', () => {
    const shared = year.map((bill) => ({ ...bill, endDate: plus(bill.endDate ?? '', 1) }))
    expect(states(without(shared, 4), '2026-11-10')).toBe('hhhhmhhhhhn')
    expect(only(shared, '2026-11-10').overlaps).toEqual([])
  })

  it('reads single dates of an older agent as ends of periods, and says so', () => {
    const dates = year.map(({ endDate }, at) => billOf({ billId: `o${at}`, approximateDate: endDate }))
    const series = only(without(dates, 4), '2026-11-10')
    expect(series.approximate).toBe(true)
    expect(series.periods.map(({ state }) => state === 'missing').filter(Boolean)).toHaveLength(1)
  })
})

describe('records that have no place', () => {
  const odd = {
    undated: billOf({ billId: 'u', meterNumber: 'm1' }),
    'one-date': billOf({ billId: 'o', meterNumber: 'm1', endDate: '2026-05-31' }),
    backwards: billOf({ billId: 'b', meterNumber: 'm1', startDate: '2026-05-31', endDate: '2026-05-01' }),
    'no-days': billOf({ billId: 'z', meterNumber: 'm1', startDate: '2026-05-01', endDate: '2026-05-01' }),
    'too-long': billOf({ billId: 'l', meterNumber: 'm1', startDate: '2024-05-01', endDate: '2026-05-01' }),
    'in-the-future': billOf({
      billId: 'f',
      meterNumber: 'm1',
      startDate: '2031-05-01',
      endDate: '2031-06-01',
    }),
  }

  it.each(Object.entries(odd))('%s: is listed, and hides no missing period', (reason, bill) => {
    const series = only([...without(monthly('2026-01-01', 10), 4), bill], '2026-11-10')
    expect(series.unplaced).toEqual([{ bill, reason }])
    expect(series.periods.filter(({ state }) => state === 'missing')).toHaveLength(1)
  })
})

describe('several records of one period', () => {
  const bill = monthly('2026-01-01', 1)[0] ?? billOf()
  const kindOf = (...others: readonly Partial<Bill>[]) => {
    const all = [bill, ...others.map((given) => ({ ...bill, ...given }))]
    const versions = only(all, '2026-02-10').periods[0]?.versions
    return [versions?.kind, versions?.counted?.cost ?? null, versions?.counted?.billDate ?? null]
  }

  it('said twice is a duplicate, and counts once', () => {
    expect(kindOf({ billId: 'again' })).toEqual(['duplicate', '100', '2026-02-05'])
  })

  it('issued again with the same amounts is reissued', () => {
    expect(kindOf({ billDate: '2026-02-20' })).toEqual(['reissued', '100', '2026-02-20'])
  })

  it('with another amount, issued later, is adjusted: the last counts', () => {
    expect(kindOf({ billId: 'c', billDate: '2026-03-01', cost: '80' })).toEqual([
      'adjusted',
      '80',
      '2026-03-01',
    ])
    expect(kindOf({ billId: 'c', billDate: '2026-01-01', cost: '80' })).toEqual([
      'adjusted',
      '100',
      '2026-02-05',
    ])
  })

  it('of an unknown order is unclear: none counts', () => {
    expect(kindOf({ billId: 'c', billDate: null, cost: '80' })).toEqual(['unclear', null, null])
    expect(kindOf({ billId: 'c', cost: '80' })).toEqual(['unclear', null, null])
  })

  it('are no versions of each other where they are rows of one bill', () => {
    expect(kindOf({ billDate: '2026-03-01', cost: '80' })).toEqual(['unclear', null, null])
  })

  it('of a day more or less are one period; of half of it they overlap', () => {
    const shifted = { ...bill, billId: 'c', billDate: '2026-03-01', startDate: '2026-01-02' }
    expect(only([bill, shifted], '2026-02-10').periods).toHaveLength(1)
    const half = { ...bill, billId: 'c', startDate: '2026-01-15', endDate: '2026-02-14' }
    const series = only([bill, half], '2026-02-20')
    expect(series.periods).toHaveLength(2)
    expect(series.overlaps).toEqual([{ start: '2026-01-15', end: '2026-01-31', days: 17 }])
  })
})

describe('series', () => {
  it('are apart by type, account, service and meter; a record that names less joins the only one it can', () => {
    const named = { accountNumber: 'a', serviceId: 's' }
    const one = monthly('2026-01-01', 4, named)
    const nameless = billOf({ startDate: '2026-05-01', endDate: '2026-05-31', accountNumber: 'a' })
    expect(states([...one, nameless], '2026-06-05')).toBe('hhhhhn')
    const two = monthly('2026-01-01', 4, { ...named, meterNumber: 'm2' })
    expect(coverageOf([...one, ...two, nameless], '2026-06-05')).toHaveLength(3)
  })

  it('of a meter that another one follows end there, and nothing more is expected of it', () => {
    const old = monthly('2025-01-01', 6)
    const next = monthly('2025-07-01', 12, { meterNumber: 'm2' })
    const [first, second] = coverageOf([...next, ...old], '2026-07-03')
    expect(first?.end).toMatchObject({ kind: 'replaced', by: { meterNumber: 'm2' } })
    expect(first?.periods.every(({ state }) => state === 'here')).toBe(true)
    expect(second?.end).toBe(null)
  })

  it('name the month that was lost between two meters', () => {
    const next = monthly('2025-08-01', 12, { meterNumber: 'm2' })
    const [first] = coverageOf([...monthly('2025-01-01', 6), ...next], '2026-08-03')
    expect(first?.periods.at(-1)).toMatchObject({ start: '2025-07-01', end: '2025-07-31', state: 'missing' })
  })

  it('that say nothing for more than a year have stopped', () => {
    const series = only(monthly('2024-01-01', 12), '2026-11-10')
    expect(series.end).toEqual({ kind: 'stopped', since: '2024-12-31' })
    expect(series.periods.every(({ state }) => state === 'here')).toBe(true)
  })

  it('of billing are by account, whatever meter they name', () => {
    const bills = monthly('2026-01-01', 6, { type: 'billing', accountNumber: 'a' })
    const mixed = bills.map((bill, at) => ({ ...bill, meterNumber: at % 2 ? 'm1' : 'm2' }))
    expect(states(mixed, '2026-07-05')).toBe('hhhhhhn')
  })
})

describe('for any bills', () => {
  const plain = (series: readonly SeriesCoverage[]): unknown =>
    series.map((one) => ({
      ...one,
      unplaced: one.unplaced.map((unplaced) => JSON.stringify(unplaced)).toSorted(),
    }))

  it('the order makes no difference', () => {
    fc.assert(
      fc.property(
        fc
          .array(anyBill, { maxLength: 30 })
          .chain((bills) =>
            fc.tuple(fc.constant(bills), fc.shuffledSubarray(bills, { minLength: bills.length })),
          ),
        ([bills, shuffled]) => {
          expect(plain(coverageOf(shuffled, '2026-06-01'))).toEqual(plain(coverageOf(bills, '2026-06-01')))
        },
      ),
    )
  })

  it('each record is in one place', () => {
    fc.assert(
      fc.property(fc.array(anyBill, { maxLength: 30 }), (bills) => {
        const placed = coverageOf(bills, '2026-06-01').flatMap(({ periods, unplaced }) => [
          ...periods.flatMap(({ versions }) => versions?.bills ?? []),
          ...unplaced.map(({ bill }) => bill),
        ])
        expect(placed).toHaveLength(bills.length)
        expect(new Set(placed)).toEqual(new Set(bills))
      }),
    )
  })

  /** Days of a series that lie in no period, or in two without a word of it. */
  const astray = ({ periods, overlaps, rhythm }: SeriesCoverage, today: string): readonly string[] => {
    const first = periods[0]
    if (!first || !rhythm) return []
    // The last one is the first that is not due.
    const end = periods.reduce((to, one) => (one.end > to ? one.end : to), first.end)
    const upTo = end < today ? end : today
    const found: string[] = []
    for (let day = first.start; day <= upTo; day = plus(day, 1)) {
      const over = periods.filter((one) => one.start <= day && day <= one.end)
      const isNamed = overlaps.some((one) => one.start <= day && day <= one.end)
      // That one ends on the day on which the next begins is a way of counting.
      const isShared = over.filter((one) => one.start !== day && one.end !== day).length === 0
      if (over.length > 1 && !isNamed && !isShared) found.push(`${day} twice`)
      if (over.length === 0) {
        const before = periods.findLast((one) => one.end < day)
        const after = periods.find((one) => one.start > day)
        const gap = (Date.parse(after?.start ?? day) - Date.parse(before?.end ?? day)) / 86_400_000 - 1
        const isShift =
          before?.state === 'here' &&
          after?.state === 'here' &&
          gap <= Math.max(10, Math.round(rhythm.days / 4))
        if (!isShift) found.push(day)
      }
    }
    return found
  }

  it('every day from the first bill to what is not due is in one period, a named overlap, or a shift of the reading', () => {
    const regular = fc.oneof(
      fc.integer({ min: 4, max: 20 }).map((count) => monthly('2024-01-01', count)),
      fc.integer({ min: 4, max: 12 }).map((count) => byDays('2024-01-05', 61, count)),
    )
    const withOddEnd = fc
      .tuple(regular, fc.integer({ min: 1, max: 120 }), fc.nat())
      .map(([bills, days, seed]) => {
        const { startDate } = bills.at(-1) ?? {}
        const odd = bills.map((bill, at) =>
          at === bills.length - 1 ? { ...bill, endDate: plus(startDate ?? '', days) } : bill,
        )
        return without(odd, 1 + (seed % (bills.length - 2)))
      })
    const any = fc.oneof(withOddEnd, fc.array(anyBill, { maxLength: 30 }))
    fc.assert(
      fc.property(any, fc.integer({ min: 0, max: 400 }), (bills, later) => {
        const today = plus(bills.at(-1)?.endDate ?? '2026-06-01', later)
        for (const series of coverageOf(bills, today)) expect(astray(series, today)).toEqual([])
      }),
    )
  })

  it('one that is taken out of a regular series is exactly one missing period', () => {
    const regular = fc.oneof(
      fc.integer({ min: 4, max: 40 }).map((count) => monthly('2023-01-01', count)),
      fc
        .record({ days: fc.integer({ min: 26, max: 95 }), count: fc.integer({ min: 4, max: 20 }) })
        .map(({ days, count }) => byDays('2023-01-05', days, count)),
    )
    fc.assert(
      fc.property(regular, fc.nat(), (bills, seed) => {
        const at = 1 + (seed % (bills.length - 2))
        const today = bills.at(-1)?.endDate ?? ''
        const periods = only(without(bills, at), today).periods
        const missing = periods.filter(({ state }) => state === 'missing')
        expect(missing).toHaveLength(1)
        expect(missing[0]).toMatchObject({ start: bills[at]?.startDate, end: bills[at]?.endDate })
      }),
    )
  })
})

it('a single date far in the future makes no period, and no gap before it', () => {
  const dated = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2099-05-31']
  const bills = dated.map((endDate, index) => billOf({ billId: `s${index}`, meterNumber: 'm1', endDate }))
  const series = only(bills, '2026-05-10')
  expect(series.approximate).toBe(true)
  expect(series.periods.filter(({ state }) => state === 'missing')).toEqual([])
  expect(series.unplaced).toMatchObject([{ reason: 'in-the-future', bill: { endDate: '2099-05-31' } }])
})

it('bills of two days and one from centuries before are told, whatever that says of the days between', () => {
  const bills = [...byDays('2026-01-01', 2, 10), ...byDays('1026-01-01', 2, 1, { billId: 'old' })]
  expect(only(bills, '2026-01-30').periods.filter(({ state }) => state === 'here')).toHaveLength(11)
})

it.each([10, 11])(
  'expects periods that begin on the 30th there again after a February (%i bills)',
  (count) => {
    const [series] = coverageOf(monthly('2025-04-30', count), '2026-08-10')
    const from = series?.periods.slice(10).map(({ start }) => start.slice(5))
    expect(from).toEqual(['02-28', '03-30', '04-30', '05-30', '06-30', '07-30'])
  },
)
