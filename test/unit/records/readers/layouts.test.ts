import { describe, expect, it } from 'vitest'
import type { Channel, Readings } from '../../../../shared/domain/interval'
import { readIntervalFile } from '../../../../electron/records/readers/read-interval-file'
import { amount, comma, dot, hour as isoStamp, read as readIn, rows, two } from './tables'

/** Layouts that utilities write, in several languages: each must be read as what it is, or be refused. */

const read = (lines: readonly string[], zone: string): Readings => readIn(lines, { zone })

const sum = (n: number, salt = 0): number =>
  rows(n, (index) => amount(index, salt)).reduce((all, each) => all + each, 0) / 100

const iso = (seconds: number | undefined): string =>
  new Date((seconds ?? NaN) * 1000).toISOString().slice(0, 16)

interface Brief {
  readonly name: string
  readonly kind: string
  readonly unit: string
  readonly n: number
  readonly from: string
  readonly to: string
  readonly total: number
}

const brief = ({ name, kind, unit, start, end, value, total }: Channel): Brief => ({
  name,
  kind,
  unit,
  n: [...value].filter((each) => !Number.isNaN(each)).length,
  from: iso(start[0]),
  to: iso(end.at(-1)),
  total: Number(total),
})

const hourly = (name: string, n: number, salt = 0, from = '2025-06-02T00:00', unit = 'kWh'): Brief => ({
  name,
  kind: 'interval',
  unit,
  n,
  from,
  to: iso(Date.parse(`${from}Z`) / 1000 + n * 3600),
  total: sum(n, salt),
})

const inOrder = (channel: Channel | undefined, salt = 0): void => {
  const values = [...(channel?.value ?? [])]
  expect(values).toEqual(values.map((_, index) => amount(index, salt) / 100))
}

const stamp = (hour: number): string => `${two(2 + Math.floor(hour / 24))}/06/2025 ${two(hour % 24)}:00`

describe('directions and meters in one column', () => {
  it.each([
    ['Sentido', 'Importación', 'Exportación'],
    ['Sens', 'Soutirage', 'Injection'],
    ['Richting', 'Afname', 'Teruglevering'],
    ['Direzione', 'Prelievo', 'Immissione'],
    ['OBIS-Kennzahl', '1-1:1.8.0', '1-1:2.8.0'],
    ['Flow', 'A+', 'A-'],
    ['Curva', 'AE', 'AS'],
    ['X7', 'P', 'Q'],
    ['Code', '1', '2'],
    ['Unnamed: 3', 'usage from grid', 'sent to grid'],
  ])('%s: %s and %s', (label, one, other) => {
    for (const interleaved of [true, false]) {
      const lines = interleaved
        ? rows(
            60,
            (at) =>
              `${isoStamp(Math.floor(at / 2))};${comma(Math.floor(at / 2), at % 2)};${at % 2 ? other : one}`,
          )
        : [0, 1].flatMap((salt) =>
            rows(30, (at) => `${isoStamp(at)};${comma(at, salt)};${salt ? other : one}`),
          )
      const { channels } = read([`Inicio;Energia (kWh);${label}`, ...lines], 'UTC')
      expect(channels.map(brief)).toEqual([hourly(one, 30), hourly(other, 30, 1)])
      inOrder(channels[0])
      inOrder(channels[1], 1)
    }
  })

  it('refuses rows of one time that nothing tells apart', () => {
    const lines = rows(60, (at) => `${isoStamp(Math.floor(at / 2))},${dot(at)}`)
    const result = readIntervalFile(new TextEncoder().encode(['Start,kWh', ...lines].join('\n')), {})
    expect(result).toMatchObject({
      ok: false,
      error: { detail: expect.stringMatching(/layout is not understood/) as unknown },
    })
  })

  it('does not split by tariff, season or remark', () => {
    const lines = rows(
      48,
      (at) =>
        `${isoStamp(at)},${dot(at)},${at % 24 < 8 ? 'Off-Peak' : 'On-Peak'},summer,${at % 5 ? '' : 'checked'}`,
    )
    expect(read(['Start,kWh,Type,Season,Remark', ...lines], 'UTC').channels.map(brief)).toEqual([
      hourly('kWh', 48),
    ])
  })
})

describe('sections', () => {
  it('go by the line above them where their headers are alike', () => {
    const section = (title: string, day: number, salt: number): string[] => [
      '',
      title,
      'Zeit;Energie kWh',
      ...rows(24, (at) => `${isoStamp(day * 24 + at)};${comma(day * 24 + at, salt)}`),
    ]
    for (const [one, other] of [
      ['Bezug', 'Einspeisung'],
      ['Kanal: Bezug', 'Kanal: Einspeisung'],
      ['Meter: 0012', 'Meter: 0034'],
    ] as const) {
      const lines = [
        'Lastgang',
        'Kunde: Muster',
        ...[0, 1].flatMap((day) => [...section(one, day, 0), ...section(other, day, 1)]),
      ]
      const { channels } = read(lines, 'UTC')
      expect(channels.map(({ total }) => Number(total))).toEqual([sum(48), sum(48, 1)])
      expect(new Set(channels.map(({ name }) => name)).size).toBe(2)
      inOrder(channels[0])
    }
  })

  it('under one header that comes again are one series, and rows of totals are said', () => {
    const lines = [0, 1].flatMap((day) => [
      'Début,Énergie (kWh)',
      ...rows(24, (at) => `${isoStamp(day * 24 + at)},${dot(day * 24 + at)}`),
      'Total,12.5',
    ])
    const { channels, doubts } = read(lines, 'UTC')
    expect(channels.map(brief)).toEqual([hourly('Énergie', 48)])
    expect(doubts.join()).toMatch(/2 rows of totals/)
  })

  it('says how many rows of another shape it left out', () => {
    const lines = rows(24, (at) => `${isoStamp(at)},${dot(at)}`)
    const { doubts } = read(['Start,kWh', ...lines, 'see note,5.2', 'and another,7.7'], 'UTC')
    expect(doubts.join()).toMatch(/2 rows of another shape/)
  })

  it('side by side are several tables', () => {
    const lines = rows(
      24,
      (at) => `${isoStamp(at)},${dot(at)},,${at < 3 ? `2025-06-0${at + 2} 00:00,${dot(at, 1)}` : ','}`,
    )
    const { channels } = read(['Date,Electricity (kWh),,Date,Gas (m3)', ...lines], 'UTC')
    expect(channels.map(({ name, unit, total }) => [name, unit, Number(total)])).toEqual([
      ['Electricity', 'kWh', sum(24)],
      ['Gas', 'm3', sum(3, 1)],
    ])
  })

  it.each([
    ['2025-06-02', (at: number) => isoStamp(at)],
    ['02/06/2025', (at: number) => stamp(at)],
    ['02.06.2025', (at: number) => stamp(at).replaceAll('/', '.')],
    [
      '6/2/2025',
      (at: number) =>
        `6/${2 + Math.floor(at / 24)}/2025 ${at % 12 || 12}:00:00 ${at % 24 < 12 ? 'AM' : 'PM'}`,
    ],
  ])('midnight as a date alone, as %s', (_, write) => {
    const lines = rows(72, (at) => `${at % 24 ? write(at) : (write(at).split(' ')[0] ?? '')};${comma(at)}`)
    expect(read(['Zeit;kWh;', ...lines], 'UTC').channels.map(brief)).toEqual([hourly('kWh', 72)])
  })

  it.each([
    ['a blank line after each line', (lines: string[]) => lines.flatMap((line) => [line, ''])],
    ['lines of delimiters alone', (lines: string[]) => lines.flatMap((line) => [line, ',,,'])],
    ['lines of spaces', (lines: string[]) => [lines[0] ?? '', '   ', ' ', ...lines.slice(1)]],
  ])('with %s', (_, spread) => {
    const lines = spread(['Start,Usage (kWh)', ...rows(24, (at) => `${isoStamp(at)},${dot(at)}`)])
    expect(read(lines, 'UTC').channels.map(brief)).toEqual([hourly('Usage', 24)])
  })
})

describe('columns and rows beside the readings', () => {
  const table = (front: (at: number) => string, label: string): Readings =>
    read(
      [`${label},Start,Usage (kWh)`, ...rows(48, (at) => `${front(at)},${isoStamp(at)},${dot(at)}`)],
      'UTC',
    )

  it.each([
    ['No.', (at: number) => String(at + 1)],
    ['Row', (at: number) => String(at + 1)],
    ['#', (at: number) => String(at + 1)],
    ['Account Number', () => '12345'],
    ['Last Updated', () => '2025-07-01 10:00'],
    ['As of', () => '2025-07-01 10:00'],
    ['Due', () => '2025-07-01'],
    ['Customer', () => 'Somebody'],
  ])('%s in front changes nothing', (label, front) => {
    expect(table(front, label).channels.map(brief)).toEqual([hourly('Usage', 48)])
  })

  it('a total above the readings is no header', () => {
    const lines = ['Start,Usage (kWh)', 'Total,120.79', ...rows(24, (at) => `${isoStamp(at)},${dot(at)}`)]
    expect(read(lines, 'UTC').channels.map(brief)).toEqual([hourly('Usage', 24)])
  })

  it('a constant date in front of ranges is not theirs', () => {
    const lines = rows(24, (at) => `2025-07-01 10:00,${isoStamp(at)} to ${isoStamp(at + 1)},${dot(at)}`)
    expect(read(['Printed,Period,kWh', ...lines], 'UTC').channels.map(brief)).toEqual([hourly('kWh', 24)])
  })
})

describe('a day in each row', () => {
  const clock = (at: number, step: number): string =>
    `${two(Math.floor((at * step) / 60))}:${two((at * step) % 60)}`
  const half = (at: number): string => `${Math.floor(at) % 12 || 12}:00 ${at < 12 ? 'AM' : 'PM'}`
  it.each([
    ['00:00-01:00', 60, (at: number) => `${clock(at, 60)}-${clock(at + 1, 60)}`],
    ['00:00 - 00:30', 30, (at: number) => `${clock(at, 30)} - ${clock(at + 1, 30)}`],
    ['0-1', 60, (at: number) => `${at}-${at + 1}`],
    ['HE01', 60, (at: number) => `HE${two(at + 1)}`],
    ['HE 1', 60, (at: number) => `HE ${at + 1}`],
    ['Hour 1', 60, (at: number) => `Hour ${at + 1}`],
    ['Hora 01', 60, (at: number) => `Hora ${two(at + 1)}`],
    ['Stunde 0', 60, (at: number) => `Stunde ${at}`],
    ['H0', 60, (at: number) => `H${at}`],
    ['kWh_0000', 30, (at: number) => `kWh_${clock(at, 30).replace(':', '')}`],
    ['Period 1', 30, (at: number) => `Period ${at + 1}`],
    ['Value1', 15, (at: number) => `Value${at + 1}`],
    ['INT_001', 15, (at: number) => `INT_${String(at + 1).padStart(3, '0')}`],
    ['00:15 to 00:00 as ends', 15, (at: number) => clock((at + 1) % 96, 15)],
    ['01:00 to 24:00 as ends', 60, (at: number) => clock(at + 1, 60)],
    ['0:59 to 23:59', 60, (at: number) => `${at}:59`],
    ['12AM', 60, (at: number) => half(at).replace(':00 ', '')],
    ['1:00 AM to 12:00 AM as ends', 60, (at: number) => half((at + 1) % 24)],
    ['00h', 60, (at: number) => `${two(at)}h`],
    ['1 to 288', 5, (at: number) => String(at + 1)],
    ['Usage at 00:00', 60, (at: number) => `Usage at ${clock(at, 60)}`],
  ])('labelled %s', (_, step, label) => {
    const n = 1440 / step
    const lines = rows(3, (day) =>
      [`2025-06-0${day + 2}`, 'kWh', ...rows(n, (at) => dot(day * n + at)), '999'].join(','),
    )
    const { channels } = read([['Date', 'Unit', ...rows(n, label), 'Total'].join(','), ...lines], 'UTC')
    expect(channels.map(brief)).toEqual([
      { ...hourly(channels[0]?.name ?? '', 72), n: 3 * n, total: sum(3 * n) },
    ])
    expect(
      [...(channels[0]?.end ?? [])].every((end, at) => end - (channels[0]?.start[at] ?? 0) === step * 60),
    ).toBe(true)
    inOrder(channels[0])
  })

  it('with a flag behind each hour', () => {
    const labels = rows(24, (at) => `HE${at + 1},Q${at + 1}`)
    const lines = rows(2, (day) =>
      [`2025-06-0${day + 2}`, ...rows(24, (at) => `${dot(day * 24 + at)},${at === 3 ? 'E' : 'A'}`)].join(','),
    )
    const { channels } = read([['Date', ...labels].join(','), ...lines], 'UTC')
    expect(channels.map((channel) => [channel.estimated, brief(channel).n])).toEqual([[2, 48]])
    inOrder(channels[0])
  })

  it('with two flows in each row', () => {
    const labels = ['Import', 'Export'].flatMap((flow) => rows(24, (at) => `${flow} ${two(at)}:00`))
    const lines = rows(2, (day) =>
      [`2025-06-0${day + 2}`, ...[0, 1].flatMap((salt) => rows(24, (at) => dot(day * 24 + at, salt)))].join(
        ',',
      ),
    )
    const { channels } = read(['Energy in kWh', ['Day', ...labels].join(','), ...lines], 'UTC')
    expect(channels.map(({ name, total }) => [name, Number(total)])).toEqual([
      ['import', sum(48)],
      ['export', sum(48, 1)],
    ])
  })

  it('through days of 23 and 25 hours, numbered through or by the clock', () => {
    const numbered = (hours: number, from: number): string[] => [
      ...rows(hours, (at) => dot(from + at)),
      ...rows(25 - hours, () => ''),
    ]
    const autumn = ['Tag,', ...rows(25, (at) => `${at + 1},`)].join('').slice(0, -1)
    const long = read(
      [autumn, ['2025-10-26', ...numbered(25, 0)].join(','), ['2025-10-27', ...numbered(24, 25)].join(',')],
      'Europe/Berlin',
    )
    expect(long.channels.map(brief)).toMatchObject([
      { n: 49, from: '2025-10-25T22:00', to: '2025-10-27T23:00' },
    ])
    inOrder(long.channels[0])
    const short = read(
      [autumn, ['2025-03-30', ...numbered(23, 0)].join(','), ['2025-03-31', ...numbered(24, 23)].join(',')],
      'Europe/Berlin',
    )
    expect(short.channels.map(brief)).toMatchObject([
      { n: 47, from: '2025-03-29T23:00', to: '2025-03-31T22:00' },
    ])
    const clocked = ['Tag', ...rows(24, (at) => `${two(at)}:00`)].join(',')
    const cells = rows(24, (at) => (at === 2 ? '' : dot(at < 2 ? at : at - 1)))
    const hole = read(
      [
        clocked,
        ['2025-03-30', ...cells].join(','),
        ['2025-03-31', ...rows(24, (at) => dot(23 + at))].join(','),
      ],
      'Europe/Berlin',
    )
    expect(hole.channels.map(brief)).toMatchObject([
      { n: 47, from: '2025-03-29T23:00', to: '2025-03-31T22:00' },
    ])
    expect(hole.channels[0]).toMatchObject({ blank: 0, gaps: 0 })
    inOrder(hole.channels[0])
  })
})

describe('the hour as a number', () => {
  const day = (at: number, parts: number): string => `2025-06-${two(2 + Math.floor(at / parts))}`
  it.each([
    ['HE', 24, (at: number) => String(at + 1)],
    ['Hour Ending', 24, (at: number) => two(at + 1)],
    ['Uur', 24, (at: number) => String(at + 1)],
    ['Heure', 24, (at: number) => String(at)],
    ['Ora', 24, (at: number) => String(at + 1)],
    ['Hour of day', 24, (at: number) => String(at)],
    ['Settlement Period', 48, (at: number) => String(at + 1)],
    ['Periodo', 48, (at: number) => String(at + 1)],
    ['Viertelstunde', 96, (at: number) => String(at + 1)],
    ['Hour', 24, (at: number) => `HE${two(at + 1)}`],
    ['Hour', 24, (at: number) => String((at + 1) * 100)],
    ['Time', 24, (at: number) => two(at) + '00'],
    ['Time', 48, (at: number) => two(Math.floor(at / 2)) + (at % 2 ? '30' : '00')],
    ['Slot', 24, (at: number) => `${at} - ${at + 1}`],
    [
      'Time',
      48,
      (at: number) =>
        `${two(Math.floor(at / 2))}:${at % 2 ? '30' : '00'} to ${two(Math.floor((at + 1) / 2))}:${at % 2 ? '00' : '30'}`,
    ],
    ['Uhrzeit', 24, (at: number) => `${at} Uhr`],
    ['Time', 24, (at: number) => `${at % 12 || 12}${at < 12 ? 'am' : 'pm'}`],
    ['Time', 24, (at: number) => `${at % 12 || 12}:00 ${at < 12 ? 'a.m.' : 'p.m.'}`],
    ['x', 24, (at: number) => String(at + 1)],
  ])('%s in %i parts', (label, parts, write) => {
    for (const backwards of [false, true]) {
      const lines = rows(parts * 3, (at) => `${day(at, parts)},${write(at % parts)},${dot(at)}`)
      const { channels } = read(
        [`Date,${label},Usage (kWh)`, ...(backwards ? lines.toReversed() : lines)],
        'UTC',
      )
      expect(channels.map(brief)).toEqual([{ ...hourly('Usage', 72), n: parts * 3, total: sum(parts * 3) }])
      inOrder(channels[0])
    }
  })

  it('on the days of the clock change', () => {
    const numbers = (all: readonly number[], date: string, from: number): string[] =>
      all.map((hour, at) => `${date};${hour};${comma(from + at)}`)
    const all = (n: number): number[] => rows(n, (at) => at + 1)
    const spring = [
      ...numbers(all(24), '29.03.2025', 0),
      ...numbers(
        all(24).filter((hour) => hour !== 3),
        '30.03.2025',
        24,
      ),
      ...numbers(all(24), '31.03.2025', 47),
    ]
    const counted = [
      ...numbers(all(24), '29.03.2025', 0),
      ...numbers(all(23), '30.03.2025', 24),
      ...numbers(all(24), '31.03.2025', 47),
    ]
    const autumn = [
      ...numbers(all(24), '25.10.2025', 0),
      ...numbers([1, 2, 3, 3, ...all(24).slice(3)], '26.10.2025', 24),
    ]
    for (const lines of [spring, counted]) {
      const { channels } = read(['Datum;Stunde;kWh', ...lines], 'Europe/Berlin')
      expect(channels.map(brief)).toMatchObject([{ n: 71, from: '2025-03-28T23:00', to: '2025-03-31T22:00' }])
      expect(channels[0]).toMatchObject({ gaps: 0, overlaps: 0, repeats: 0 })
    }
    const { channels } = read(['Datum;Stunde;kWh', ...autumn], 'Europe/Berlin')
    expect(channels.map(brief)).toMatchObject([{ n: 49, from: '2025-10-24T22:00', to: '2025-10-26T23:00' }])
    inOrder(channels[0])
  })
})
