import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { zoneNamed } from '../../../renderer/features/intervals/zones'
import { flagsOf } from '../../../shared/intervals/flags'
import { heatmapOf } from '../../../shared/intervals/heatmap'
import { periodsOf, type Series } from '../../../shared/intervals/periods'
import { typicalOf } from '../../../shared/intervals/typical'
import { changeOf, yearBefore } from '../../../shared/intervals/year-before'
import { many, seriesFrom } from './samples'

const pacific = zoneNamed('America/Los_Angeles')
const utc = zoneNamed('UTC')

describe('totals by hour of the day and by weekday', () => {
  it('follow the clocks: the hour that spring leaves out has nothing, that of autumn counts twice', () => {
    const spring = seriesFrom('2025-03-09T08:00:00Z', 3600, many(23, 1))
    expect(typicalOf(spring, pacific, 'hour').map(({ slot }) => slot)).toEqual([
      0, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23,
    ])
    const autumn = seriesFrom('2025-11-02T07:00:00Z', 3600, many(25, 1))
    expect(typicalOf(autumn, pacific, 'hour')[1]).toEqual({ slot: 1, text: '2', count: 2, covered: 7200 })
  })

  it('know that 1 January 2025 was a Wednesday in Greenwich and a Tuesday in California', () => {
    const series = seriesFrom('2025-01-01T00:00:00Z', 3600, [1])
    expect(typicalOf(series, utc, 'weekday')).toMatchObject([{ slot: 2, text: '1' }])
    expect(typicalOf(series, pacific, 'weekday')).toMatchObject([{ slot: 1, text: '1' }])
  })

  it('add up to the readings, and tell the highest power', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 400 }),
        (values) => {
          const series = seriesFrom(
            '2025-10-28T00:00:00Z',
            1800,
            values.map((value) => value / 100),
          )
          const sum = values.reduce((of, value) => of + value, 0)
          for (const by of ['hour', 'weekday'] as const) {
            const slots = typicalOf(series, pacific, by)
            expect(Math.round(slots.reduce((of, { text }) => of + Number(text) * 100, 0))).toBe(sum)
            expect(slots.reduce((of, { covered }) => of + covered, 0)).toBe(values.length * 1800)
          }
          const highest = typicalOf({ ...series, kind: 'demand' }, pacific, 'weekday')
          expect(Math.max(...highest.map(({ text }) => Number(text)))).toBe(Math.max(...values) / 100)
        },
      ),
    )
  })
})

describe('a heatmap', () => {
  it('has a row a day, also for days without a reading, and tells a pace an hour', () => {
    const map = heatmapOf(seriesFrom('2025-01-01T23:30:00Z', 900, [1, 2, ...many(96, NaN), 3]), utc)
    expect(map).toMatchObject({ days: 3, slots: 96, slotSeconds: 900, lowest: 4, highest: 12 })
    expect(map?.cells[94]).toBe(4)
    expect(map?.cells[95]).toBe(8)
    expect(map?.cells[96]).toBeNaN()
    expect(map?.cells[192]).toBe(12)
  })

  it('leaves the hour that spring jumps over empty, and shows that of autumn as a pace, not doubled', () => {
    const spring = heatmapOf(seriesFrom('2025-03-09T08:00:00Z', 3600, many(23, 1)), pacific)
    expect(spring?.cells[2]).toBeNaN()
    expect(spring?.changes).toEqual([{ row: 0, hours: 23 }])
    const autumn = heatmapOf(seriesFrom('2025-11-02T07:00:00Z', 3600, many(25, 1)), pacific)
    expect([...(autumn?.cells ?? [])]).toEqual(many(24, 1))
    expect(autumn?.changes).toEqual([{ row: 0, hours: 25 }])
  })

  it('has quarters of an hour at least, and takes the highest of power', () => {
    const minutes = heatmapOf(seriesFrom('2025-01-01T00:00:00Z', 60, many(30, 0.5)), utc)
    expect(minutes).toMatchObject({ slotSeconds: 900, lowest: 30, highest: 30 })
    const power = heatmapOf(seriesFrom('2025-01-01T00:00:00Z', 300, [1, 7, 2], 'demand'), utc)
    expect(power?.cells[0]).toBe(7)
  })

  it('is none where readings are longer than an hour, or have no length', () => {
    expect(heatmapOf(seriesFrom('2025-01-01T00:00:00Z', 86_400, [1, 2]), utc)).toBeNull()
    expect(heatmapOf(seriesFrom('2025-01-01T00:00:00Z', 900, [1, 2], 'register'), utc)).toBeNull()
    expect(heatmapOf(seriesFrom('2025-01-01T00:00:00Z', 900, [null]), utc)).toBeNull()
  })

  it('of a file with a reading centuries away is none, and fills no memory', () => {
    const series = seriesFrom('2025-01-01T00:00:00Z', 900, [1, 2])
    const far = {
      ...series,
      start: Float64Array.of(-9e9, 1.7e9),
      end: Float64Array.of(-9e9 + 900, 1.7e9 + 900),
    }
    expect(heatmapOf(far, utc)).toBeNull()
  })
})

describe('readings that stand out', () => {
  const usual = Array.from({ length: 720 }, (_, hour) => 0.5 + (hour % 24) / 20)

  it('are spikes far above what is usual', () => {
    const series = seriesFrom('2025-01-01T00:00:00Z', 3600, usual.with(300, 38.6))
    expect(flagsOf(series)).toEqual([{ index: 300, reason: 'spike', against: 1.65 }])
  })

  it('are none in ordinary use, nor where too few readings tell what is usual', () => {
    expect(flagsOf(seriesFrom('2025-01-01T00:00:00Z', 3600, usual))).toEqual([])
    // A car that charges every third night.
    const car = usual.map((value, hour) => (hour % 72 < 4 ? 11 : value))
    expect(flagsOf(seriesFrom('2025-01-01T00:00:00Z', 3600, car))).toEqual([])
    expect(flagsOf(seriesFrom('2025-01-01T00:00:00Z', 3600, [1, 1, 100]))).toEqual([])
  })

  it('are no longer readings, whose amounts are those of more time', () => {
    const hours = seriesFrom('2025-01-01T00:00:00Z', 3600, many(480, 1))
    const days = seriesFrom('2025-01-21T00:00:00Z', 86_400, [24, 24 * 6])
    const joined = (of: 'start' | 'end' | 'value'): Float64Array =>
      Float64Array.from([...hours[of], ...days[of]])
    expect(
      flagsOf({ kind: 'interval', start: joined('start'), end: joined('end'), value: joined('value') }),
    ).toEqual([{ index: 481, reason: 'spike', against: 24 }])
  })

  it('are negatives where they are rare, and not where power is fed in', () => {
    expect(flagsOf(seriesFrom('2025-01-01T00:00:00Z', 3600, usual.with(10, -2)))).toEqual([
      { index: 10, reason: 'negative', against: 0 },
    ])
    const roof = usual.map((value, hour) => (hour % 24 > 9 && hour % 24 < 15 ? -value : value))
    expect(flagsOf(seriesFrom('2025-01-01T00:00:00Z', 3600, roof))).toEqual([])
  })

  it('are a counter that falls below half', () => {
    const counter = seriesFrom('2025-01-01T00:00:00Z', 3600, [100, 101, null, 3, 4, 3.9], 'register')
    expect(flagsOf(counter)).toEqual([{ index: 3, reason: 'reset', against: 101 }])
  })

  it('are never more than one in two hundred readings as spikes', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), { maxLength: 600 }), (values) => {
        const spikes = flagsOf(seriesFrom('2025-01-01T00:00:00Z', 3600, values))
        expect(spikes.length).toBeLessThanOrEqual(1 + values.length * 0.005)
      }),
    )
  })
})

describe('the year before', () => {
  const both = (
    resolution: 'hour' | 'day' | 'month',
    by: 'weekday' | 'date',
    now: Series,
    then: Series,
  ): readonly (string | null)[] =>
    yearBefore(periodsOf(now, pacific, resolution), periodsOf(then, pacific, resolution), resolution, by).map(
      (found) => found && new Date(found.wall * 1000).toISOString().slice(0, 16),
    )
  const days = (from: string, count: number): Series => seriesFrom(from, 3600, many(24 * count, 1))

  it('is the same weekday 52 weeks before, or the same date', () => {
    const now = days('2025-03-09T08:00:00Z', 2)
    const then = days('2024-03-08T08:00:00Z', 6)
    // Both years change their clocks on a Sunday: 23 hours against 23.
    expect(both('day', 'weekday', now, then)).toEqual([
      '2024-03-10T00:00',
      '2024-03-11T00:00',
      '2024-03-12T00:00',
    ])
    expect(both('day', 'date', now, then)).toEqual([
      '2024-03-09T00:00',
      '2024-03-10T00:00',
      '2024-03-11T00:00',
    ])
    expect(both('hour', 'weekday', now, then).slice(0, 3)).toEqual([
      '2024-03-10T00:00',
      '2024-03-10T01:00',
      '2024-03-10T03:00',
    ])
  })

  it('is none for 29 February, and for what was not read', () => {
    expect(both('day', 'date', days('2024-02-29T08:00:00Z', 1), days('2023-02-20T08:00:00Z', 20))).toEqual([
      null,
    ])
    expect(
      both('month', 'weekday', days('2024-02-29T08:00:00Z', 1), days('2023-02-20T08:00:00Z', 2)),
    ).toEqual(['2023-02-01T00:00'])
    expect(both('day', 'weekday', days('2024-02-29T08:00:00Z', 1), days('2023-03-20T08:00:00Z', 2))).toEqual([
      null,
    ])
  })

  it('is compared by pace: a day with a hole is not called less', () => {
    const [now] = periodsOf(seriesFrom('2025-01-01T08:00:00Z', 3600, many(12, 2)), pacific, 'day')
    const [then] = periodsOf(seriesFrom('2024-01-03T08:00:00Z', 3600, many(24, 2)), pacific, 'day')
    if (!now || !then) throw new Error('no periods')
    expect(changeOf(now, then)).toBe(0)
    expect(changeOf({ ...now, text: '36' }, then)).toBeCloseTo(0.5, 9)
    expect(changeOf(now, { ...then, text: '0' })).toBeNull()
  })
})
