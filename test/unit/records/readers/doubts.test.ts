import { describe, expect, it } from 'vitest'
import type { Readings } from '../../../../shared/domain/interval'
import type { ReadingHints } from '../../../../electron/records/readers/hints'
import { readIntervalFile } from '../../../../electron/records/readers/read-interval-file'

const read = (text: string, hints: ReadingHints = {}): Readings => {
  const result = readIntervalFile(new TextEncoder().encode(text), hints)
  expect(result).toMatchObject({ ok: true })
  return (result as { value: Readings }).value
}

const plain = ['Start,Usage (kWh)', '2024-01-01 00:00,2', '2024-01-01 01:00,1', '2024-01-01 02:00,3']

describe('what a careful reader says', () => {
  it('is nothing about a file that leaves nothing open', () => {
    const stated = [
      'start,end,usage,unit',
      '2024-01-01T00:00:00Z,2024-01-01T01:00:00Z,2,kWh',
      '2024-01-01T01:00:00Z,2024-01-01T02:00:00Z,1,kWh',
    ]
    expect(read(stated.join('\n'))).toMatchObject({ assumedZone: null, doubts: [] })
  })

  it('names the zone it assumed, and that it had to', () => {
    expect(read(plain.join('\n'), { zone: 'America/Denver' })).toMatchObject({
      assumedZone: 'America/Denver',
      doubts: expect.arrayContaining([
        'The file names no time zone: its local times were read in America/Denver.',
      ]) as unknown,
    })
    const nothingKnown = read(plain.join('\n'))
    expect(nothingKnown.assumedZone).toBe('UTC')
    expect(nothingKnown.doubts.join(' ')).toMatch(/no time zone: its local times were read as UTC/)
    expect(
      read(plain.join('\n').replace('Start', 'Start (UTC)'), { zone: 'America/Denver' }).assumedZone,
    ).toBeNull()
  })

  it('says when a unit was not in the file, and does not guess one', () => {
    const bare = plain.join('\n').replace(' (kWh)', '')
    expect(read(bare).channels[0]?.unit).toBe('raw')
    expect(read(bare).doubts).toContain('Usage: the file names no unit; the values are shown as they stand.')
    expect(read(bare, { unit: 'Wh' }).channels[0]).toMatchObject({ unit: 'kWh', total: '0.006' })
    expect(read(bare, { unit: { Usage: 'therms' } }).channels[0]).toMatchObject({ unit: 'therm', total: '6' })
    expect(read(bare, { unit: 'kWh' }).doubts).toContain(
      'Usage: the file names no unit; kWh was taken as given.',
    )
    expect(read(plain.join('\n'), { unit: 'therm' }).channels[0]?.unit).toBe('kWh')
  })

  it('tells day-first from month-first dates, and says when it cannot', () => {
    const dates = (...all: readonly string[]): Readings =>
      read(['Date,kWh', ...all.map((date, at) => `${date},${3 - at}`)].join('\n'))
    expect(dates('11/12/2024', '12/12/2024', '13/12/2024').channels[0]?.start[0]).toBe(
      Date.UTC(2024, 11, 11) / 1000,
    )
    expect(dates('03/01/2024', '03/02/2024').doubts.join()).toMatch(/could mean two days/)
    expect(dates('01/02/2024', '02/02/2024', '03/02/2024').channels[0]?.end[0]).toBe(
      Date.UTC(2024, 1, 2) / 1000,
    )
  })

  it('mentions holes, repeats, disorder, negative values and missing ones', () => {
    const odd = [
      ...plain,
      '2024-01-01 06:00,-1',
      '2024-01-01 06:00,-2',
      '2024-01-01 05:00,',
      '2024-01-01 04:00,x',
    ]
    const { doubts, channels } = read(odd.join('\n'), { zone: 'UTC' })
    expect(channels[0]).toMatchObject({ gaps: 1, repeats: 1, blank: 2, overlaps: 0, total: '3' })
    const said = doubts.join('\n')
    expect(said).toMatch(/1 hole, the first from 2024-01-01 03:00 UTC to 2024-01-01 06:00 UTC/)
    expect(said).toMatch(/1 repeated reading, of which 1 with another value/)
    expect(said).toMatch(/not in time order/)
    expect(said).toMatch(/2 negative values/)
    expect(said).toMatch(/2 places without a value/)
    expect(said).toMatch(/1 value could not be read/)
  })

  it.each([
    ['semicolons', 'Start;kWh\n2024-01-01 00:00;1,500\n2024-01-01 01:00;1,250\n', '2.75', true],
    ['commas', 'Start,kWh\n2024-01-01 00:00,"1,500"\n2024-01-01 01:00,"1,250"\n', '2750', true],
    ['a zero before', 'Start,kWh\n2024-01-01 00:00,"1,500"\n2024-01-01 01:00,"0,250"\n', '1.75', false],
    ['a dot behind', 'Start;kWh\n2024-01-01 00:00;1,500\n2024-01-01 01:00;1,250.5\n', '2750.5', false],
  ])('reads a comma in a number by what stands around it: %s', (_, text, total, doubted) => {
    const { channels, doubts } = read(text)
    expect(channels[0]?.total).toBe(total)
    expect(doubts.some((doubt) => doubt.includes('could be meant in two ways'))).toBe(doubted)
  })

  it('reads counters as counters', () => {
    const rows = [0, 5, 9, 9, 30].map((value, day) => `2024-01-0${day + 1},${value}`)
    const { channels, doubts } = read(
      ['Day;Total reading kWh', ...rows.map((row) => row.replace(',', ';'))].join('\n'),
    )
    expect(channels[0]).toMatchObject({ kind: 'register', total: '30' })
    expect([...(channels[0]?.end ?? [])]).toEqual([...(channels[0]?.start ?? [])])
    expect(doubts.join()).toMatch(/counter/)
  })

  it('takes an end a minute early as the end, and a day’s last time as its own', () => {
    const rows = [
      'DATE,START TIME,END TIME,USAGE,UNITS',
      '2024-01-01,23:30,23:44,1,kWh',
      '2024-01-01,23:45,23:59,0.5,kWh',
    ]
    const [channel] = read(rows.join('\n')).channels
    expect([...(channel?.end ?? [])]).toEqual([
      Date.UTC(2024, 0, 1, 23, 45) / 1000,
      Date.UTC(2024, 0, 2) / 1000,
    ])
  })

  it('keeps meters apart that stand one after the other', () => {
    const meter = (id: string): string[] =>
      [3, 1].map((value, hour) => `${id},2024-01-01T0${hour}:00:00Z,${value}`)
    const { channels } = read(['Meter ID,Start,kWh', ...meter('A1'), ...meter('B2')].join('\n'))
    expect(channels.map(({ name, total }) => [name, total])).toEqual([
      ['A1', '4'],
      ['B2', '4'],
    ])
  })

  it('finds all lists of a JSON file, each under its own name', () => {
    const list = (value: number) => [{ start: '2024-01-01T00:00:00Z', end: '2024-01-01T01:00:00Z', value }]
    const { channels } = read(JSON.stringify({ unit: 'Wh', produced: list(500), consumed: list(250) }))
    expect(channels.map(({ name, unit, total }) => [name, unit, total])).toEqual([
      ['produced', 'kWh', '0.5'],
      ['consumed', 'kWh', '0.25'],
    ])
  })

  it('reads a file in UTF-16 or Windows-1252 as it reads UTF-8', () => {
    const text = 'Début;Énergie (kWh)\n2024-01-01T00:00:00Z;1,5\n2024-01-01T01:00:00Z;2,5\n'
    const utf16 = new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))
    const latin = new Uint8Array(Buffer.from(text, 'latin1'))
    for (const bytes of [utf16, latin]) {
      expect(readIntervalFile(bytes, {})).toMatchObject({
        value: { channels: [{ name: 'Énergie', total: '4' }] },
      })
    }
  })
})

describe('Green Button', () => {
  const reading = (start: number, value: string, more = ''): string =>
    `<IntervalReading><timePeriod><duration>3600</duration><start>${start}</start></timePeriod><value>${value}</value>${more}</IntervalReading>`
  const feed = (type: string, ...blocks: readonly string[]): string =>
    `<feed><entry><content><ReadingType>${type}</ReadingType></content></entry>${blocks.map((block) => `<entry><content><IntervalBlock>${block}</IntervalBlock></content></entry>`).join('')}</feed>`

  it('takes a counter whose values fall as amounts, and says so', () => {
    const blocks = [3, 1, 2].map((value, at) => reading(at * 3600, String(value))).join('')
    const { channels, doubts } = read(
      feed('<uom>42</uom><accumulationBehaviour>1</accumulationBehaviour>', blocks),
    )
    expect(channels[0]).toMatchObject({ kind: 'interval', total: '6' })
    expect(doubts.join()).toMatch(/says a counter, but the values fall/)
  })

  it('takes a counter that rises as one', () => {
    const blocks = [1, 2, 7].map((value, at) => reading(at * 3600, String(value))).join('')
    const { channels } = read(feed('<uom>42</uom><accumulationBehaviour>1</accumulationBehaviour>', blocks))
    expect(channels[0]).toMatchObject({ kind: 'register', total: '6', gaps: 0 })
  })

  it('shows an unknown unit as it stands', () => {
    const { channels, doubts } = read(feed('<uom>999</uom>', reading(3600, '5')))
    expect(channels[0]).toMatchObject({ unit: 'raw', total: '5' })
    expect(doubts.join()).toMatch(/unit code 999 is not known/)
  })

  it('gives money in hundred-thousandths as a channel of its own', () => {
    const { channels } = read(
      feed('<uom>72</uom><currency>840</currency>', reading(3600, '5', '<cost>250000</cost>')),
    )
    expect(channels.map(({ kind, unit, total }) => [kind, unit, total])).toEqual([
      ['interval', 'kWh', '0.005'],
      ['cost', 'USD', '2.5'],
    ])
  })

  it('does not add up MeterReadings that cover the same time', () => {
    const meter = (id: number): string =>
      `<entry><link rel="self" href="/M/${id}"/><link rel="related" href="/T"/><content><MeterReading/></content></entry>
       <entry><link rel="up" href="/M/${id}/IntervalBlock"/><content><IntervalBlock>${reading(3600, '4')}</IntervalBlock></content></entry>`
    const type =
      '<entry><link rel="self" href="/T"/><content><ReadingType><uom>42</uom></ReadingType></content></entry>'
    const { channels, doubts } = read(`<feed>${type}${meter(1)}${meter(2)}</feed>`)
    expect(channels.map(({ total }) => total)).toEqual(['4', '4'])
    expect(doubts.join()).toMatch(/must not be added together/)
  })
})
