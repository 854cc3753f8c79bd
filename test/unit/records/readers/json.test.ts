import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readIntervalFile } from '../../../../electron/records/readers/read-interval-file'
import { ExactSum } from '../../../../shared/domain/exact-sum'
import { layouts, withoutHoles, type Reading } from './json-layouts'

const bytes = (document: unknown): Uint8Array => Buffer.from(JSON.stringify(document))
const read = (document: unknown, zone?: string) => {
  const result = readIntervalFile(bytes(document), { zone })
  if (!result.ok) throw new Error(result.error.detail ?? result.error.code)
  return result.value
}
const refusal = (document: unknown): string => {
  const result = readIntervalFile(bytes(document), {})
  return result.ok
    ? `read: ${result.value.channels.map(({ name }) => name).join()}`
    : (result.error.detail ?? '')
}

const sumOf = (readings: readonly Reading[]): string => {
  const sum = new ExactSum()
  for (const { value } of readings) if (value !== null) sum.add(String(value))
  return sum.toString()
}

/** Falls somewhere, so that nothing takes it for a counter; never two alike in a row. */
const readingsFrom = (start: number, step: number, amounts: readonly (number | null)[]): Reading[] =>
  amounts.map((amount, index) => ({
    at: start + index * step,
    value: amount === null ? null : (amount * 2 + (index % 2)) / 1000,
  }))

const start = Date.parse('2025-02-03T00:00:00Z') / 1000

const expectSame = (document: unknown, readings: readonly Reading[]): void => {
  const { channels, doubts } = read(document)
  const filled = readings.filter(({ value }) => value !== null)
  expect(channels.map(({ kind, unit, total }) => ({ kind, unit, total }))).toEqual([
    { kind: 'interval', unit: 'kWh', total: sumOf(readings) },
  ])
  const [channel] = channels
  const found = [...(channel?.start ?? [])].flatMap((at, index) => {
    const value = channel?.value[index] ?? NaN
    return Number.isNaN(value) ? [] : [{ at, value }]
  })
  expect(found).toEqual(filled)
  expect(doubts.join('\n')).not.toMatch(/no readings|could not be read|contradict/)
}

const amount = fc.integer({ min: 0, max: 2500 })

describe.each(Object.entries(layouts))('JSON: %s', (name, layout) => {
  it('is read with every value at its time', () => {
    const step =
      name.includes('halfhour') || name.includes('granularity')
        ? fc.constant(1800)
        : fc.constantFrom(900, 1800, 3600)
    fc.assert(
      fc.property(step, fc.array(amount, { minLength: 48, maxLength: 60 }), (step, amounts) => {
        const readings = readingsFrom(start, step, amounts)
        expectSame(layout(readings, step), readings)
      }),
      { numRuns: 12 },
    )
  })

  it('keeps the places of readings without a value, and of holes', () => {
    const amounts = Array.from({ length: 48 }, (_, index) => (index * 733) % 1999)
    const blank = readingsFrom(
      start,
      1800,
      amounts.map((each, index) => (index % 11 === 5 ? null : each)),
    )
    expectSame(layout(blank, 1800), blank)
    if (name in withoutHoles) return
    const holes = blank.filter((_, index) => index % 13 !== 7)
    expectSame(layout(holes, 1800), holes)
  })
})

describe('JSON around the readings', () => {
  const hours = (from: string, count: number, value: (at: number) => number): unknown[] =>
    Array.from({ length: count }, (_, at) => ({ t: Date.parse(from) / 1000 + at * 3600, v: value(at) }))

  it('keeps directions apart and names them', () => {
    const { channels } = read({
      unit: 'kWh',
      series: [
        { direction: 'import', points: hours('2025-01-01', 24, (at) => at % 5) },
        { direction: 'export', points: hours('2025-01-01', 24, (at) => (at % 3) / 10) },
      ],
    })
    expect(channels.map(({ name, total }) => [name, total])).toEqual([['import', '46'], ['export', '2.4']]) // prettier-ignore
  })

  it('takes the unit of each list from the nearest object that names one', () => {
    const { channels } = read({
      electricity: { unit: 'Wh', data: hours('2025-01-01', 5, (at) => 1000 - at) },
      gas: { meta: { unit: 'm3' }, data: hours('2025-01-01', 5, (at) => 5 - at) },
    })
    expect(channels.map(({ name, unit, total }) => [name, unit, total])).toEqual([
      ['electricity', 'kWh', '4.99'],
      ['gas', 'm3', '15'],
    ])
  })

  it('reads days of their hours by the clock of the place, also where the clocks change', () => {
    const day = (date: string, count: number) => ({ date, values: Array.from({ length: count }, (_, at) => at % 7) })
    const { channels } = read({ unit: 'kWh', zone: 'Europe/Berlin', days: [day('2025-03-29', 24), day('2025-03-30', 23)] })
    const [channel] = channels
    expect(channel?.start[24]).toBe(Date.parse('2025-03-29T23:00:00Z') / 1000)
    expect([channel?.end.at(-1), channel?.gaps]).toEqual([Date.parse('2025-03-30T22:00:00Z') / 1000, 0])
  }) // prettier-ignore

  it('keeps every digit of a number', () => {
    const text = `{"meter": 579900000000004179, "unit": "kWh", "points": [[1700000000, 0.1234567890123456789], [1700003600, 1]]}`
    const result = readIntervalFile(Buffer.from(text), {})
    expect(result.ok && result.value.channels.map(({ name, total }) => [name, total])).toEqual([
      ['579900000000004179', '1.1234567890123456789'],
    ])
  })

  it('reads one document a line', () => {
    const lines = hours('2025-01-01', 30, (at) => at % 4).map((each) => JSON.stringify(each)).join('\n')
    const result = readIntervalFile(Buffer.from(lines), { unit: 'kWh' })
    expect(result.ok && result.value.channels[0]?.total).toBe('43')
  }) // prettier-ignore

  it('draws no number that nothing calls an amount, and says so', () => {
    const { channels, doubts } = read({
      unit: 'kWh',
      rows: [{ ts: 1_700_000_000, usage: 1.5, confidence: 0.93 }, { ts: 1_700_003_600, usage: 0.5, confidence: 0.87 }],
    })
    expect(channels.map(({ name }) => name)).toEqual(['usage'])
    expect(doubts.join('\n')).toMatch(/nothing says that they are amounts: confidence/)
  }) // prettier-ignore

  it.each([
    [{ a: [1, 2, 3], b: 'x' }, /layout that is not known: a list “a” of 3/],
    [{ rows: [{ a: 1, b: 2 }, { a: 3, b: 4 }] }, /layout that is not known: a list “rows” of 2 with a, b/],
    [{ unit: 'kWh', start: '2025-01-01', values: [1, 2, 3] }, /layout that is not known: a list “values”/],
    [[[1, 2], [3, 4]], /layout that is not known/],
    [{ error: 'not found' }, /without a list of readings/],
  ])('refuses what it does not understand, with its layout: %j', (document, words) => {
    expect(refusal(document)).toMatch(words)
  }) // prettier-ignore

  it.each([[{ readings: [] }], [[]], [{ data: { intervals: [], meter: 'M' } }]])(
    '%j holds no readings',
    (document) => {
      expect(read(document).doubts).toEqual(['The file holds no readings.'])
    },
  )
})
