import { describe, expect, it } from 'vitest'
import { cellText } from '../../../../shared/domain/cell'
import { barAt, linesOf } from '../../../../renderer/features/intervals/bars-drawing'
import { rowNames, scaleOf } from '../../../../renderer/features/intervals/heatmap-drawing'
import { joinMonths } from '../../../../renderer/features/intervals/join-months'
import { metersOf, monthsBefore } from '../../../../renderer/features/intervals/meter-months'
import {
  forFile,
  heatmapTable,
  periodTable,
  type NumberTable,
} from '../../../../renderer/features/intervals/number-table'
import { allCounted, byPeriod, drawnPeriods } from '../../../../renderer/features/intervals/period-views'
import { flaggedIn, leftOutOf } from '../../../../renderer/features/intervals/stand-outs'
import { channelsFor, viewAtFirst, views } from '../../../../renderer/features/intervals/views'
import { zoneNamed } from '../../../../renderer/features/intervals/zones'
import type { Channel } from '../../../../shared/domain/interval'
import { heatmapOf } from '../../../../shared/intervals/heatmap'
import type { Resolution } from '../../../../shared/intervals/periods'
import { channel, read, record } from './samples'

const pacific = zoneNamed('America/Los_Angeles')
const ones = (count: number): readonly number[] => Array.from({ length: count }, () => 1)

const tableOf = (resolution: Resolution, ...channels: readonly Channel[]): NumberTable => {
  const joined = joinMonths([read('2025-01', channels)])
  return periodTable(byPeriod(joined, pacific, resolution, allCounted, null), resolution, pacific, 'here')
}
const told = ({ lines, count }: NumberTable): readonly string[] =>
  lines(0, count).map((cells) =>
    cells
      .map((cell) => cellText(cell))
      .join(' ')
      .trim(),
  )

describe('the table of a view', () => {
  it('tells the two hours of one name apart by their offset', () => {
    const autumn = tableOf('hour', channel('2025-11-02T08:00:00Z', 3600, ones(3)))
    expect(told(autumn)).toEqual([
      '2025-11-02 01:00:00 1 UTC-07:00 1 1 100',
      '2025-11-02 01:00:00 1 UTC-08:00 1 1 100',
      '2025-11-02 02:00:00 1 UTC-08:00 1 1 100',
    ])
  })

  it('says where nothing was read, in days and in months', () => {
    const values = [...ones(24), ...Array.from({ length: 24 * 2 }, () => null), ...ones(24)]
    expect(told(tableOf('day', channel('2025-01-01T08:00:00Z', 3600, values)))).toEqual([
      '2025-01-01 24 24 24 100',
      '2025-01-02 to 2025-01-03: no readings',
      '2025-01-04 24 24 24 100',
    ])
    const far = channel('2025-01-01T08:00:00Z', 90 * 86_400, [1, 1])
    expect(told(tableOf('month', { ...far, end: far.start.map((at) => at + 3600) }))).toEqual([
      '2025-01 744 1 1 0.1',
      '2025-02 to 2025-03: no readings',
      '2025-04 720 1 1 0.1',
    ])
  })

  it('does not say of readings that a person left out that there are none', () => {
    const joined = joinMonths([read('2025-01', [channel('2025-01-01T08:00:00Z', 86_400, [24, 500, 24])])])
    const leftOut = () => new Set([1])
    const list = byPeriod(joined, pacific, 'day', leftOut, null)
    expect(told(periodTable(list, 'day', pacific, 'here', leftOut))[1]).toBe('2025-01-02: left out')
  })

  it('counts the rows that say that nothing was read, which a file has as well', () => {
    const values = [...ones(24), ...Array.from({ length: 24 * 2 }, () => null), ...ones(24)]
    const joined = joinMonths([read('2025-01', [channel('2025-01-01T08:00:00Z', 3600, values)])])
    const table = periodTable(byPeriod(joined, pacific, 'day', allCounted, null), 'day', pacific, 'here')
    expect(table.count).toBe(3)
    expect(table.lines(0, table.count)).toHaveLength(3)
  })

  it('says in a file of which zone, channel and unit the numbers are, where the columns do not', () => {
    const joined = joinMonths([read('2025-01', [channel('2025-01-01T08:00:00Z', 3600, ones(24))])])
    const [only] = joined
    if (!only) throw new Error('no channel')
    const map = heatmapOf(only, pacific, new Set())
    if (!map) throw new Error('no heatmap')
    const file = forFile(heatmapTable(only, map, 'America/Los_Angeles'))
    expect(file.columns.slice(-3)).toEqual(['Channel', 'Unit', 'Time zone'])
    expect(file.lines[0]?.slice(-3)).toEqual([only.name, 'kWh an hour', 'America/Los_Angeles'])
    const days = forFile(tableOf('day', channel('2025-01-01T08:00:00Z', 3600, ones(24))))
    expect(days.columns.at(-1)).toBe('Time zone')
    expect(days.lines[0]?.at(-1)).toBe('here')
  })

  it('keeps channels apart, each with a column of its own, also under one name', () => {
    const table = tableOf(
      'day',
      channel('2025-01-01T08:00:00Z', 3600, [0.1, 0.2]),
      channel('2025-01-01T08:00:00Z', 3600, [5, 3], { kind: 'demand', unit: 'kW' }),
      channel('2025-01-01T08:00:00Z', 3600, [100, 101.5], { kind: 'register', name: 'Counter' }),
      channel('2025-01-02T08:00:00Z', 3600, [7], { name: 'Net' }),
    )
    expect(new Set(table.columns).size).toBe(table.columns.length)
    expect(told(table)).toEqual([
      '2025-01-01 24 0.3 2 8.3 5 2 8.3 101.5 2  0 0',
      '2025-01-02 24  0 0  0 0  0 7 1 4.2',
    ])
  })
})

describe('longer readings', () => {
  it('leave no hole for the days that they cover', () => {
    const long = channel('2025-01-02T08:00:00Z', 72 * 3600, [72])
    const days = channel('2025-01-01T08:00:00Z', 86_400, [24], { name: 'Net' })
    const last = channel('2025-01-06T08:00:00Z', 86_400, [24], { name: 'Last' })
    expect(told(tableOf('day', days, long, last)).map((row) => row.slice(0, 24).trim())).toEqual([
      expect.stringMatching(/^2025-01-01 24 /),
      expect.stringMatching(/^2025-01-02 24 /),
      '2025-01-05: no readings',
      expect.stringMatching(/^2025-01-06 24 /),
    ])
  })
})

describe('the year before', () => {
  it('has a change only for amounts', () => {
    const of = (kind: Channel['kind'], unit: string): readonly string[] => {
      const joined = joinMonths([
        read('2025-01', [channel('2025-01-08T08:00:00Z', 3600, ones(24), { kind, unit })]),
      ])
      const earlier = { channels: joined, by: 'weekday', leftOut: allCounted } as const
      const list = byPeriod(joined, pacific, 'day', allCounted, earlier)
      const { columns, count, lines } = periodTable(list, 'day', pacific, 'here')
      expect(lines(0, count).every((line) => line.length === columns.length)).toBe(true)
      return columns.slice(-1)
    }
    expect(of('interval', 'kWh')).toEqual(['Consumption, change in use a day, %'])
    expect(of('demand', 'kW')).toEqual(['Consumption, a year before, kW'])
    expect(of('temperature', '°C')).toEqual(['Consumption, a year before, °C'])
    expect(of('other', 'V')).toEqual(['Consumption, a year before, V'])
    expect(of('register', 'kWh')).toEqual(['Consumption, a year before, kWh'])
  })

  it('is drawn over the times of this one, from what was read of either', () => {
    const now = joinMonths([read('2025-01', [channel('2025-01-08T08:00:00Z', 3600, ones(24))])])
    const then = joinMonths([read('2024-01', [channel('2024-01-10T08:00:00Z', 1800, ones(48))])])
    const list = byPeriod(now, pacific, 'day', allCounted, {
      channels: then,
      by: 'weekday',
      leftOut: allCounted,
    })
    const [own, before] = drawnPeriods(list, 'day')
    expect(before).toMatchObject({ name: 'Consumption, a year before', isOverlay: true, per: 'day' })
    expect([own?.value, before?.value]).toEqual([Float64Array.of(24), Float64Array.of(48)])
    expect(before?.start).toEqual(own?.start)
  })

  it('needs the months of that year, one more at each end, and none that are shown already', () => {
    const [meter] = metersOf(
      ['2023-12', '2024-01', '2024-02', '2024-03', '2025-01'].map((month) => record(month)),
    )
    if (!meter) throw new Error('no meter')
    expect(monthsBefore(meter, ['2025-01'])).toEqual(['2023-12', '2024-01', '2024-02'])
    expect(monthsBefore(meter, ['2024-12', '2025-01'])).toEqual(['2023-12', '2024-01', '2024-02'])
    expect(monthsBefore(meter, ['2024-01', '2024-02', '2025-01'])).toEqual(['2023-12'])
    expect(monthsBefore(meter, ['2023-12'])).toEqual([])
  })
})

describe('views', () => {
  const offered = (of: Channel) => {
    const channels = joinMonths([read('2025-01', [of])])
    return views.filter((view) => channelsFor(view, channels).length > 0)
  }

  it('are those that the length of the readings allows', () => {
    expect(offered(channel('2025-01-01T00:00:00Z', 900, [1, 2]))).toEqual([...views])
    expect(offered(channel('2025-01-01T00:00:00Z', 86_400, [1, 2]))).toEqual([
      'readings',
      'day',
      'month',
      'by-weekday',
    ])
    expect(offered(channel('2025-01-01T00:00:00Z', 900, [1, 2], { kind: 'register' }))).toEqual([
      'readings',
      'hour',
      'day',
      'month',
    ])
    expect(offered(channel('2025-01-01T00:00:00Z', 900, [null]))).toEqual(['readings'])
  })

  it('begin with the readings of a month, and with the days of a year', () => {
    expect(viewAtFirst(1, views)).toBe('readings')
    expect(viewAtFirst(12, views)).toBe('day')
    expect(viewAtFirst(12, ['readings', 'month'])).toBe('readings')
  })
})

it('what is left out is what is flagged, but for a counter that was set back', () => {
  const spike = channel('2025-01-01T00:00:00Z', 3600, ones(200).with(5, 40))
  const counter = channel('2025-01-01T00:00:00Z', 3600, [100, 3], { kind: 'register', name: 'Counter' })
  const channels = joinMonths([read('2025-01', [spike, counter])])
  const leftOut = leftOutOf(flaggedIn(channels))
  expect(channels.map((each) => [...leftOut(each)])).toEqual([[5], []])
})

describe('bars and cells', () => {
  it('lie between round numbers, with zero among them', () => {
    const bars = (...values: readonly number[]) => values.map((value) => ({ name: '', value }))
    expect(linesOf(bars(3, 7))).toEqual([0, 2, 4, 6, 8])
    expect(linesOf(bars(-0.3, 0.9))).toEqual([-0.5, 0, 0.5, 1])
    expect(linesOf(bars(0, 0))).toEqual([0, 1])
    expect([barAt(0, 864, 24), barAt(57, 864, 24), barAt(855, 864, 24), barAt(860, 864, 24)]).toEqual([
      -1, 0, 23, -1,
    ])
  })

  const map = (days: number, cells: Float64Array) => ({
    firstDay: 20_089,
    days,
    slotSeconds: 900,
    slots: 96,
    cells,
    lowest: 0,
    highest: 1,
    changes: [],
  })

  it('have a scale that a single spike does not make pale', () => {
    expect(scaleOf(map(4, new Float64Array(384).fill(2).fill(90, 0, 1)))).toBe(2)
    expect(scaleOf(map(4, new Float64Array(384).fill(0)))).toBe(1)
  })

  it('have weeks named in a month, and months in a year', () => {
    expect(rowNames(map(31, new Float64Array())).map(({ row }) => row)).toEqual([0, 7, 14, 21, 28])
    expect(
      rowNames(map(365, new Float64Array()))
        .map(({ row }) => row)
        .slice(0, 3),
    ).toEqual([0, 31, 59])
  })
})
