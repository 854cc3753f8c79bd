import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conflictsOf, doubtsOf, joinMonths } from '../../../../renderer/features/intervals/join-months'
import { lastStartingBy } from '../../../../shared/intervals/in-order'
import { fail } from '../../../../shared/errors/failure'
import { at, channel, read } from './samples'

const january = channel('2025-01-31T22:00:00Z', 3600, [0.1, 0.2], { total: '0.3' })

describe('months joined', () => {
  it('are one series in time order with an exact total', () => {
    const [joined] = joinMonths([
      read('2025-01', [january]),
      read('2025-02', [channel('2025-02-01T00:00:00Z', 3600, [0.3, null, -0.1], { total: '0.2' })]),
    ])
    expect(joined).toMatchObject({
      months: ['2025-01', '2025-02'],
      total: '0.5',
      count: 4,
      blank: 1,
      lowest: -0.1,
      highest: 0.3,
      repeats: 0,
      gaps: 1,
      overlaps: 0,
    })
    expect([...(joined?.start ?? [])]).toEqual(
      [0, 1, 2, 3, 4].map((hours) => at('2025-01-31T22:00:00Z') + hours * 3600),
    )
  })

  it('have a gap where a month between them is missing or failed', () => {
    const [joined] = joinMonths([
      read('2025-01', [january]),
      { month: '2025-02', format: 'source', readings: fail('bad-reply') },
      read('2025-03', [channel('2025-03-01T00:00:00Z', 3600, [1])]),
    ])
    expect(joined).toMatchObject({ gaps: 1, count: 3, months: ['2025-01', '2025-03'] })
  })

  it('count a reading once that the files of two months have', () => {
    const [joined] = joinMonths([
      read('2025-01', [channel('2025-01-31T22:00:00Z', 3600, [1, 2, 3])]),
      read('2025-02', [channel('2025-01-31T23:00:00Z', 3600, [2, 3])]),
    ])
    expect([...(joined?.value ?? [])]).toEqual([1, 2, 3])
    expect(joined).toMatchObject({ total: '6', count: 3, repeats: 0, overlaps: 0, gaps: 0, conflicts: [] })
  })

  it('count the earlier file where two differ about a reading, and say so', () => {
    const joined = joinMonths([
      read('2025-01', [channel('2025-01-31T22:00:00Z', 3600, [1, 0.2, null])]),
      read('2025-02', [channel('2025-01-31T23:00:00Z', 3600, [5, 3, 0.1])]),
    ])
    expect(joined[0]).toMatchObject({ total: '4.3', count: 4 })
    expect(conflictsOf(joined)).toEqual([
      {
        text: 'Consumption: the files of two months give different values for 1 reading; the earlier file counts.',
        months: ['2025-01', '2025-02'],
      },
    ])
  })

  it('keep repeats within one file, and readings of another length', () => {
    const twice = channel('2025-01-31T22:00:00Z', 0, [1, 1])
    const [joined] = joinMonths([
      read('2025-01', [twice]),
      read('2025-02', [channel('2025-01-31T22:00:00Z', 1800, [1])]),
    ])
    expect(joined).toMatchObject({ total: '3', count: 3 })
  })

  it('stay beside each other where name, kind or unit differ', () => {
    const joined = joinMonths([
      read('2025-01', [january, channel('2025-01-31T22:00:00Z', 3600, [1], { name: 'Net' })]),
      read('2025-02', [channel('2025-02-01T00:00:00Z', 3600, [5], { unit: 'Wh' })]),
    ])
    expect(joined.map(({ name, unit, total }) => [name, unit, Number(total).toFixed(1)])).toEqual([
      ['Consumption', 'kWh', '0.3'],
      ['Net', 'kWh', '1.0'],
      ['Consumption', 'Wh', '5.0'],
    ])
  })

  it('let a counter rise from the first reading of all to the last', () => {
    const counter = { kind: 'register', total: '1' } as const
    const [joined] = joinMonths([
      read('2025-01', [channel('2025-01-31T22:00:00Z', 3600, [100.1, 101.1], counter)]),
      read('2025-02', [channel('2025-02-01T00:00:00Z', 3600, [102.4, 103.4], counter)]),
      read('2025-02', [channel('2025-02-01T09:00:00Z', 3600, [110.3], { ...counter, total: '0' })]),
    ])
    expect(joined).toMatchObject({ total: '10.2', gaps: 1 })
  })

  it('add up what each meter counted where a counter was replaced', () => {
    const register = { kind: 'register' } as const
    const [joined] = joinMonths([
      read('2025-01', [channel('2025-01-31T22:00:00Z', 3600, [9000, 9004], { ...register, total: '4' })]),
      read('2025-02', [channel('2025-02-01T00:00:00Z', 3600, [3, 5], { ...register, total: '2' })]),
      read('2025-03', [channel('2025-03-01T00:00:00Z', 3600, [8, 1, 2], { ...register, total: '1' })]),
    ])
    expect(joined).toMatchObject({ total: '10' })
  })

  it('of one month are what the reader made of it', () => {
    const one = { ...january, total: '0.30', repeats: 3, gaps: 2, overlaps: 1 }
    expect(joinMonths([read('2025-01', [one])])[0]).toMatchObject({
      total: '0.30',
      repeats: 3,
      gaps: 2,
      overlaps: 1,
    })
  })
})

it('says a doubt once, with the months that it is about', () => {
  const months = [
    read('2025-01', [], { doubts: ['the zone was assumed.', 'one hole.'] }),
    read('2025-02', [], { doubts: ['the zone was assumed.'] }),
  ]
  expect(doubtsOf(months)).toEqual([
    { text: 'the zone was assumed.', months: ['2025-01', '2025-02'] },
    { text: 'one hole.', months: ['2025-01'] },
  ])
})

it('finds the reading that begins last by a time', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 50 })),
      fc.integer({ min: -5, max: 55 }),
      (starts, time) => {
        const sorted = Float64Array.from(starts).sort()
        expect(lastStartingBy(sorted, time)).toBe(sorted.findLastIndex((start) => start <= time))
      },
    ),
  )
})
