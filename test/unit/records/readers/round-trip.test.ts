import fc from 'fast-check'
import { IANAZone } from 'luxon'
import { describe, expect, it } from 'vitest'
import type { Channel, Readings } from '../../../../shared/domain/interval'
import type { ReadingHints } from '../../../../electron/records/readers/hints'
import { readIntervalFile } from '../../../../electron/records/readers/read-interval-file'

const read = (text: string, hints: ReadingHints = {}): Readings => {
  const result = readIntervalFile(new TextEncoder().encode(text), hints)
  expect(result).toMatchObject({ ok: true })
  return (result as { value: Readings }).value
}

/** Thousandths as decimal text, and their exact sum the same way. */
const decimal = (thousandths: number | bigint): string => {
  const digits = String(thousandths).replace('-', '').padStart(4, '0')
  return `${thousandths < 0 ? '-' : ''}${digits.slice(0, -3)}.${digits.slice(-3)}`
}
const sum = (values: readonly number[]): string => {
  const total = values.reduce((all, value) => all + BigInt(value), 0n)
  return decimal(total).replace(/\.?0+$/, '')
}

const thousandths = fc.integer({ min: -9_999_999, max: 9_999_999 })
/** At least two readings, one of them lower than the one before: never a counter. */
const amounts = fc
  .array(thousandths, { minLength: 2, maxLength: 300 })
  .map((values) => [1000, ...values, 0, 1])
const step = fc.constantFrom(300, 900, 1800, 3600)
/** Hours from 2019 to 2030: some of them in the nights of the clock changes. */
const from = fc.integer({ min: 429_000, max: 534_000 }).map((hours) => hours * 3600)

const expectReadings = (
  channel: Channel | undefined,
  start: number,
  length: number,
  values: readonly number[],
): void => {
  expect(channel).toMatchObject({
    kind: 'interval',
    blank: 0,
    repeats: 0,
    gaps: 0,
    overlaps: 0,
    total: sum(values),
  })
  expect([...(channel?.start ?? [])]).toEqual(values.map((_, index) => start + index * length))
  expect([...(channel?.end ?? [])]).toEqual(values.map((_, index) => start + (index + 1) * length))
  expect([...(channel?.value ?? [])]).toEqual(values.map((value) => Number(decimal(value))))
}

const local = (zone: IANAZone, seconds: number): string =>
  new Date((seconds + zone.offset(seconds * 1000) * 60) * 1000).toISOString().slice(0, 16).replace('T', ' ')

/**
 * A local time that comes for the second time. A file with few other times does not tell which of the two is meant, nor
 * that its repeated times are not those of a second meter: it is refused.
 */
const comesAgain = (zone: IANAZone, seconds: number): boolean =>
  [1800, 3600].some((back) => local(zone, seconds - back) === local(zone, seconds))

describe('what is written is read', () => {
  it('from Green Button, at any power of ten, in shuffled blocks', () => {
    const power = fc.constantFrom(-3, 0, 3)
    fc.assert(
      fc.property(from, step, amounts, power, fc.boolean(), (start, length, values, ten, backwards) => {
        const readings = values.map(
          (value, index) =>
            `<e:IntervalBlock><e:IntervalReading><e:timePeriod><e:duration>${length}</e:duration><e:start>${start + index * length}</e:start></e:timePeriod><e:value>${decimal(value)}e${-ten}</e:value></e:IntervalReading></e:IntervalBlock>`,
        )
        const blocks = (backwards ? readings.toReversed() : readings).join('')
        const { channels } = read(
          `<feed xmlns:e="http://naesb.org/espi"><entry><content><e:ReadingType><e:powerOfTenMultiplier>${ten}</e:powerOfTenMultiplier><e:uom>42</e:uom></e:ReadingType></content></entry><entry><content>${blocks}</content></entry></feed>`,
        )
        expect(channels.map(({ name }) => name)).toEqual(['unknown/0/none/m3'])
        expectReadings(channels[0], start, length, values)
      }),
      { numRuns: 60 },
    )
  })

  it('from CSV in local time, through every change of the clocks, with any delimiter', () => {
    const zones = fc.constantFrom(
      'America/New_York',
      'Europe/Berlin',
      'Australia/Lord_Howe',
      'America/Phoenix',
      'Asia/Kolkata',
    )
    const delimiters = fc.constantFrom(',', ';', '\t', '|')
    fc.assert(
      fc.property(from, step, amounts, zones, delimiters, (start, length, values, zone, delimiter) => {
        const iana = IANAZone.create(zone)
        const again = values.filter((_, index) => comesAgain(iana, start + index * length))
        fc.pre(again.length <= values.length / 4)
        const rows = values.map((value, index) =>
          [local(iana, start + index * length), decimal(value)].join(delimiter),
        )
        const { channels, assumedZone } = read(
          [['Start', 'Usage (kWh)'].join(delimiter), ...rows].join('\n'),
          { zone },
        )
        expect(assumedZone).toBe(zone)
        expectReadings(channels[0], start, length, values)
      }),
      { numRuns: 80 },
    )
  })

  it.each([
    ['begins in the second of the hours', 'America/New_York', '2024-11-03T06:00Z', 3600, 12],
    ['begins within the second of the hours', 'America/New_York', '2024-11-03T06:30Z', 900, 12],
    ['begins within the first of the hours', 'America/New_York', '2024-11-03T05:30Z', 900, 30],
    ['ends in the first of the hours', 'America/New_York', '2024-11-02T18:00Z', 3600, 12],
    ['ends in the second half hour', 'Australia/Lord_Howe', '2029-03-31T05:00Z', 3600, 11],
    ['begins in the second half hour', 'Australia/Lord_Howe', '2029-03-31T15:00Z', 900, 30],
  ])('from CSV in local time that %s', (_, zone, first, length, count) => {
    const start = Date.parse(first) / 1000
    const iana = IANAZone.create(zone)
    const rows = Array.from(
      { length: count },
      (__, index) => `${local(iana, start + index * length)},${index % 3}`,
    )
    const { channels } = read(['Start,Usage (kWh)', ...rows].join('\n'), { zone })
    expect([...(channels[0]?.start ?? [])]).toEqual(rows.map((__, index) => start + index * length))
  })

  it('from CSV with decimal commas and days first', () => {
    fc.assert(
      fc.property(amounts, (values) => {
        const start = Date.UTC(2024, 0, 20) / 1000
        const rows = values.map((value, index) => {
          const [date = '', time = ''] = new Date((start + index * 3600) * 1000).toISOString().split('T')
          return `${date.split('-').toReversed().join('/')} ${time.slice(0, 5)};${decimal(value).replace('.', ',')}`
        })
        expectReadings(read(['Beginn;Verbrauch kWh', ...rows].join('\n')).channels[0], start, 3600, values)
      }),
      { numRuns: 60 },
    )
  })

  it('from CSV whose rows come in any order', () => {
    fc.assert(
      fc.property(amounts, fc.array(fc.nat(), { minLength: 310, maxLength: 310 }), (values, keys) => {
        const rows = values.map((value, index) => {
          const start = 1_700_000_000 + index * 900
          return `${new Date(start * 1000).toISOString()},${new Date((start + 900) * 1000).toISOString()},${decimal(value)},kWh`
        })
        const shuffled = rows
          .map((row, index) => ({ row, key: keys[index] ?? 0 }))
          .sort((a, b) => a.key - b.key)
        const text = ['start,end,usage,unit', ...shuffled.map(({ row }) => row)].join('\n')
        expectReadings(read(text).channels[0], 1_700_000_000, 900, values)
      }),
      { numRuns: 60 },
    )
  })

  it('from JSON with seconds, milliseconds or stamps', () => {
    const writing = fc.constantFrom(
      (seconds: number) => seconds,
      (seconds: number) => seconds * 1000,
      (seconds: number) => new Date(seconds * 1000).toISOString(),
    )
    fc.assert(
      fc.property(from, step, amounts, writing, (start, length, values, write) => {
        const intervals = values.map((value, index) => ({
          start: write(start + index * length),
          end: write(start + (index + 1) * length),
          value: Number(decimal(value)),
        }))
        const { channels } = read(JSON.stringify({ meter_id: 'M 1', unit: 'kWh', intervals }))
        expect(channels.map(({ name, unit }) => [name, unit])).toEqual([['M 1', 'kWh']])
        expectReadings(channels[0], start, length, values)
      }),
      { numRuns: 60 },
    )
  })

  it('from NEM12, several days of several channels', () => {
    const day = fc.array(thousandths, { minLength: 48, maxLength: 48 })
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 5 }), (days) => {
        const record = (values: readonly number[], index: number): string =>
          `300,2024020${index + 1},${values.map(decimal).join(',')},A,,,20240206011132,`
        const channel = (suffix: string): string[] => [
          `200,NMI1,E1B1,1,${suffix},N1,METER1,kWh,30,`,
          ...days.map(record),
        ]
        const { channels } = read(
          ['100,NEM12,202402070911,A,B', ...channel('E1'), ...channel('B1'), '900'].join('\r\n'),
        )
        expect(channels.map(({ name }) => name)).toEqual(['NMI1/METER1/E1', 'NMI1/METER1/B1'])
        expectReadings(channels[1], Date.UTC(2024, 0, 31, 14) / 1000, 1800, days.flat())
      }),
      { numRuns: 40 },
    )
  })
})
