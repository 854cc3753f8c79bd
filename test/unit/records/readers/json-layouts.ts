/** Readings written in many of the ways in which JSON holds them. */

export interface Reading {
  /** Unix seconds of the start. */
  readonly at: number
  /** Null for a place without a value. */
  readonly value: number | null
}

type Layout = (readings: readonly Reading[], step: number) => unknown

const iso = (at: number): string => new Date(at * 1000).toISOString()
const spaced = (at: number): string => iso(at).slice(0, 19).replace('T', ' ')
const basic = (at: number): string => iso(at).slice(0, 16).replace(/[-:T]/g, '')
const minutes = (step: number): string => `PT${step / 60}M`
const values = (readings: readonly Reading[]): (number | null)[] => readings.map(({ value }) => value)
const first = (readings: readonly Reading[]): number => readings[0]?.at ?? 0
const place = (readings: readonly Reading[], step: number, { at }: Reading): number =>
  (at - first(readings)) / step

/** In these a reading's place is in the order of the list: a hole would be one without its place. */
export const withoutHoles: Record<string, Layout> = {
  'bare values with a start and a length': (readings, step) => ({
    meter: { name: 'Main', unit: 'kWh' },
    period: { start: iso(first(readings)), resolution: minutes(step) },
    consumption: values(readings),
  }),
  'bare values with a start and an end': (readings, step) => ({
    unit: 'kWh',
    from: iso(first(readings)),
    to: iso(first(readings) + readings.length * step),
    readings: values(readings),
  }),
  'bare values with a length in seconds': (readings, step) => ({
    data: [{ startTime: first(readings), intervalSeconds: step, uom: 'kWh', values: values(readings) }],
  }),
  'bare values with a length in minutes': (readings, step) => ({
    intervalLength: step / 60,
    startDateTime: iso(first(readings)),
    endDateTime: iso(first(readings) + readings.length * step),
    units: { usage: 'kWh' },
    usage: values(readings).map((value) => (value === null ? '' : String(value))),
  }),
  'values alone in records': (readings, step) => ({
    unit: 'kWh',
    timeInterval: `${iso(first(readings))}/${iso(first(readings) + readings.length * step)}`,
    granularity: minutes(step),
    points: readings.map(({ value }) => ({ value })),
  }),
  'a series with pointStart and pointInterval': (readings, step) => ({
    series: [{ name: 'Usage (kWh)', pointStart: first(readings) * 1000, pointInterval: step * 1000, data: values(readings) }],
  }),
} // prettier-ignore

export const layouts: Record<string, Layout> = {
  ...withoutHoles,
  'records with start and end': (readings, step) =>
    readings.map(({ at, value }) => ({ start: iso(at), end: iso(at + step), kwh: value })),
  'ends a second early': (readings, step) => ({
    unit: 'kWh',
    intervals: readings.map(({ at, value }) => ({ startTime: iso(at), endTime: iso(at + step - 1), value })),
  }),
  'records that say when they were made': (readings) => ({
    unitOfMeasure: 'KWH',
    items: readings.map(({ at, value }, index) => ({
      id: 9_000_000 + index,
      createdAt: iso(at + 90_000 + index),
      timestamp: iso(at),
      quantity: value,
      confidence: 0.5 + (index % 7) / 100,
    })),
  }),
  'epoch seconds and single letters': (readings) => ({
    u: { unit: 'kWh' },
    d: readings.map(({ at, value }) => ({ t: at, v: value })),
  }),
  'epoch milliseconds under x and y': (readings) => ({
    series: [{ name: 'Usage', units: 'kWh', data: readings.map(({ at, value }) => ({ x: at * 1000, y: value })) }],
  }),
  'pairs': (readings) => ({ unit: 'kWh', data: readings.map(({ at, value }) => [iso(at), value]) }),
  'triples: start, seconds, value': (readings, step) => ({
    unit: 'kWh',
    rows: readings.map(({ at, value }) => [at, step, value]),
  }),
  'triples: start, end, value': (readings, step) => ({
    unit: 'kWh',
    rows: readings.map(({ at, value }) => [at * 1000, (at + step) * 1000, value]),
  }),
  'triples: start, value, flag': (readings) => ({
    unit: 'kWh',
    rows: readings.map(({ at, value }, index) => [iso(at), value, index % 5 === 0 ? 1 : 0]),
  }),
  'quadruples: index, start, milliseconds, value': (readings, step) => ({
    unit: 'kWh',
    rows: readings.map(({ at, value }, index) => [index, at, step * 1000, value]),
  }),
  'rows under a row of names': (readings) => [
    ['Time', 'Usage (kWh)'],
    ...readings.map(({ at, value }) => [iso(at), value]),
  ],
  'rows beside their columns': (readings) => ({
    columns: [{ name: 'ts' }, { name: 'consumption', unit: 'kWh' }],
    rows: readings.map(({ at, value }) => [iso(at), value]),
  }),
  'parallel lists': (readings) => ({
    unit: 'kWh',
    time: readings.map(({ at }) => at),
    consumption: values(readings),
  }),
  'a chart with labels and datasets': (readings) => ({
    data: { labels: readings.map(({ at }) => iso(at)), datasets: [{ label: 'Usage (kWh)', data: values(readings) }] },
  }),
  'a chart with an axis': (readings) => ({
    xAxis: { categories: readings.map(({ at }) => iso(at)) },
    series: [{ name: 'Usage', unit: 'kWh', data: values(readings) }],
  }),
  'keyed by time': (readings) => ({
    unit: 'kWh',
    usage: Object.fromEntries(readings.map(({ at, value }) => [iso(at), value])),
  }),
  'positions from 1': (readings, step) => ({
    measure_unit: 'kWh',
    period: [
      {
        resolution: minutes(step),
        timeInterval: { start: iso(first(readings)), end: iso((readings.at(-1)?.at ?? 0) + step) },
        point: readings.map((reading) => ({ position: place(readings, step, reading) + 1, quantity: reading.value })),
      },
    ],
  }),
  'indexes from 0': (readings, step) => ({
    unit: 'kWh',
    begin: iso(first(readings)),
    step: `${step / 60}min`,
    readings: readings.map((reading) => ({ index: String(place(readings, step, reading)), reading: reading.value })),
  }),
  'the value in an object': (readings, step) => ({
    readings: readings.map(({ at, value }) => ({
      period: { start: iso(at), duration: minutes(step) },
      energy: { value, unit: 'kWh' },
    })),
  }),
  'nodes of a graph': (readings, step) => ({
    data: { meter: { edges: readings.map(({ at, value }) => ({ node: { startAt: iso(at), endAt: iso(at + step), value, unit: 'kWh' } })) } },
  }),
  'units in the values': (readings) => ({
    reads: readings.map(({ at, value }) => ({ readTime: spaced(at), consumption: value === null ? null : `${value} kWh` })),
  }),
  'a list within each reading': (readings, step) => ({
    unit: 'kWh',
    reads: readings.map(({ at, value }) => ({
      from: iso(at),
      to: iso(at + step),
      value,
      tiers: [{ tier: 1, value }, { tier: 2, value: 0 }],
    })),
  }),
  'values in a list within each reading': (readings, step) => ({
    readings: readings.map(({ at, value }) => ({ start: iso(at), end: iso(at + step), values: [{ type: 'import', unit: 'kWh', value }] })),
  }),
  'compact stamps and a granularity': (readings) => ({
    granularity: 'halfhour',
    values: readings.map(({ at, value }) => ({ timestamp: basic(at), 'consumption(kWh)': value })),
  }),
  'a document a page': (readings) =>
    [readings.slice(0, 20), readings.slice(20)].map((page, index) => ({
      page: index,
      unit: 'kWh',
      results: page.map(({ at, value }) => ({ interval_start: iso(at), consumption: value })),
    })),
  'Green Button as JSON': (readings, step) => ({
    ReadingType: { uom: '72', powerOfTenMultiplier: '3' },
    IntervalBlock: [
      {
        interval: { start: first(readings), duration: readings.length * step },
        IntervalReading: readings.map(({ at, value }) => ({ timePeriod: { start: at, duration: step }, value })),
      },
    ],
  }),
} // prettier-ignore
