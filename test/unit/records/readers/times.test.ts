import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import {
  parseNumericStamp,
  parseRange,
  parseStamp,
  parseTime,
} from '../../../../electron/records/readers/stamp'
import { stepsOf } from '../../../../electron/records/readers/steps'
import { zoneNamed } from '../../../../electron/records/readers/zone'

const wall = (iso: string): number => Date.parse(`${iso}Z`) / 1000

describe('stamps', () => {
  it.each([
    ['2024-01-31T23:30:00+01:00', '2024-01-31T23:30:00', 3600],
    ['2024-01-31T23:30:00Z', '2024-01-31T23:30:00', 0],
    ['2024-01-31 23:30', '2024-01-31T23:30:00', null],
    ['2024-10-01 00:00:00 CEST+0200', '2024-10-01T00:00:00', 7200],
    ['01/31/2024 11:30 PM', '2024-01-31T23:30:00', null],
    ['1/3/2024 12:00 AM', '2024-01-03T00:00:00', null],
    ['31.01.2024 23:30:15', '2024-01-31T23:30:15', null],
    ['31-Jan-2024 13:00 PST', '2024-01-31T13:00:00', -28_800],
    ['Jan 31, 2024 1:00 p.m.', '2024-01-31T13:00:00', null],
  ])('%s', (text, expected, offset) => {
    expect(parseStamp(text, 'mdy')).toEqual({ wall: wall(expected), offset, dateOnly: false })
  })

  it('at 24:00 end their day', () => {
    expect(parseStamp('2024-01-31 24:00', 'mdy')).toEqual({
      wall: wall('2024-02-01T00:00:00'),
      offset: null,
      dateOnly: false,
      endOfDay: true,
    })
  })

  it.each([
    '',
    '2024-02-30',
    '13/13/2024',
    '2024-01-01 25:00',
    '2024-01-01 10:61',
    'total',
    '1.5',
    '2024-01-01 12:00 XYZ',
  ])('%j is none', (text) => {
    expect(parseStamp(text, 'mdy')).toBeNull()
  })

  it('reads days and months in the order asked for, but dots always day first', () => {
    expect(parseStamp('03/04/2024', 'mdy')?.wall).toBe(wall('2024-03-04T00:00:00'))
    expect(parseStamp('03/04/2024', 'dmy')?.wall).toBe(wall('2024-04-03T00:00:00'))
    expect(parseStamp('03.04.2024', 'mdy')?.wall).toBe(wall('2024-04-03T00:00:00'))
  })

  it('reads times, ranges and numbers', () => {
    expect(parseTime('12:00 PM')?.seconds).toBe(43_200)
    expect(parseTime('13:00 PM')).toBeNull()
    expect(parseRange('2025-10-19 00:00 to 2025-10-20 00:00', 'mdy')?.map(({ wall: at }) => at)).toEqual([
      wall('2025-10-19T00:00:00'),
      wall('2025-10-20T00:00:00'),
    ])
    expect(parseNumericStamp('1700000000000')?.wall).toBe(1_700_000_000)
    expect(parseNumericStamp('20240131')).toEqual({
      wall: wall('2024-01-31T00:00:00'),
      offset: null,
      dateOnly: true,
    })
    expect(parseNumericStamp('12345')).toBeNull()
  })
})

describe('zones', () => {
  it('tell the local times that come twice and those that never come', () => {
    const zone = zoneNamed('America/Chicago')
    expect(zone?.meaning(wall('2024-11-03T01:30:00'))).toEqual({
      at: wall('2024-11-03T06:30:00'),
      later: wall('2024-11-03T07:30:00'),
    })
    expect(zone?.meaning(wall('2025-03-09T02:00:00'))).toEqual({
      at: wall('2025-03-09T08:00:00'),
      missing: true,
    })
    expect(zone?.meaning(wall('2025-03-09T03:00:00'))).toEqual({ at: wall('2025-03-09T08:00:00') })
  })

  it('agree with the calendar library for every hour of every day', () => {
    const zones = fc.constantFrom(
      'Europe/London',
      'America/Sao_Paulo',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
    )
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: 2_200_000 }), (name, quarters) => {
        const at = quarters * 900
        const here = DateTime.fromSeconds(at, { zone: name })
        const { at: one, later } = zoneNamed(name)?.meaning(at + here.offset * 60) ?? { at: NaN }
        expect([one, later]).toContain(at)
      }),
      { numRuns: 2000 },
    )
  })

  it('may be fixed offsets', () => {
    expect(zoneNamed('+10:00')?.meaning(36_000)).toEqual({ at: 0 })
    expect(zoneNamed('-0530')?.name).toBe('-05:30')
    expect(zoneNamed('UTC')?.meaning(7)).toEqual({ at: 7 })
    expect(zoneNamed('Nowhere/At_All')).toBeNull()
    expect(zoneNamed('+25:00')).toBeNull()
  })
})

describe('steps', () => {
  const hourly = (n: number): number[] => Array.from({ length: n }, (_, index) => index * 3600)
  const none = (n: number): number[] => new Array<number>(n).fill(NaN)

  it('come from the spacing where none is stated, and a hole does not stretch a reading', () => {
    const times = [...hourly(5), 10 * 3600, 11 * 3600]
    expect(stepsOf(times, none(7)).step).toEqual(new Array(7).fill(3600))
  })

  it('follow a change of rhythm, against the stated length', () => {
    const times = [...hourly(4), ...Array.from({ length: 8 }, (_, index) => 4 * 3600 + index * 900)]
    const { step, contradicted } = stepsOf(times, new Array<number>(12).fill(3600))
    expect(step).toEqual([...new Array<number>(4).fill(3600), ...new Array<number>(8).fill(900)])
    expect(contradicted).toBe(8)
  })

  it('keep days of 23 and 25 hours, and nights without readings apart', () => {
    const day = 86_400
    expect(stepsOf([0, day, 2 * day - 3600, 3 * day - 3600], none(4)).step).toEqual([
      day,
      day - 3600,
      day,
      day,
    ])
    const nights = [8, 9, 10, 32, 33, 34, 56, 57, 58].map((hour) => hour * 3600)
    expect(stepsOf(nights, none(9)).step).toEqual(new Array(9).fill(3600))
  })

  it('never overlap where none is stated', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(1_000_000), { minLength: 1, maxLength: 60 }), (instants) => {
        const times = instants.sort((a, b) => a - b)
        const { step } = stepsOf(times, none(times.length))
        return times.every((time, index) => time + (step[index] ?? NaN) <= (times[index + 1] ?? Infinity))
      }),
    )
  })
})
