import { describe, expect, it } from 'vitest'
import { amount, briefs, comma, dot, hour, read, rows, starts, two } from './tables'

/** What stands beside the amounts and is none: ratios, factors, other clocks, numbers of days. */

const sum = (n: number): string =>
  String(rows(n, (at) => amount(at)).reduce((total, each) => total + each, 0) / 100)

describe('ratios and factors', () => {
  it.each(['Brennwert (kWh/m³)', 'Zustandszahl', 'Carbon Intensity (gCO2/kWh)', 'kWh/Day'])(
    'are no quantities: %s',
    (label) => {
      const lines = rows(30, (at) => `${hour(at)};${comma(at)};${comma(at, 4)}`)
      expect(briefs(read([`Start;Energie (kWh);${label}`, ...lines]))).toEqual([
        `Energie | interval | kWh | ${sum(30)}`,
      ])
    },
  )

  it('but a quantity before its unit is one', () => {
    const lines = rows(30, (at) => `${hour(at)};${comma(at)}`)
    expect(read(['Start;Energie/kWh', ...lines]).channels.map(({ unit }) => unit)).toEqual(['kWh'])
  })

  it('a label of one family with an amount is an amount', () => {
    const lines = rows(30, (at) => `${hour(at)},${dot(at)},${dot(at, 1)},${dot(at, 2)}`)
    expect(read(['Start,EAS F1,EAS F2,EAS T', ...lines]).channels).toHaveLength(3)
  })
})

describe('other clocks', () => {
  it('the time of the peak is not that of the reading', () => {
    const lines = rows(
      48,
      (at) => `2025-06-0${2 + Math.floor(at / 24)},${(at % 24) + 1},${dot(at)},${two(at % 24)}:17`,
    )
    expect(starts(read(['Date,Hour Ending,kWh,Peak Time', ...lines]))[1]).toBe('2025-06-02T01:00')
  })

  it('AM and PM in a column of their own', () => {
    const lines = rows(
      48,
      (at) =>
        `06/${two(13 + Math.floor(at / 24))}/2025,${at % 12 || 12}:00,${at % 24 < 12 ? 'AM' : 'PM'},${dot(at)}`,
    )
    const readings = read(['Date,Time,AM/PM,kWh', ...lines])
    expect(briefs(readings)).toEqual([`kWh | interval | kWh | ${sum(48)}`])
    expect(starts(readings)[13]).toBe('2025-06-13T13:00')
  })

  it.each([
    ['00:00 02.06.2025', '01:00 02.06.2025'],
    ['2025-W23-1 00:00', '2025-W23-1 01:00'],
    ['2025/6/2 0:0', '2025/6/2 1:0'],
  ])('%s', (first, second) => {
    expect(starts(read(['Start;kWh', `${first};1,5`, `${second};2,5`]))).toEqual([
      '2025-06-02T00:00',
      '2025-06-02T01:00',
    ])
  })
})

describe('bills', () => {
  it.each(['Billing Period', 'Tage'])('a number of days with its word: %s', (label) => {
    const readings = read([
      `Meter Read Date;${label};kWh`,
      '2024-03-01;29 days;310',
      '2024-04-01;31 days;290',
      '2024-05-01;30 days;330',
    ])
    expect(starts(readings)).toEqual(['2024-02-01T00:00', '2024-03-01T00:00', '2024-04-01T00:00'])
  })
})

describe('columns that repeat each other', () => {
  it.each([
    ['with the other sign', 'Net', (at: number) => `${dot(at)},-${dot(at)}`],
    ['less a constant', 'Bilans', (at: number) => `${dot(at)},${(amount(at) / 100 - 0.05).toFixed(2)},0.05`],
  ])('must not be added: %s', (_, label, cells) => {
    const lines = rows(30, (at) => `${hour(at)},${cells(at)}`)
    expect(read([`Start,Import kWh,${label} kWh,Export kWh`, ...lines]).doubts.join(' ')).toContain(
      'must not be added',
    )
  })
})

describe('headers and titles', () => {
  it('a unit alone below its label', () => {
    expect(
      briefs(read(['Time,Usage', '', ',kWh', '', ...rows(30, (at) => `${hour(at)},${dot(at)}`)])),
    ).toEqual([`Usage | interval | kWh | ${sum(30)}`])
  })

  it('a day in the title of a section names no channel', () => {
    const section = (day: number, way: string): string[] => [
      `Day ${day} June 2025 - Usage ${way}`,
      'Period,kWh',
      ...rows(24, (at) => `${hour((day - 2) * 24 + at)},${dot(at, way.length)}`),
    ]
    const { channels } = read(
      [2, 3].flatMap((day) => [...section(day, 'Delivered'), ...section(day, 'Received in')]),
    )
    expect(channels.map(({ value }) => value.length)).toEqual([48, 48])
  })
})
