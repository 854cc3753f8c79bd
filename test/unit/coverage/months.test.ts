import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { monthPeriods, monthsSummaryOf, packMonths, unpackMonths } from '../../../shared/coverage/months'
import { possibleDayWords } from '../../../shared/domain/coverage'
import type { IntervalMonth } from '../../../shared/domain/interval'

const month = (name: string, more: Partial<IntervalMonth> = {}): IntervalMonth => ({
  meterId: 'm1',
  month: name,
  firstInterval: null,
  lastInterval: null,
  complete: true,
  extractionTime: null,
  sourceFileSize: null,
  jobId: null,
  ...more,
})
const growing = (name: string, more: Partial<IntervalMonth> = {}) => month(name, { complete: false, ...more })
const at = (day: string): string => new Date(`${day}T12:00`).toISOString()
const seconds = (time: string): number => new Date(time).getTime() / 1000

const summary = (list: readonly IntervalMonth[], day = '2026-11-20') => {
  const read = unpackMonths(packMonths(list, at(day)))
  if (!read) throw new Error('another form')
  return monthsSummaryOf(read)
}
/** The day of the last interval: both if it is not known which. */
const lastDay = (list: readonly IntervalMonth[], day?: string) => {
  const { lastInterval } = summary(list, day)
  return lastInterval && possibleDayWords(lastInterval)
}
const lacks = (list: readonly IntervalMonth[], day?: string) => summary(list, day).notComplete

describe('interval months', () => {
  it('are not complete where the API says that more is to come, once the month is over', () => {
    const list = [month('2026-08'), growing('2026-09'), month('2026-10'), growing('2026-11')]
    expect(lacks(list)).toEqual(['2026-09'])
    expect(lacks(list, '2026-12-07')).toEqual(['2026-09'])
    expect(lacks(list, '2026-12-08')).toEqual(['2026-09', '2026-11'])
  })

  it('that have no record between others are not complete either; what comes after the last is not judged', () => {
    expect(lacks([month('2026-06'), month('2026-09')])).toEqual(['2026-07', '2026-08'])
    expect(lacks([month('2026-06')])).toEqual([])
  })

  it('of which the API does not say it are not called so', () => {
    expect(lacks([month('2026-08', { complete: null }), month('2026-09')])).toEqual([])
  })

  it('of all meters count, and each month once', () => {
    const other = { meterId: 'm2' }
    expect(
      lacks([growing('2026-08'), growing('2026-08', other), month('2026-09'), growing('2026-09', other)]),
    ).toEqual(['2026-08', '2026-09'])
  })

  it('count by the record that was extracted last', () => {
    const early = growing('2026-08', { extractionTime: 100 })
    const late = month('2026-08', { extractionTime: 200 })
    expect([lacks([early, late]), lacks([late, early])]).toEqual([[], []])
    const back = growing('2026-08', { extractionTime: 300 })
    expect(lacks([back, early, late])).toEqual(['2026-08'])
  })

  it('of more than a year ago are left alone', () => {
    expect(lacks([growing('2025-10'), growing('2025-11'), month('2025-12')])).toEqual(['2025-11'])
    expect(lacks([month('0003-01'), month('2026-10')])).toHaveLength(11)
  })

  it('name the last interval of any meter; one of the future is a mistake', () => {
    const list = [
      month('2026-09', { lastInterval: seconds('2026-09-30T23:45') }),
      month('2026-10', { meterId: 'm2', lastInterval: seconds('2026-10-12T10:00') }),
      month('2031-01', { lastInterval: seconds('2031-01-31T10:00') }),
      month('2026-08', { lastInterval: 9e12 }),
    ]
    expect(summary(list).meters).toBe(2)
    expect(lastDay(list)).toMatch(/^2026-10-1[12]/)
    expect(summary([month('2026-09')]).lastInterval).toBeNull()
    expect(summary([])).toMatchObject({ lastInterval: null, meters: 0, notComplete: [] })
  })

  describe('name the day at the provider', () => {
    const zones = [
      ['Los Angeles', '2026-10-01T00:00-07:00', '2026-10-31T23:45-07:00', '2026-10-31'],
      ['Berlin', '2026-10-01T00:00+02:00', '2026-10-20T00:15+02:00', '2026-10-20'],
      ['Kiritimati', '2026-10-01T00:00+14:00', '2026-10-31T23:45+14:00', '2026-10-31'],
      // Nothing shows that a single month begins with its first interval.
      [
        'Los Angeles, within the month',
        '2026-10-01T00:00-07:00',
        '2026-10-12T23:45-07:00',
        '2026-10-12 or 13',
      ],
      ['Los Angeles, by day', '2026-10-01T00:00-07:00', '2026-10-12T02:00-07:00', '2026-10-12'],
      [
        'Los Angeles, from three hours later',
        '2026-10-01T03:00-07:00',
        '2026-10-12T02:00-07:00',
        '2026-10-11 or 12',
      ],
      [
        'Los Angeles, from three hours later to the end',
        '2026-10-01T03:00-07:00',
        '2026-10-31T23:45-07:00',
        '2026-10-31',
      ],
      ['London', '2026-10-01T00:00Z', '2026-10-31T23:45Z', '2026-10-31'],
      ['nowhere that is known', null, '2026-10-12T12:00Z', '2026-10-12 or 13'],
      ['nowhere that is known, at the end', null, '2026-10-31T23:45-07:00', '2026-10-31'],
    ] as const

    it.each(zones)('%s', (_name, first, last, day) => {
      const record = month('2026-10', {
        firstInterval: first === null ? null : seconds(first),
        lastInterval: seconds(last),
      })
      expect(lastDay([record])).toBe(day)
    })

    it('in the month in which summer time ends', () => {
      const list = [
        month('2026-10', { firstInterval: seconds('2026-10-01T00:00-07:00') }),
        month('2026-11', {
          firstInterval: seconds('2026-11-01T00:00-07:00'),
          lastInterval: seconds('2026-11-30T23:45-08:00'),
        }),
      ]
      expect(lastDay(list, '2026-12-20')).toBe('2026-11-30')
    })

    it('whose months show it, where one of them begins later', () => {
      const whole = ['2026-08', '2026-09'].map((name) =>
        month(name, {
          firstInterval: seconds(`${name}-01T00:00-07:00`),
          lastInterval: seconds(`${name}-28T12:00-07:00`),
        }),
      )
      for (const first of ['2026-10-01T05:00-07:00', '2026-10-09T00:00-07:00']) {
        const late = month('2026-10', {
          firstInterval: seconds(first),
          lastInterval: seconds('2026-10-12T01:00-07:00'),
        })
        expect(lastDay([...whole, late])).toBe('2026-10-12')
      }
    })
  })

  it('of another form count as not read', () => {
    expect(unpackMonths('[2,"2026-01-01T00:00:00.000Z",0,null,[]]')).toBeNull()
    expect(unpackMonths('[4,"2026-01-01T00:00:00.000Z",0,null,[]]')).toBeNull()
  })

  it('are told of each meter', () => {
    const list = [
      month('2026-06', { meterId: 'b' }),
      growing('2026-08', { meterId: 'b' }),
      month('2026-09', { meterId: 'b', complete: null }),
      growing('2026-11', { meterId: 'b' }),
      month('2024-01', { meterId: 'a' }),
    ]
    const read = unpackMonths(packMonths(list, at('2026-11-20')))
    expect(
      read?.meters.map((meter) => [meter.meterId, monthPeriods(meter, read).map(({ state }) => state)]),
    ).toEqual([
      ['a', []],
      ['b', ['here', 'missing', 'late', 'unknown', 'missing', 'not-due']],
    ])
  })

  const anyMonth = fc
    .record({
      meterId: fc.constantFrom('a', 'b', 'c'),
      month: fc
        .record({
          year: fc.integer({ min: 1, max: 9999 }),
          near: fc.integer({ min: -20, max: 3 }),
          far: fc.boolean(),
        })
        .map(({ year, near, far }) => {
          const at = far ? year * 12 : 2026 * 12 + 10 + near
          return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`
        }),
      // Of October 2026, at its beginning in some time zone or later.
      firstInterval: fc.option(
        fc.integer({ min: 1_790_812_800 - 15 * 3600, max: 1_790_812_800 + 15 * 3600 }),
        {
          nil: null,
        },
      ),
      lastInterval: fc.option(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), { nil: null }),
      complete: fc.constantFrom(true, false, null),
    })
    .map(({ month: name, ...more }) => month(name, more))

  it('are the same in any order, and stay small', () => {
    fc.assert(
      fc.property(fc.array(anyMonth, { maxLength: 30 }), (list) => {
        const distinct = [...new Map(list.map((one) => [`${one.meterId} ${one.month}`, one])).values()]
        const packed = packMonths(distinct, at('2026-11-20'))
        expect(packMonths(distinct.toReversed(), at('2026-11-20'))).toBe(packed)
        expect(packed.length).toBeLessThan(100 + 3 * 380)
        const { notComplete } = summary(distinct)
        expect(notComplete).toEqual([...new Set(notComplete)].toSorted())
        expect(notComplete.length).toBeLessThanOrEqual(14)
      }),
    )
  })

  it('of which one that is complete is taken away lack exactly that one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), (gone) => {
        const names = Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}`)
        const all = names.map((name) => month(name))
        expect(
          lacks(
            all.filter(({ month: name }) => name !== names[gone]),
            '2026-12-20',
          ),
        ).toEqual([names[gone]])
      }),
    )
  })
})
