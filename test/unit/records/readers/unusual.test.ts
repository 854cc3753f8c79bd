import { describe, expect, it } from 'vitest'
import { readIntervalFile } from '../../../../electron/records/readers/read-interval-file'
import { amount, briefs, comma, dot, hour, read, rows, starts, two } from './tables'

/** Layouts that were read wrongly or refused until somebody wrote such a file. */

const sum = (n: number, salt = 0): string =>
  String(rows(n, (at) => amount(at, salt)).reduce((total, each) => total + each, 0) / 100)

const german = (at: number): string => `${two(2 + Math.floor(at / 24))}.06.2025`

describe('a number that is not the amount', () => {
  it.each([
    ['a running number', 'Lfd,Start,kWh', (at: number) => `${at + 1},${hour(at)},${dot(at)}`],
    ['a contract', 'Start,Vertrag,Wert,Einheit', (at: number) => `${hour(at)},99,${dot(at)},kWh`],
    ['a register’s number', 'Start,Register,Reading kWh', (at: number) => `${hour(at)},001,${dot(at)}`],
    ['what nobody knows', 'Start,Zx,Usage (kWh)', (at: number) => `${hour(at)},${dot(at, 3)},${dot(at)}`],
    ['a season', 'Start;INV / VER;Consumo kWh', (at: number) => `${hour(at)};1;${comma(at)}`],
    ['a price per kWh', 'Start,kWh,SpotPerKwh', (at: number) => `${hour(at)},${dot(at)},9.20`],
    [
      'a price in øre',
      'Fra;Forbruk (kWh);Spotpris (øre/kWh)',
      (at: number) => `${hour(at)};${comma(at)};81,2`,
    ],
    ['the tax of a price', 'Start,kWh,UnitPriceVAT (EUR)', (at: number) => `${hour(at)},${dot(at)},0.06`],
  ])('is not drawn beside it: %s', (_, header, row) => {
    const { channels } = read([header, ...rows(30, row)])
    expect(channels.map(({ kind, unit, total }) => [kind, unit, total])).toEqual([
      ['interval', 'kWh', sum(30)],
    ])
  })

  it('is named where it is not shown', () => {
    const lines = rows(30, (at) => `${hour(at)},${dot(at, 3)},${dot(at)}`)
    expect(read(['Start,Zx,Usage (kWh)', ...lines]).doubts).toContain(
      'Not shown, since nothing says that they are amounts: Zx.',
    )
  })

  it('is the amount where nothing else could be', () => {
    expect(briefs(read(['Start,Zx', ...rows(30, (at) => `${hour(at)},${dot(at)}`)]))).toEqual([
      `Zx | interval | raw | ${sum(30)}`,
    ])
  })

  it('in a document of JSON', () => {
    const list = rows(30, (at) => ({ start: hour(at), kwh: amount(at), spotPerKwh: 9.2, unitPriceVAT: 0.1 }))
    expect(read([JSON.stringify(list)]).channels.map(({ name }) => name)).toEqual(['kwh'])
  })
})

describe('codes', () => {
  it.each(['W', 'L', 'P', 'VA'])('that look like a unit are none under a status: %s', (code) => {
    const lines = rows(30, (at) => `${hour(at)};${comma(at)};${code}`)
    expect(briefs(read(['Einheit;kWh', 'Zeit;Wert;Status', ...lines]))).toEqual([
      `Wert | interval | kWh | ${sum(30)}`,
    ])
  })

  it('that look like a unit are one under a word for it', () => {
    expect(briefs(read(['Start,Load,UOM', ...rows(30, (at) => `${hour(at)},${dot(at)},W`)]))).toEqual([
      `Load | demand | W | ${sum(30)}`,
    ])
  })

  it.each([
    ['A/E', 'E', 'A'],
    ['REAL/ESTIMADO', 'E', 'R'],
    ['Laatu', 'Arvio', 'OK'],
    ['Kvalitet', 'Beräknad', 'Uppmätt'],
    ['Status danych', 'szacowany', 'rzeczywisty'],
  ])('of estimates: %s', (label, estimated, measured) => {
    const lines = rows(30, (at) => `${hour(at)};${comma(at)};${at % 10 === 0 ? estimated : measured}`)
    expect(read([`Start;kWh;${label}`, ...lines]).channels.map((channel) => channel.estimated)).toEqual([3])
  })
})

describe('units', () => {
  it.each([
    ['Kilowatt Hours', 'kWh', sum(30)],
    ['Hundred Cubic Feet', 'CCF', sum(30)],
    ['Summe €', 'EUR', sum(30)],
    ['Kostnad (kr)', 'kr', sum(30)],
  ])('in words and signs: %s', (label, unit, total) => {
    const { channels } = read([`Start,${label}`, ...rows(30, (at) => `${hour(at)},${dot(at)}`)])
    expect(channels.map((channel) => [channel.unit, channel.total])).toEqual([[unit, total]])
  })

  it('stand before a value that is called a read', () => {
    const lines = rows(30, (at) => `${hour(at)},WH,${amount(at)}0`)
    expect(briefs(read(['Interval Start,UOM,Read', ...lines]))).toEqual([
      `Read | interval | kWh | ${sum(30)}`,
    ])
  })

  it('stand in the label of each hour', () => {
    const labels = rows(24, (at) => `Hr${two(at + 1)} kWh,Hr${two(at + 1)} Flag`).join(',')
    const days = rows(
      3,
      (d) => `2025060${d + 2},${rows(24, (at) => `${dot(d * 24 + at)},${at < d ? 'E' : 'A'}`).join(',')}`,
    )
    const { channels } = read([`ReadDate,${labels}`, ...days])
    expect(channels.map(({ unit, total, estimated }) => [unit, total, estimated])).toEqual([
      ['kWh', sum(72), 3],
    ])
  })
})

describe('meters', () => {
  it('that follow each other are counters by their label, whatever their number', () => {
    const lines = rows(
      20,
      (at) => `${german(at * 24)};${at < 8 ? 4711 : 4712};${at < 8 ? 48_000 + at * 3 : (at - 8) * 2}`,
    )
    expect(briefs(read(['Datum;Zählernummer;Zählerstand kWh', ...lines]))).toEqual([
      '4711 | register | kWh | 21',
      '4712 | register | kWh | 22',
    ])
  })

  it('are named by their number rather than by their unit', () => {
    const lines = rows(
      40,
      (at) =>
        `${at % 2 ? '1200417' : '9000417'},${hour(Math.floor(at / 2))},${dot(at)},${at % 2 ? 'kWh' : 'm3'}`,
    )
    expect(
      read(['MPAN/MPRN,Start,Consumption,Units', ...lines]).channels.map(({ name, unit }) => [name, unit]),
    ).toEqual([
      ['9000417', 'm3'],
      ['1200417', 'kWh'],
    ])
  })

  it('of sections that a line of numbers tells apart', () => {
    const section = (channel: number, day: number): string[] => [
      `Meter: 5512 Channel: ${channel} Date: 06/0${day + 2}/2025`,
      'Time,kWh',
      ...rows(24, (at) => `${hour(day * 24 + at)},${dot(at, channel)}`),
    ]
    const { channels } = read(rows(3, (day) => [...section(1, day), ...section(2, day)]).flat())
    expect(channels).toHaveLength(2)
    expect(channels.map(({ name }) => name)).toEqual([
      expect.stringContaining('Channel: 1'),
      expect.stringContaining('Channel: 2'),
    ])
  })

  it('stand side by side under a line of their own, each with its own times', () => {
    const gas = (at: number): string =>
      at < 12 ? `;${hour(at * 2)};${hour(at * 2 + 2)};${comma(at, 5)}` : ';;;'
    const lines = rows(24, (at) => `${hour(at)};${hour(at + 1)};${comma(at)}${gas(at)}`)
    const { channels } = read(['Strom;;;Gas;;', 'Von;Bis;kWh;Von;Bis;m3', ...lines])
    expect(channels.map(({ unit, total, end }) => [unit, total, end.length])).toEqual([
      ['kWh', sum(24), 24],
      ['m3', sum(12, 5), 12],
    ])
    expect((channels[1]?.end[0] ?? 0) - (channels[1]?.start[0] ?? 0)).toBe(7200)
  })
})

describe('dates from left to right', () => {
  it('over a row for each meter', () => {
    const dates = rows(24, (at) => `${hour(at).replace(' ', 'T')}:00.000Z`).join(',')
    const row = (name: string, unit: string, salt: number): string =>
      `${name},${unit},${rows(24, (at) => dot(at, salt)).join(',')}`
    expect(briefs(read([`entity,unit,${dates}`, row('in', 'kWh', 0), row('gas', 'm³', 1)]))).toEqual([
      `in | interval | kWh | ${sum(24)}`,
      `gas | interval | m3 | ${sum(24, 1)}`,
    ])
  })

  it('over a row for each hour', () => {
    const days = ['06/12/2025', '06/13/2025', '06/14/2025']
    const lines = rows(24, (at) => `${two(at)}:00,${days.map((_, day) => dot(day * 24 + at)).join(',')}`)
    const readings = read([`Hour,${days.join(',')}`, ...lines])
    expect(readings.channels.map(({ total }) => total)).toEqual([sum(72)])
    expect(starts(readings).slice(23, 26)).toEqual([
      '2025-06-12T23:00',
      '2025-06-13T00:00',
      '2025-06-13T01:00',
    ])
  })

  it('as months over a row for each year', () => {
    const months = 'Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec'
    const lines = [2023, 2024].map((year, y) => `${year},${rows(12, (at) => dot(y * 12 + at)).join(',')},99`)
    const readings = read([`Year,${months},Total`, ...lines], { zone: 'UTC', unit: 'kWh' })
    expect(readings.channels.map(({ unit, total }) => [unit, total])).toEqual([['kWh', sum(24)]])
    expect(starts(readings).slice(11, 13)).toEqual(['2023-12-01T00:00', '2024-01-01T00:00'])
  })
})

describe('dates that only their label makes dates', () => {
  it.each([
    ['weeks before the year', 'KW', (at: number) => `${at + 6}/2025`, '2025-02-03T00:00'],
    ['months without a mark', 'Month', (at: number) => `20240${at + 1}`, '2024-01-01T00:00'],
    ['months with a dot', 'Monat', (at: number) => `0${at + 1}.2024`, '2024-01-01T00:00'],
    ['years', 'Year', (at: number) => String(2016 + at), '2016-01-01T00:00'],
    ['eight digits, month first', 'Date', (at: number) => `06${two(at * 3 + 1)}2025`, '2025-06-01T00:00'],
    ['days of a spreadsheet', 'Date/Time', (at: number) => String(45_733 + at), '2025-03-17T00:00'],
    [
      'hours of a spreadsheet',
      'Date/Time',
      (at: number) => (45_733 + at / 24).toFixed(8),
      '2025-03-17T00:00',
    ],
  ])('%s', (_, label, date, first) => {
    const readings = read([`${label};kWh`, ...rows(8, (at) => `${date(at)};${dot(at)}`)])
    expect(starts(readings)[0]).toBe(first)
    expect(briefs(readings)).toEqual([`kWh | interval | kWh | ${sum(8)}`])
  })

  it('an hour and its quarter', () => {
    const lines = rows(
      192,
      (at) => `${german(at / 4)};${Math.floor((at % 96) / 4) + 1};${(at % 4) + 1};${comma(at)}`,
    )
    const readings = read(['Datum;Stunde;Viertelstunde;kWh', ...lines])
    expect(briefs(readings)).toEqual([`kWh | interval | kWh | ${sum(192)}`])
    expect(starts(readings).slice(95, 97)).toEqual(['2025-06-02T23:45', '2025-06-03T00:00'])
  })
})

describe('forms of times', () => {
  it.each([
    ['02JUN2025:00:00:00', '02JUN2025:01:00:00'],
    ['20250602T000000', '20250602T010000'],
    ['2025-153 00:00', '2025-153 01:00'],
    ['2025-06-02-00.00.00.000000', '2025-06-02-01.00.00.000000'],
    ['2025-06-02T00Z', '2025-06-02T01Z'],
    ['2025-06-02 00', '2025-06-02 01'],
    [
      'Mon Jun 02 2025 00:00:00 GMT+0000 (Coordinated Universal Time)',
      'Mon Jun 02 2025 01:00:00 GMT+0000 (Coordinated Universal Time)',
    ],
    ['June 2, 2025 at 12:00 AM', 'June 2, 2025 at 1:00 AM'],
    ['="2025-06-02 00:00"', '="2025-06-02 01:00"'],
  ])('%s', (first, second) => {
    const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`
    const readings = read(['Start,kWh', `${cell(first)},1.5`, `${cell(second)},2.5`])
    expect(starts(readings)).toEqual(['2025-06-02T00:00', '2025-06-02T01:00'])
  })

  it('the zone’s name behind them is the zone of the file', () => {
    const lines = rows(24, (at) => `${hour(at)} America/Chicago,${dot(at)}`)
    const readings = read(['Start,kWh', ...lines], { zone: 'Europe/Berlin' })
    expect(starts(readings)[0]).toBe('2025-06-02T05:00')
    expect(readings.assumedZone).toBeNull()
  })

  it('days end at midnight on the day after the clocks change', () => {
    const lines = rows(4, (at) => `2025-03-${28 + at};${comma(at)}`)
    const { channels } = read(['Datum;kWh', ...lines], { zone: 'Europe/Berlin' })
    expect(
      [...(channels[0]?.end ?? [])].map((at, index) => (at - (channels[0]?.start[index] ?? 0)) / 3600),
    ).toEqual([24, 24, 23, 24])
  })
})

describe('values that stand for none', () => {
  it.each(['9999.999', '65535', '99999'])('are said where they come far above all others: %s', (nine) => {
    const lines = rows(30, (at) => `${hour(at)},${at % 9 === 4 ? nine : dot(at)}`)
    expect(read(['Start,kWh', ...lines]).doubts.join(' ')).toContain('may stand for a missing value')
  })

  it('are words in many languages', () => {
    const words = ['keine Daten', 'no disponible', 'Not available', '#NV', 'Brak danych', '*']
    const lines = rows(30, (at) => `${hour(at)};${at % 5 === 2 ? words[(at - 2) / 5] : dot(at)}`)
    const { channels, doubts } = read(['Start;kWh', ...lines])
    expect(channels.map(({ blank }) => blank)).toEqual([6])
    expect(doubts.join(' ')).not.toContain('could not be read')
  })
})

describe('NEM12', () => {
  it('with every field in quotes', () => {
    const quoted = (line: string): string =>
      line
        .split(',')
        .map((field) => `"${field}"`)
        .join(',')
    const lines = [
      '200,NEM0000417,E1,E1,E1,N1,SER1,Wh,30,',
      `300,20250310,${rows(48, (at) => String(amount(at))).join(',')},A,,,,`,
    ]
    expect(briefs(read(lines.map(quoted), {}))).toEqual([
      `NEM0000417/SER1/E1 | interval | kWh | ${Number(sum(48)) / 10}`,
    ])
  })
})

describe('columns of one width', () => {
  it('are told apart by the blanks between them', () => {
    const lines = rows(30, (at) => `${hour(at)}     ${dot(at)}`)
    expect(briefs(read(['Start                kWh', ...lines]))).toEqual([
      `kWh | interval | kWh | ${sum(30)}`,
    ])
  })

  it('are not made of any text with blanks', () => {
    const text = rows(30, (at) => `some words  ${at}  and more`).join('\n')
    expect(readIntervalFile(new TextEncoder().encode(text), {}).ok).toBe(false)
  })
})

describe('two directions', () => {
  it.each([
    ['I/E', 'I', 'E'],
    ['E/R', 'E', 'R'],
    ['Code', 'D', 'R'],
    ['Status', 'Import', 'Export'],
  ])('are no flags, however short their codes: %s', (label, one, other) => {
    const lines = rows(40, (at) => `${hour(Math.floor(at / 2))},${at % 2 ? other : one},${dot(at)}`)
    const { channels } = read([`Start,${label},kWh`, ...lines])
    expect(channels.map(({ name, value, estimated }) => [name, value.length, estimated])).toEqual([
      [one, 20, 0],
      [other, 20, 0],
    ])
  })
})

describe('estimates by what the file explains', () => {
  it('codes under a word nobody knows', () => {
    const lines = rows(30, (at) => `${hour(at)},${dot(at)},${at % 10 === 0 ? 'E' : 'A'}`)
    const { channels } = read(['"A = Actual, E = Estimated"', 'Start,kWh,Kz', ...lines])
    expect(channels.map(({ estimated }) => estimated)).toEqual([3])
  })

  it('letters behind each number', () => {
    const lines = rows(30, (at) => `${hour(at)},${dot(at)} ${at % 10 === 0 ? 'E' : 'A'}`)
    const { channels } = read(['Start,kWh', ...lines])
    expect(channels.map(({ estimated, total }) => [estimated, total])).toEqual([[3, sum(30)]])
  })
})

describe('days and clocks', () => {
  it.each([
    ['Monday, June 2, 2025', 'Tuesday, June 3, 2025'],
    ['2025-06-02', '2025-06-03'],
  ])('the day in a line of its own: %s', (first, second) => {
    const day = (date: string, from: number): string[] => [
      `"${date}"`,
      ...rows(24, (at) => `${two(at)}:00,${dot(from + at)}`),
    ]
    const readings = read(['Time,kWh', ...day(first, 0), ...day(second, 24)])
    expect(briefs(readings)).toEqual([`kWh | interval | kWh | ${sum(48)}`])
    expect(starts(readings).slice(23, 25)).toEqual(['2025-06-02T23:00', '2025-06-03T00:00'])
  })

  it.each([
    ['parts of a day', 'Time', (at: number) => (at / 24).toFixed(6)],
    ['minutes', 'Minute', (at: number) => String(at * 60)],
  ])('the time of day as a number: %s', (_, label, time) => {
    const lines = rows(48, (at) => `2025-06-0${2 + Math.floor(at / 24)},${time(at % 24)},${dot(at)}`)
    const readings = read([`Date,${label},kWh`, ...lines])
    expect(starts(readings).slice(23, 25)).toEqual(['2025-06-02T23:00', '2025-06-03T00:00'])
  })

  it('24:00 says that the times are ends, wherever the file breaks off', () => {
    const lines = rows(30, (at) => `2025-06-0${2 + Math.floor(at / 24)} ${two((at % 24) + 1)}:00,${dot(at)}`)
    expect(starts(read(['Time,kWh', ...lines]))[0]).toBe('2025-06-02T00:00')
  })

  it('a file that begins a step into the day does not tell starts from ends', () => {
    const { doubts } = read(['Time,kWh', ...rows(12, (at) => `2025-06-02 ${two(at + 1)}:00,${dot(at)}`)])
    expect(doubts.join(' ')).toContain('Nothing says whether the times are the starts or the ends')
  })

  it('hours that reach neither end of the day do not tell where they begin', () => {
    const { doubts } = read(['Date,Hour,kWh', ...rows(12, (at) => `2025-06-02,${at + 5},${dot(at)}`)])
    expect(doubts.join(' ')).toContain('Nothing says whether the hours are numbered from 0 or from 1')
  })

  it('a day whose end is on the next date begins on its own', () => {
    const lines = rows(
      24,
      (at) => `02-06-2025;${two(at)}:00;0${at === 23 ? 3 : 2}-06-2025;${two((at + 1) % 24)}:00;${comma(at)}`,
    )
    const readings = read(['Van (datum);Van (tijdstip);Tot (datum);Tot (tijdstip);Volume kWh', ...lines])
    expect(starts(readings).at(-1)).toBe('2025-06-02T23:00')
  })
})

describe('a unit in words above the table', () => {
  it('is nobody’s where the line names two', () => {
    const lines = rows(30, (at) => `${hour(at)},${dot(at)},${dot(at, 1)}`)
    expect(
      read(['"Electric in kWh, gas in therms"', 'Time,Electric,Gas', ...lines]).channels.map(
        ({ unit }) => unit,
      ),
    ).toEqual(['raw', 'raw'])
  })
})
