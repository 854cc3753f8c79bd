import { describe, expect, it } from 'vitest'
import { dot, read, rows, starts, two } from './tables'

/** The ways in which tables write times. */

describe('clocks and calendars', () => {
  const berlin = { zone: 'Europe/Berlin' }
  it.each([
    ['a star', (second: boolean) => `02:00${second ? '*' : ''}`],
    ['a number', (second: boolean) => `02:00${second ? ' (2)' : ''}`],
    ['A and B before the colon', (second: boolean) => `2${second ? 'B' : 'A'}:00`],
    ['A and B behind', (second: boolean) => `02:00 ${second ? 'B' : 'A'}`],
    ['A and B right behind', (second: boolean) => `02:00${second ? 'B' : 'A'}`],
    ['MESZ and MEZ', (second: boolean) => `02:00 ${second ? 'MEZ' : 'MESZ'}`],
    ['offsets', (second: boolean) => `02:00 ${second ? '+01:00' : '+02:00'}`],
    ['nothing but their order', () => '02:00'],
  ])('the second hour is told by %s', (_, mark) => {
    const clock = ['00:00', '01:00', mark(false), mark(true), ...rows(21, (at) => `${two(at + 3)}:00`)]
    for (const write of [(time: string) => `26.10.2025 ${time}`, (time: string) => `26.10.2025;${time}`]) {
      const header = write('x').includes(';') ? 'Datum;Zeit;kWh' : 'Zeit;kWh'
      const readings = read(
        [header, ...clock.map((time, at) => `${write(time)};${dot(at).replace('.', ',')}`)],
        berlin,
      )
      expect(readings.channels[0]?.value.length).toBe(25)
      expect(readings.channels[0]).toMatchObject({ gaps: 0, repeats: 0, overlaps: 0 })
      expect([...(readings.channels[0]?.value ?? [])]).toEqual(clock.map((__, at) => Number(dot(at))))
    }
  })

  it.each([
    ['Zone', 'CEST', 'CET'],
    ['UTC offset', '+02:00', '+01:00'],
    ['UTC offset', '2', '1'],
    ['DST', 'Y', 'N'],
    ['Sommerzeit', '1', '0'],
    ['Sommerzeit', 'ja', 'nein'],
  ])('the column %s tells it, in any order', (label, summer, winter) => {
    const all = [...rows(3, (at) => [at, summer] as const), ...rows(22, (at) => [at + 2, winter] as const)]
    const lines = all.map(
      ([at, season], nth) => `26.10.2025 ${two(at)}:00;${season};${dot(nth).replace('.', ',')}`,
    )
    const shuffled = [...lines.slice(12), ...lines.slice(0, 12).toReversed()]
    const { channels } = read([`Zeit;${label};kWh`, ...shuffled], berlin)
    expect([...(channels[0]?.value ?? [])]).toEqual(all.map((__, nth) => Number(dot(nth))))
    expect(channels[0]).toMatchObject({ gaps: 0, repeats: 0, overlaps: 0 })
  })

  it.each([
    ['2024-01', '2024-02', '2024-03'],
    ['01/2024', '02/2024', '03/2024'],
    ['Jan 2024', 'Feb 2024', 'Mar 2024'],
    ['Jan-24', 'Feb-24', 'Mar-24'],
    ['January 2024', 'February 2024', 'March 2024'],
    ['Januar 2024', 'Februar 2024', 'März 2024'],
    ['janv. 2024', 'févr. 2024', 'mars 2024'],
    ['enero 2024', 'febrero 2024', 'marzo 2024'],
    ['gennaio 2024', 'febbraio 2024', 'marzo 2024'],
    ['2024 Jan', '2024 Feb', '2024 Mar'],
    ['jan/2024', 'fev/2024', 'mar/2024'],
  ])('months as %s', (...months) => {
    for (const listed of [months, months.toReversed()]) {
      const readings = read([
        'Month,Usage (kWh)',
        ...listed.map((month) => `${month},${months.indexOf(month) + 5}`),
      ])
      expect(starts(readings)).toEqual(['2024-01-01T00:00', '2024-02-01T00:00', '2024-03-01T00:00'])
      expect(readings.channels[0]?.end.at(-1)).toBe(Date.UTC(2024, 3, 1) / 1000)
    }
  })

  it.each([
    '2025-W10',
    '2025W10',
    '2025 KW10',
    '2025-KW10',
    'W10 2025',
    'KW 10/2025',
    'Week 10, 2025',
    'S10 2025',
  ])('weeks as %s', (first) => {
    const lines = rows(4, (at) => `${first.replace('10', String(10 + at))};${dot(at).replace('.', ',')}`)
    const readings = read(['Woche;kWh', ...lines])
    expect(starts(readings)).toEqual([
      '2025-03-03T00:00',
      '2025-03-10T00:00',
      '2025-03-17T00:00',
      '2025-03-24T00:00',
    ])
    expect(readings.channels[0]?.end.at(-1)).toBe(Date.UTC(2025, 2, 31) / 1000)
  })

  it('takes 00:00 below the last hour of a day as its end', () => {
    const stamps = rows(48, (at) => [2 + Math.floor(at / 24), (at + 1) % 24] as const)
    for (const write of [
      ([day, at]: readonly [number, number]) => `2025-06-0${day} ${two(at)}:00`,
      ([day, at]: readonly [number, number]) => `2025-06-0${day},${at}:00`,
    ]) {
      for (const backwards of [false, true]) {
        const lines = stamps.map((each, at) => `${write(each)},${dot(at)}`)
        const header = write([2, 1]).includes(',') ? 'Date,Time,kWh' : 'Time,kWh'
        const readings = read([header, ...(backwards ? lines.toReversed() : lines)])
        expect([starts(readings)[0], starts(readings).at(-1)]).toEqual([
          '2025-06-02T00:00',
          '2025-06-03T23:00',
        ])
        expect([...(readings.channels[0]?.value ?? [])]).toEqual(stamps.map((_, at) => Number(dot(at))))
      }
    }
  })

  it.each(['1:00AM', '1:00 am', '1 AM', '1am', '1:00 a.m.', '1:00:00 AM', '01:00 A.M.', '1:00a'])(
    'twelve hours as %s',
    (form) => {
      const write = (at: number): string => {
        const half = at < 12 ? form : form.replace(/a(?=\.?m|\.?$|$)/, 'p').replace(/A(?=\.?M)/, 'P')
        return half.replace(/0?1/, String(at % 12 || 12))
      }
      const readings = read(['Time,kWh', ...rows(24, (at) => `6/13/2025 ${write(at)},${dot(at)}`)])
      expect(starts(readings)).toEqual(rows(24, (at) => `2025-06-13T${two(at)}:00`))
    },
  )
})

describe('dates in a way of their own', () => {
  const stamps = rows(48, (at) => [2 + Math.floor(at / 24), at % 24] as const)
  const expected = stamps.map(([day, at]) => `2025-06-${two(day)}T${two(at)}:00`)

  it.each([
    ['Year,Month,Day,Hour,kWh', (day: number, at: number) => `2025,6,${day},${at + 1}`],
    ['Jahr,Monat,Tag,Uhrzeit,kWh', (day: number, at: number) => `2025,Juni,${day},${two(at)}:00`],
    ['Año,Mes,Día,Hora,kWh', (day: number, at: number) => `2025,06,${two(day)},${at}`],
  ])('%s', (labels, write) => {
    expect(
      starts(read([labels, ...stamps.map(([day, at], index) => `${write(day, at)},${dot(index)}`)])),
    ).toEqual(expected)
  })

  it.each([
    ['Hour,Minute', 2025],
    ['Stunde,Minute', 2025],
  ])('an hour and a minute: %s', (labels, year) => {
    const lines = rows(48, (at) => `${year}-06-02,${Math.floor(at / 2)},${(at % 2) * 30},${dot(at)}`)
    expect(starts(read([`Date,${labels},kWh`, ...lines]))).toEqual(
      rows(48, (at) => `2025-06-02T${two(Math.floor(at / 2))}:${at % 2 ? '30' : '00'}`),
    )
  })

  it('in the first row of each day only', () => {
    const lines = stamps.map(
      ([day, at], index) => `${at === 0 ? `2025-06-${two(day)}` : ''},${two(at)}:00,${dot(index)}`,
    )
    expect(starts(read(['Date,Time,kWh', ...lines]))).toEqual(expected)
  })

  it.each(['2025-10', '2025/10'])('a week as %s under its label', (first) => {
    const readings = read([
      'Week,kWh',
      ...rows(4, (at) => `${first.replace('10', String(10 + at))},${dot(at)}`),
    ])
    expect(starts(readings)).toEqual([
      '2025-03-03T00:00',
      '2025-03-10T00:00',
      '2025-03-17T00:00',
      '2025-03-24T00:00',
    ])
  })

  it('a year and a week, a quarter of a year', () => {
    expect(starts(read(['Year,Week,kWh', '2025,10,1.5', '2025,11,1.2']))).toEqual([
      '2025-03-03T00:00',
      '2025-03-10T00:00',
    ])
    expect(starts(read(['Quarter,kWh', '2025-Q1,150', '2025-Q2,120']))).toEqual([
      '2025-01-01T00:00',
      '2025-04-01T00:00',
    ])
  })
})
