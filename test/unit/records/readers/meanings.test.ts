import { describe, expect, it } from 'vitest'
import type { Readings } from '../../../../shared/domain/interval'
import { briefs, dot, hour, read, rows, starts, two } from './tables'

/** What columns mean, by their words and by what stands in them. */

describe('month or day first', () => {
  it.each([
    [
      'another column of dates',
      ['From,To,kWh,Paid on', '05/03/2024,04/04/2024,10,20/04/2024', '05/02/2024,05/03/2024,12,20/03/2024'],
      '2024-02-05T00:00',
    ],
    [
      'a line above',
      ['Erstellt am 27/11/2024', 'Von;Bis;kWh', '05/03/2024;04/04/2024;10', '05/02/2024;05/03/2024;12'],
      '2024-02-05T00:00',
    ],
    [
      'weekdays in German',
      ['Datum;Tag;kWh', '05-02-2024;Mo;1', '06-02-2024;Di;3', '07-02-2024;Mi;2'],
      '2024-02-05T00:00',
    ],
    [
      'weekdays in Spanish',
      ['Fecha;Día;kWh', '05/02/2024;lunes;1', '06/02/2024;martes;3', '07/02/2024;miércoles;2'],
      '2024-02-05T00:00',
    ],
    [
      'weekdays month first',
      ['Date,Day,kWh', '02/05/2024,Mon,1', '02/06/2024,Tue,3', '02/07/2024,Wed,2'],
      '2024-02-05T00:00',
    ],
    [
      'weekdays before the date',
      ['Date,kWh', 'Mon 05/02/2024,1', 'Tue 06/02/2024,3', 'Wed 07/02/2024,2'],
      '2024-02-05T00:00',
    ],
    [
      'lengths',
      ['From,To,kWh', '05/02/2024 00:00,05/02/2024 12:00,1', '05/02/2024 12:00,06/02/2024 00:00,3'],
      '2024-02-05T00:00',
    ],
    [
      'ends in one cell',
      ['Period,kWh', '05/02/2024 - 04/03/2024,1', '04/03/2024 - 05/04/2024,3', '05/04/2024 - 06/05/2024,2'],
      '2024-02-05T00:00',
    ],
    [
      'days of the bill',
      ['Bill Date,Billing Days,kWh', '06/05/2024,31,1', '05/04/2024,32,2', '04/03/2024,28,3'],
      '2024-02-05T00:00',
    ],
  ])('is told by %s', (_, lines, first) => {
    const readings = read(lines)
    expect(starts(readings)[0]).toBe(first)
    expect(readings.doubts.join()).not.toMatch(/could mean two days/)
  })

  it('is said to be open where nothing tells', () => {
    expect(read(['Date,kWh', '03/04/2024,5', '04/03/2024,6']).doubts.join()).toMatch(/could mean two days/)
  })
})

describe('money, prices and what is no amount', () => {
  const of = (labels: string, ...cells: readonly string[]): string[] =>
    briefs(read([`Start,${labels}`, ...rows(6, (at) => [hour(at), dot(at), ...cells].join(','))]))
  const usage = 'Usage | interval | kWh | 2.21'
  it.each([
    ['Usage (kWh),Cost (€)', ['0.5'], [usage, 'Cost | cost | EUR | 3']],
    ['Usage (kWh),Coste', ['0.5'], [usage, 'Coste | cost | raw | 3']],
    ['Usage (kWh),Importe (€)', ['0.5'], [usage, 'Importe | cost | EUR | 3']],
    ['Usage (kWh),Electric Charge', ['$0.50'], [usage, 'Electric Charge | cost | USD | 3']],
    ['Usage (kWh),kWh Charges', ['0.5'], [usage, 'kWh Charges | cost | raw | 3']],
    ['Usage (kWh),Kosten in EUR', ['0.5'], [usage, 'Kosten in EUR | cost | EUR | 3']],
    ['Usage (kWh),Amount', ['0.5'], [usage, 'Amount | cost | raw | 3']],
    ['Usage (kWh),Amount (p)', ['50'], [usage, 'Amount | cost | GBP | 3']],
    ['Usage (kWh),Preis (ct/kWh)', ['31.2'], [usage]],
    ['Usage (kWh),Precio €/kWh', ['0.21'], [usage]],
    ['Usage (kWh),Cost per kWh', ['0.21'], [usage]],
    ['Usage (kWh),Unit Price', ['$0.21'], [usage]],
    ['Usage (kWh),Rate', ['0.21'], [usage]],
    ['Usage (kWh),Tarif,Tarifa (€)', ['2', '0.2'], [usage]],
    ['Usage (kWh),Humidity (%)', ['51'], [usage]],
    ['Usage (kWh),CO2 (kg)', ['51'], [usage]],
    ['Usage (kWh),Temperature (°F)', ['51'], [usage, 'Temperature | temperature | °F | 306']],
    ['Usage (kWh),Days', ['1'], [usage]],
    ['Usage (kWh),Charge (kWh)', ['1'], [usage, 'Charge | interval | kWh | 6']],
    ['Usage (kWh),Currency,Cost', ['CAD', '0.5'], [usage, 'Cost | cost | CAD | 3']],
  ])('%s', (labels, cells, expected) => {
    expect(of(labels, ...cells)).toEqual(expected)
  })

  it('takes no hint for energy as a currency', () => {
    const lines = ['Start,Usage,Cost', ...rows(6, (at) => `${hour(at)},${dot(at)},1`)]
    expect(briefs(read(lines, { zone: 'UTC', unit: 'kWh' }))).toEqual([usage, 'Cost | cost | raw | 6'])
  })
})

describe('the unit, wherever it stands', () => {
  const values = (more = ''): string[] => rows(6, (at) => `${hour(at)},${dot(at)}${more}`)
  it.each([
    ['in the label', ['Start,Energía [kWh]', ...values()]],
    ['in a row of its own', ['Start,Usage', ',kWh', ...values()]],
    ['in brackets in a row of its own', ['Start,Usage', 'dd.mm.yyyy hh:mm,[kWh]', ...values()]],
    ['above', ['Unit: kWh', 'Start,Usage', ...values()]],
    ['above in Spanish', ['Unidad,kWh', 'Inicio,Consumo', ...values()]],
    ['in the title', ['Hourly usage in kWh', 'Start,Usage', ...values()]],
    ['in brackets in the title', ['Consommation horaire (kWh)', 'Début,Valeur', ...values()]],
    ['in a column without a telling label', ['Start,Usage,M', ...values(',kWh')]],
    ['in a read type', ['Start,Usage,Type', ...values(',Import (kWh)')]],
    ['behind every number', ['Start,Usage', ...values(' kWh')]],
    ['in words', ['Start,Usage (kilowatt hours)', ...values()]],
  ])('%s', (_, lines) => {
    const { channels, doubts } = read(lines)
    expect(channels.map(({ unit, total }) => [unit, total])).toEqual([['kWh', '2.21']])
    expect(doubts.join()).not.toMatch(/no unit/)
  })
})

describe('counters', () => {
  const daily = (label: string, values: readonly number[]): Readings =>
    read([`Datum;${label}`, ...values.map((value, at) => `2025-06-${two(at + 1)};${value}`)])
  it.each([
    'Zählerstand (kWh)',
    'Meterstand kWh',
    'Stand (kWh)',
    'Lectura contador kWh',
    'Index (kWh)',
    'Cumulative kWh',
    'Register kWh',
  ])('%s that starts anew', (label) => {
    const { channels, doubts } = daily(label, [9000, 9010, 9020, 9035, 9040, 9052, 2, 8, 19, 30])
    expect(channels[0]).toMatchObject({ kind: 'register', total: '80' })
    expect(doubts.join()).toMatch(/falls once.*replaced/)
  })

  it('are not what only varies', () => {
    expect(daily('Total kWh', [3, 4, 5, 6, 7]).channels[0]?.kind).toBe('interval')
    expect(daily('Verbrauch kWh', [3, 9, 4, 8, 2, 7]).channels[0]?.kind).toBe('interval')
  })
})

describe('meters told apart by numbers', () => {
  it.each(['Point', 'connectionean', 'MPAN', 'Zählpunkt', 'Ref', 'Nr'])('%s', (label) => {
    const lines = rows(
      40,
      (at) => `${at % 2 ? 40029 : 40017};${hour(Math.floor(at / 2))};${dot(at).replace('.', ',')}`,
    )
    const { channels } = read([`${label};Start;Verbrauch kWh`, ...lines])
    expect(channels.map(({ name, value }) => [name, value.length])).toEqual([
      ['40017', 20],
      ['40029', 20],
    ])
  })
})

describe('bills by one date and a number of days', () => {
  it.each([
    ['Read Date,Days In Bill', ['2024-02-13,31', '2024-03-14,30', '2024-04-12,29'], '2024-01-13T00:00'],
    ['Bill start,No. of days', ['2024-01-13,31', '2024-02-13,30', '2024-03-14,29'], '2024-01-13T00:00'],
    ['Ablesedatum,Tage', ['2024-04-12,29', '2024-03-14,30', '2024-02-13,31'], '2024-01-13T00:00'],
    ['Fecha factura,Días facturados', ['2024-02-13,31'], '2024-01-13T00:00'],
  ])('%s', (labels, lines, first) => {
    const readings = read([`${labels},kWh`, ...lines.map((line, at) => `${line},${[5, 3, 4][at] ?? 0}`)])
    expect(starts(readings)[0]).toBe(first)
    expect(readings.channels).toHaveLength(1)
  })
})

describe('estimated readings', () => {
  it.each([
    ['Status', 'A', 'E'],
    ['Est/Act', 'ACT', 'EST'],
    ['Read Type', 'Actual', 'Estimated'],
    ['Quality', 'measured', 'estimated'],
    ['Estimated?', 'N', 'Y'],
    ['Estimated', 'false', 'true'],
    ['Is Actual', '1', '0'],
    ['Metodo', 'R', 'E'],
    ['Método obtención', 'Real', 'Estimada'],
    ['Kennzeichen', 'gemessen', 'geschätzt'],
    ['Status', 'W', 'Ersatzwert'],
    ['Nature', 'Réel', 'Estimé'],
    ['Kwaliteit', 'gemeten', 'geschat'],
    ['Stato lettura', 'E', 'S'],
    ['Tipo', 'effettiva', 'stimata'],
    ['Notes', '', 'Estimated reading - no access'],
    ['Remark', 'not estimated', 'estimated'],
  ])('%s: %s and %s', (label, actual, estimated) => {
    const lines = rows(24, (at) => `${hour(at)},${dot(at)},${at % 8 === 3 ? estimated : actual}`)
    const { channels, doubts } = read([`Start,Usage (kWh),${label}`, ...lines])
    expect(channels.map(({ name, estimated: n }) => [name, n])).toEqual([['Usage', 3]])
    expect(doubts.join()).toMatch(/3 readings estimated/)
  })

  it.each([' E', ' e', '*', ' (est.)', ' est'])('marked by “%s” behind the value', (mark) => {
    const lines = rows(24, (at) => `${hour(at)},${dot(at)}${at % 8 === 3 ? mark : ''}`)
    const { channels } = read(['* estimated reading', 'Start,Usage (kWh)', ...lines])
    expect(channels.map(({ estimated, blank, value }) => [estimated, blank, value.length])).toEqual([
      [3, 0, 24],
    ])
  })
})

describe('words for no value', () => {
  it.each([
    'N/A',
    '#N/A',
    'null',
    'NULL',
    'NaN',
    'None',
    '-',
    '--',
    '—',
    '–',
    'n.a.',
    'k.A.',
    'nd',
    'missing',
    'No data',
    '',
    '?',
    '(null)',
    '#DIV/0!',
  ])('%s', (word) => {
    const lines = rows(24, (at) => `${hour(at)},${at % 6 === 5 ? word : dot(at)}`)
    const { channels, doubts } = read(['Start,Usage (kWh)', ...lines])
    expect(channels[0]).toMatchObject({ blank: 4, gaps: 3 })
    expect(doubts.join()).not.toMatch(/could not be read/)
  })
})

describe('what stands in unusual places', () => {
  it('a unit below the readings', () => {
    const readings = read(['Start,Usage', ...rows(6, (at) => `${hour(at)},${dot(at)}`), 'All values in kWh'])
    expect(briefs(readings)).toEqual(['Usage | interval | kWh | 2.21'])
  })

  it.each(['HE2*', 'HE02X', 'HE 2 (2)', 'HE2B'])('an hour called %s among those of a day', (label) => {
    const labels = ['HE1', 'HE2', label, ...rows(22, (at) => `HE${at + 3}`)]
    const cells = (from: number, long: boolean): string[] =>
      rows(25, (at) => (at === 2 && !long ? '' : dot(from + at)))
    const lines = [['11/01/2025', ...cells(0, false)].join(','), ['11/02/2025', ...cells(25, true)].join(',')]
    const readings = read(['Meter 5', ['Date', ...labels].join(','), ...lines], { zone: 'America/Chicago' })
    expect(readings.channels[0]?.value.length).toBe(49)
    expect(readings.channels[0]).toMatchObject({ gaps: 0, repeats: 0, overlaps: 0 })
    expect([...(readings.channels[0]?.value ?? [])].slice(24)).toEqual(rows(25, (at) => Number(dot(25 + at))))
  })

  it('a direction that only one of two has written down', () => {
    const lines = rows(40, (at) => `${hour(Math.floor(at / 2))},${dot(at)},${at % 2 ? 'x' : ''}`)
    expect(read(['Start,kWh,Returned', ...lines]).channels.map(({ value }) => value.length)).toEqual([20, 20])
  })

  it('a number of 0 and 1 for the direction', () => {
    const lines = rows(40, (at) => `${hour(Math.floor(at / 2))},${at % 2},${dot(at)}`)
    expect(
      read(['Start,IsExport,kWh', ...lines]).channels.map(({ name, value }) => [name, value.length]),
    ).toEqual([
      ['0', 20],
      ['1', 20],
    ])
  })

  it('two meters in two directions', () => {
    const lines = rows(
      80,
      (at) => `${hour(Math.floor(at / 4))},M${at % 2},${at % 4 < 2 ? 'Import' : 'Export'},${dot(at)}`,
    )
    expect(read(['Start,Meter,Flow,kWh', ...lines]).channels.map(({ name }) => name)).toEqual([
      'M0/Import',
      'M1/Import',
      'M0/Export',
      'M1/Export',
    ])
  })

  it('a counter without a telling label', () => {
    const lines = rows(20, (at) => `2025-06-${two(at + 1)},${48_210 + at * 9 + (at % 3)}`)
    expect(read(['Date,kWh', ...lines]).channels[0]).toMatchObject({ kind: 'register' })
  })

  it.each(['ET', 'EDT', 'GMT-4', 'UTC-04:00', '-0400', '-04'])('a zone behind the time: %s', (zone) => {
    const readings = read(['Time,kWh', ...rows(24, (at) => `${hour(at)} ${zone},${dot(at)}`)], {
      zone: 'America/New_York',
    })
    expect(starts(readings)[0]).toBe('2025-06-02T04:00')
  })
})

describe('marks between thousands', () => {
  const total = (cells: readonly string[], delimiter = ';'): string | undefined =>
    read([`Start${delimiter}kWh`, ...cells.map((cell, at) => `${hour(at)}${delimiter}${cell}`)]).channels[0]
      ?.total

  it('are dots where a comma is the decimal mark', () => {
    expect(total(['1.234,5', '2.000', '999,5', '1.000.000'])).toBe('1004234')
    expect(total(['0,5', '12.5', '1.000'])).toBe('1013')
  })

  it('are told by whole numbers of three digits beside them', () => {
    expect(total(['1.234', '812', '2.400'])).toBe('4446')
    expect(total(['1,234', '812', '2,400'])).toBe('4446')
    expect(total(['1.234', '0.812', '2.4'])).toBe('4.446')
    expect(total(['1.234', '2.812', '1.400'])).toBe('5.446')
  })

  it('may be blanks of any kind, or apostrophes', () => {
    for (const mark of [' ', '\u00a0', '\u2009', '\u202f', '’', "'"]) {
      expect(total([`1${mark}234,5`, `812,5`])).toBe('2047')
    }
  })
})

describe('columns that repeat others', () => {
  it('are said to be their sum', () => {
    const lines = rows(
      10,
      (at) =>
        `2025-06-${two(at + 1)},${dot(at)},${dot(at + 3)},${(Number(dot(at)) + Number(dot(at + 3))).toFixed(2)}`,
    )
    expect(read(['Date,Peak (kWh),Off-Peak (kWh),Total (kWh)', ...lines]).doubts.join()).toMatch(
      /Total is the sum of Peak, Off-Peak/,
    )
  })
})
