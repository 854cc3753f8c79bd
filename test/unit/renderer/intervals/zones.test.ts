import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tickSteps, tickWords, ticksOf } from '../../../../renderer/features/intervals/ticks'
import { asSent, shownZone, spanIn, timeIn, zoneNamed } from '../../../../renderer/features/intervals/zones'
import { fail } from '../../../../shared/errors/failure'
import { at, read } from './samples'

describe('the zone of a chart', () => {
  it('is UTC as sent where the files leave nothing open', () => {
    expect(shownZone(asSent, [read('2025-01', [])])).toEqual({ name: 'UTC', words: 'UTC, as sent' })
  })

  it('is the assumed one where all files name none, and says so', () => {
    const months = [read('2025-01', [], { assumedZone: '+10:00' })]
    expect(shownZone(asSent, months)).toEqual({
      name: '+10:00',
      words: '+10:00, assumed: the files name no zone',
    })
  })

  it('says from which ZIP code the assumed zone comes', () => {
    const months = [read('2025-01', [], { assumedZone: 'America/Chicago' })]
    expect(shownZone(asSent, months, { zone: 'America/Chicago', zipcode: '60601' })).toEqual({
      name: 'America/Chicago',
      words: 'America/Chicago, assumed from the ZIP code 60601: the files name no zone',
    })
  })

  it('is that of the ZIP code where the files tell points in time: their days are those of the place', () => {
    const place = { zone: 'America/Chicago', zipcode: '60601' }
    expect(shownZone(asSent, [read('2025-01', [])], place)).toEqual({
      name: 'America/Chicago',
      words: 'America/Chicago, of the ZIP code 60601',
    })
    const open = read('2025-02', [], { assumedZone: 'America/Chicago' })
    expect(shownZone(asSent, [read('2025-01', []), open], place).words).toBe(
      'America/Chicago, of the ZIP code 60601, assumed where a file names no zone',
    )
    const elsewhere = read('2025-02', [], { assumedZone: 'America/Denver' })
    expect(shownZone(asSent, [read('2025-01', []), elsewhere], place).name).toBe('UTC')
  })

  it('is the chosen one, with a word where readings depend on it', () => {
    const chosen = 'America/Denver'
    const open = read('2025-01', [], { assumedZone: chosen })
    expect(shownZone(chosen, [read('2025-01', [])]).words).toBe(chosen)
    expect(shownZone(chosen, [open]).words).toBe(`${chosen}, assumed: the files name no zone`)
    expect(shownZone(chosen, [open, read('2025-02', [])]).words).toBe(
      `${chosen}, assumed where a file names no zone`,
    )
    expect(
      shownZone(chosen, [{ month: '2025-01', format: 'source', readings: fail('bad-reply') }]).words,
    ).toBe(chosen)
  })
})

describe('times in a zone', () => {
  const zone = zoneNamed('America/Los_Angeles')

  it('tell the two hours of one name apart', () => {
    const first = at('2025-11-02T08:30:00Z')
    expect(spanIn(zone, first, first + 900)).toBe('2025-11-02 01:30 to 01:45 UTC-07:00')
    expect(spanIn(zone, first + 3600, first + 4500)).toBe('2025-11-02 01:30 to 01:45 UTC-08:00')
  })

  it('name an instant once', () => {
    expect(spanIn(zoneNamed('UTC'), at('2025-01-01T00:00:00Z'), at('2025-01-01T00:00:00Z'))).toBe(
      '2025-01-01 00:00 UTC+00:00',
    )
  })

  it('go on from each day to the next, whatever the clocks do', () => {
    const names = [
      'America/Los_Angeles',
      'Asia/Beirut',
      'America/Santiago',
      'Australia/Lord_Howe',
      '+05:45',
      'UTC',
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.integer({ min: at('2000-01-01T00:00:00Z'), max: at('2035-01-01T00:00:00Z') }),
        (name, instant) => {
          const any = zoneNamed(name)
          const next = any.nextDay(instant)
          expect(next).toBeGreaterThan(instant)
          expect(any.dayOf(next)).toBe(any.dayOf(instant) + 1)
          expect(any.dayOf(next - 1)).toBe(any.dayOf(instant))
        },
      ),
    )
  })
})

describe('ticks', () => {
  const zone = zoneNamed('America/New_York')

  it('stand at midnights of the zone, also over a change of the clocks', () => {
    const ticks = ticksOf(zone, at('2025-11-01T12:00:00Z'), at('2025-11-04T12:00:00Z'), 86_400)
    expect(ticks.map((tick) => timeIn(zone, tick))).toEqual([
      '2025-11-02 00:00',
      '2025-11-03 00:00',
      '2025-11-04 00:00',
    ])
  })

  it('of hours have the date at midnight and the time elsewhere', () => {
    const ticks = ticksOf(zone, at('2025-06-01T22:00:00Z'), at('2025-06-02T10:00:00Z'), 6 * 3600)
    expect(tickWords(zone, ticks, 6 * 3600)).toEqual(['18:00', 'Jun 2', '06:00'])
  })

  it('of months stand on the first, with the year where it changes', () => {
    const step = 30 * 86_400
    const ticks = ticksOf(zone, at('2024-11-15T00:00:00Z'), at('2025-02-15T00:00:00Z'), step)
    expect(tickWords(zone, ticks, step)).toEqual(['Dec 2024', 'Jan 2025', 'Feb'])
  })

  it('of years stand on the first of January of round years', () => {
    const years = (step: number, to: string): string[] =>
      tickWords(
        zone,
        ticksOf(zone, at('1999-06-15T00:00:00Z'), at(to), step * 365 * 86_400),
        step * 365 * 86_400,
      )
    expect(years(1, '2002-02-15T00:00:00Z')).toEqual(['Jan 2000', 'Jan 2001', 'Jan 2002'])
    expect(years(5, '2029-06-15T00:00:00Z')).toHaveLength(6)
    expect(ticksOf(zone, at('1999-06-15T00:00:00Z'), at('2029-06-15T00:00:00Z'), 10 * 365 * 86_400)).toEqual([
      at('2000-01-01T05:00:00Z'),
      at('2010-01-01T05:00:00Z'),
      at('2020-01-01T05:00:00Z'),
    ])
  })

  it('of a hundred years are a hundred years apart', () => {
    const century = 100 * 365 * 86_400
    const ticks = ticksOf(zone, at('1850-01-01T00:00:00Z'), at('2150-01-01T00:00:00Z'), century)
    expect(ticks.map((tick) => new Date(tick * 1000).toISOString().slice(0, 7))).toEqual([
      '1900-01',
      '2000-01',
      '2100-01',
    ])
  })

  it('have a step even for all the years that can be read', () => {
    const most = 30 * 366 * 86_400
    expect(tickSteps.some((step) => most / step < 8)).toBe(true)
  })

  it('of thirty years need no look at each of their days', () => {
    let looks = 0
    const counting: typeof zone = {
      ...zone,
      nextDay: (at) => {
        looks++
        return zone.nextDay(at)
      },
    }
    ticksOf(counting, at('1996-01-01T12:00:00Z'), at('2026-01-01T12:00:00Z'), 365 * 86_400)
    expect(looks).toBeLessThan(200)
  })

  it('rise, and lie within what is shown', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: at('2000-01-01T00:00:00Z'), max: at('2035-01-01T00:00:00Z') }),
        fc.constantFrom(...tickSteps),
        fc.integer({ min: 1, max: 20 }),
        (from, step, steps) => {
          const to = from + step * steps
          const ticks = ticksOf(zone, from, to, step)
          expect(ticks.every((tick) => tick >= from && tick <= to)).toBe(true)
          expect(ticks).toEqual([...new Set(ticks)].sort((a, b) => a - b))
        },
      ),
    )
  })
})
