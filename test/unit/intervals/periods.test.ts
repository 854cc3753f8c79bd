import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ExactSum } from '../../../shared/domain/exact-sum'
import { inOrder } from '../../../shared/intervals/in-order'
import {
  peakOf,
  periodsOf,
  resolutions,
  totalOf,
  usualLength,
  type Period,
  type Series,
} from '../../../shared/intervals/periods'
import { zoneNamed } from '../../../renderer/features/intervals/zones'
import { many, seriesFrom } from './samples'

const pacific = zoneNamed('America/Los_Angeles')
const utc = zoneNamed('UTC')

const wall = (period: Period): string => new Date(period.wall * 1000).toISOString().slice(0, 16)
const told = (periods: readonly Period[]): readonly string[] =>
  periods.map((period) => {
    const hours = (period.to - period.from) / 3600
    return `${wall(period)} ${hours} h: ${period.text} of ${period.count}, ${period.covered / 3600} h`
  })

describe('readings by day, hour and month', () => {
  it('have days of 23 and 25 hours, and an hour that comes twice', () => {
    const spring = seriesFrom('2025-03-09T08:00:00Z', 3600, many(47, 0.1))
    expect(told(periodsOf(spring, pacific, 'day'))).toEqual([
      '2025-03-09T00:00 23 h: 2.3 of 23, 23 h',
      '2025-03-10T00:00 24 h: 2.4 of 24, 24 h',
    ])
    const autumn = seriesFrom('2025-11-02T07:00:00Z', 1800, many(98, 0.1))
    expect(told(periodsOf(autumn, pacific, 'day'))).toEqual([
      '2025-11-02T00:00 25 h: 5 of 50, 25 h',
      '2025-11-03T00:00 24 h: 4.8 of 48, 24 h',
    ])
    const hours = told(periodsOf(autumn, pacific, 'hour'))
    expect(hours).toHaveLength(49)
    expect(hours.slice(0, 4)).toEqual([
      '2025-11-02T00:00 1 h: 0.2 of 2, 1 h',
      '2025-11-02T01:00 1 h: 0.2 of 2, 1 h',
      '2025-11-02T01:00 1 h: 0.2 of 2, 1 h',
      '2025-11-02T02:00 1 h: 0.2 of 2, 1 h',
    ])
    expect(told(periodsOf(autumn, pacific, 'month'))).toEqual(['2025-11-01T00:00 721 h: 9.8 of 98, 49 h'])
  })

  it('say how much of a day is covered, and leave out days without a reading', () => {
    const values = [...many(24, 1), ...many(24, null), ...many(12, 1), ...many(11, null), 1]
    expect(told(periodsOf(seriesFrom('2025-01-01T00:00:00Z', 3600, values), utc, 'day'))).toEqual([
      '2025-01-01T00:00 24 h: 24 of 24, 24 h',
      '2025-01-03T00:00 24 h: 13 of 13, 13 h',
    ])
  })

  it('count a reading where it begins, and its time where it lies', () => {
    // Gas days begin at six.
    const gas = seriesFrom('2025-01-01T06:00:00Z', 86_400, [10, 20])
    expect(told(periodsOf(gas, utc, 'day'))).toEqual([
      '2025-01-01T00:00 24 h: 10 of 1, 18 h',
      '2025-01-02T00:00 24 h: 20 of 1, 24 h',
    ])
  })

  it('count time once where readings repeat or overlap', () => {
    const twice: Series = {
      kind: 'interval',
      start: Float64Array.of(0, 0, 1800),
      end: Float64Array.of(3600, 3600, 5400),
      value: Float64Array.of(1, 1, 1),
    }
    expect(told(periodsOf(twice, utc, 'day'))).toEqual(['1970-01-01T00:00 24 h: 3 of 3, 1.5 h'])
  })

  it('tell the highest power and the last reading of a counter, never their sums', () => {
    const power = seriesFrom('2025-01-01T00:00:00Z', 3600, [3, 5, 4], 'demand')
    expect(periodsOf(power, utc, 'day')[0]?.text).toBe('5')
    const counter = seriesFrom('2025-01-01T00:00:00Z', 3600, [100, 101.5, 103], 'register')
    expect(periodsOf(counter, utc, 'day')[0]).toMatchObject({ text: '103', covered: 0 })
  })

  it('tell the highest voltage', () => {
    expect(
      periodsOf(seriesFrom('2025-01-01T00:00:00Z', 3600, [230, 231, 229], 'other'), utc, 'day')[0]?.text,
    ).toBe('231')
  })

  it('leave readings out only where they are named, and then their time too', () => {
    const series = seriesFrom('2025-01-01T00:00:00Z', 3600, [1, 500, 1])
    expect(told(periodsOf(series, utc, 'day', new Set([1])))).toEqual(['2025-01-01T00:00 24 h: 2 of 2, 2 h'])
    expect(totalOf(series)).toBe('502')
    expect(totalOf(series, new Set([1]))).toBe('2')
    expect(peakOf(series)).toEqual({ index: 1, perHour: 500 })
    // The average of a day is no peak.
    expect(peakOf(seriesFrom('2025-01-01T00:00:00Z', 86_400, [24, 48]))).toBeNull()
    expect(peakOf(series, new Set([1]))).toEqual({ index: 0, perHour: 1 })
  })

  it('begin where the zone says, also where midnight itself is left out', () => {
    const beirut = seriesFrom('2024-03-30T20:00:00Z', 3600, many(4, 0.1))
    expect(told(periodsOf(beirut, zoneNamed('Asia/Beirut'), 'day'))).toEqual([
      '2024-03-30T00:00 24 h: 0.2 of 2, 2 h',
      '2024-03-31T00:00 23 h: 0.2 of 2, 2 h',
    ])
    const month = periodsOf(beirut, zoneNamed('Asia/Beirut'), 'month')
    expect(told(month)).toEqual(['2024-03-01T00:00 743 h: 0.4 of 4, 4 h'])
  })

  it('know the usual length of a reading', () => {
    expect(usualLength(seriesFrom('2025-01-01T00:00:00Z', 900, [1, 2, null]))).toBe(900)
    expect(usualLength(seriesFrom('2025-01-01T00:00:00Z', 900, [1], 'register'))).toBe(0)
  })
})

const reading = fc.record({
  // Three years around two changes of the clocks each, at any minute.
  at: fc.integer({ min: 28_333_333, max: 29_833_333 }).map((minute) => minute * 60),
  length: fc.constantFrom(900, 1800, 3600, 86_400),
  value: fc.oneof(
    fc.integer({ min: -10_000, max: 10_000_000 }).map((whole) => whole / 1000),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
    fc.constant(NaN),
  ),
})
const zones = fc.constantFrom('UTC', 'America/Los_Angeles', 'Europe/Berlin', 'Australia/Lord_Howe', '+05:45')

const seriesOf = (readings: readonly { at: number; length: number; value: number }[]): Series => ({
  kind: 'interval',
  ...inOrder({
    start: Float64Array.from(readings, ({ at }) => at),
    end: Float64Array.from(readings, ({ at, length }) => at + length),
    value: Float64Array.from(readings, ({ value }) => value),
  }),
})

describe('any readings', () => {
  it('come to the same in any order', () => {
    fc.assert(
      fc.property(
        fc.array(reading, { maxLength: 60 }),
        fc.integer({ min: 1, max: 59 }),
        zones,
        (readings, turn, zone) => {
          const turned = [...readings.slice(turn), ...readings.slice(0, turn)].reverse()
          for (const resolution of resolutions) {
            const periods = periodsOf(seriesOf(readings), zoneNamed(zone), resolution)
            expect(periodsOf(seriesOf(turned), zoneNamed(zone), resolution)).toEqual(periods)
          }
        },
      ),
    )
  })

  it('come to what all of them come to, in periods that follow each other and are never covered more than they last', () => {
    fc.assert(
      fc.property(fc.array(reading, { maxLength: 60 }), zones, (readings, zone) => {
        const series = seriesOf(readings)
        const all = new ExactSum()
        let count = 0
        for (const { value } of readings) {
          if (Number.isNaN(value)) continue
          all.add(value)
          count++
        }
        for (const resolution of resolutions) {
          const periods = periodsOf(series, zoneNamed(zone), resolution)
          const sum = new ExactSum()
          for (const period of periods) sum.add(period.text)
          expect(sum.toString()).toBe(all.toString())
          expect(periods.reduce((of, period) => of + period.count, 0)).toBe(count)
          let before = -Infinity
          for (const { from, to, covered } of periods) {
            expect(from).toBeGreaterThanOrEqual(before)
            expect(covered).toBeGreaterThanOrEqual(0)
            expect(covered).toBeLessThanOrEqual(to - from)
            before = to
          }
        }
        expect(totalOf(series)).toBe(all.toString())
      }),
    )
  })

  it('lie in the day and the month that the clocks of the zone say', () => {
    fc.assert(
      fc.property(reading, zones, (each, name) => {
        const zone = zoneNamed(name)
        const series = seriesOf([{ ...each, value: 1 }])
        const [day] = periodsOf(series, zone, 'day')
        expect(day?.wall).toBe(zone.dayOf(each.at) * 86_400)
        const [month] = periodsOf(series, zone, 'month')
        const monthOf = (wall: number): string => new Date(wall * 1000).toISOString().slice(0, 7)
        expect(monthOf(month?.wall ?? NaN)).toBe(monthOf(zone.wall(each.at)))
        expect(month && month.from <= each.at && each.at < month.to).toBe(true)
        expect(zone.dayOf((month?.from ?? 0) - 1)).toBe(zone.dayOf(month?.from ?? 0) - 1)
        const [hour] = periodsOf(series, zone, 'hour')
        expect(hour && hour.from <= each.at && each.at < hour.to).toBe(true)
      }),
    )
  })
})
