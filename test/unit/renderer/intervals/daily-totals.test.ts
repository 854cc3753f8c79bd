import { describe, expect, it } from 'vitest'
import { dailyTotals, type DayRow } from '../../../../renderer/features/intervals/daily-totals'
import { joinMonths } from '../../../../renderer/features/intervals/join-months'
import { dayName, zoneNamed } from '../../../../renderer/features/intervals/zones'
import type { Channel } from '../../../../shared/domain/interval'
import { channel, read } from './samples'

const rowsOf = (zone: string, ...channels: readonly Channel[]): readonly DayRow[] =>
  dailyTotals(joinMonths([read('2025-01', channels)]), zoneNamed(zone))

/** Rows as text: day, value and count of each channel. */
const told = (rows: readonly DayRow[]): readonly string[] =>
  rows.map((row) =>
    row.kind === 'day'
      ? [
          dayName(row.day),
          ...row.cells.map((cell) => (cell ? `${cell.value} of ${cell.count}` : 'none')),
        ].join(' ')
      : `${dayName(row.from)} to ${dayName(row.to)}`,
  )

const hours = (count: number): readonly number[] => Array.from({ length: count }, () => 0.1)

describe('days of a zone', () => {
  it('have 23 hours in spring and 25 in autumn', () => {
    const spring = channel('2025-03-09T08:00:00Z', 3600, hours(47))
    expect(told(rowsOf('America/Los_Angeles', spring))).toEqual([
      '2025-03-09 2.3 of 23',
      '2025-03-10 2.4 of 24',
    ])
    const autumn = channel('2025-11-02T07:00:00Z', 3600, hours(49))
    expect(told(rowsOf('America/Los_Angeles', autumn))).toEqual([
      '2025-11-02 2.5 of 25',
      '2025-11-03 2.4 of 24',
    ])
  })

  it('begin where the zone says, also where midnight itself is left out', () => {
    const readings = channel('2025-01-01T22:00:00Z', 3600, hours(4))
    expect(told(rowsOf('UTC', readings))).toEqual(['2025-01-01 0.2 of 2', '2025-01-02 0.2 of 2'])
    expect(told(rowsOf('+10:00', readings))).toEqual(['2025-01-02 0.4 of 4'])
    const beirut = channel('2024-03-30T20:00:00Z', 3600, hours(4))
    expect(told(rowsOf('Asia/Beirut', beirut))).toEqual(['2024-03-30 0.2 of 2', '2024-03-31 0.2 of 2'])
  })

  it('without a reading are told, and places without a value are none', () => {
    const readings = channel('2025-01-01T00:00:00Z', 86_400, [1, null, null, -4])
    expect(told(rowsOf('UTC', readings))).toEqual([
      '2025-01-01 1 of 1',
      '2025-01-02 to 2025-01-03',
      '2025-01-04 -4 of 1',
    ])
  })

  it('keep channels apart: sums, the highest power, where a counter stands', () => {
    const rows = rowsOf(
      'UTC',
      channel('2025-01-01T00:00:00Z', 3600, [0.1, 0.2]),
      channel('2025-01-01T00:00:00Z', 3600, [5, 3], { kind: 'demand', unit: 'kW', name: 'Power' }),
      channel('2025-01-01T00:00:00Z', 3600, [100, 101.5], { kind: 'register', name: 'Counter' }),
      channel('2025-01-02T00:00:00Z', 3600, [7], { name: 'Net' }),
    )
    expect(told(rows)).toEqual([
      '2025-01-01 0.3 of 2 5 of 2 101.5 of 2 none',
      '2025-01-02 none none none 7 of 1',
    ])
  })
})
