import { describe, expect, it } from 'vitest'
import { readIntervalFile } from '../../../../electron/records/readers/read-interval-file'
import { amount, briefs, dot, hour, read, rows, starts } from './tables'

/** Files that broke off or were put together, and the frames in which libraries write tables as JSON. */

const sum = (n: number): string =>
  String(rows(n, (at) => amount(at)).reduce((total, each) => total + each, 0) / 100)

describe('damaged files', () => {
  it('columns of numbers without any header are refused', () => {
    const text = rows(30, (at) => `${hour(at)},${dot(at)},${dot(at, 1)}`).join('\n')
    expect(readIntervalFile(new TextEncoder().encode(text), {})).toMatchObject({
      ok: false,
      error: { detail: expect.stringContaining('no header says which of its 2 columns') as string },
    })
  })

  it('a number that breaks off changes no other', () => {
    const lines = rows(30, (at) => `${hour(at)};1,${String(100 + at)}.5`)
    const { channels } = read(['Start;kWh', ...lines, `${hour(30)};1,23`])
    expect(channels.map(({ value }) => value[0])).toEqual([1100.5])
    expect(channels.map(({ blank }) => blank)).toEqual([1])
  })

  it('two kinds of line ends in one file', () => {
    const text = `Time,kWh\n${rows(30, (at) => `${hour(at)},${dot(at)}${at % 3 ? '\r\n' : at % 2 ? '\n' : '\r\r\n'}`).join('')}`
    expect(briefs(read([text]))).toEqual([`kWh | interval | kWh | ${sum(30)}`])
  })

  it('a reading whose time is lost above the others is counted', () => {
    const { doubts } = read(['Time,kWh', '??,1.25', ...rows(30, (at) => `${hour(at)},${dot(at)}`)])
    expect(doubts.join(' ')).toContain('1 row of another shape')
  })
})

describe('data frames in JSON', () => {
  const times = rows(24, (at) => `${hour(at).replace(' ', 'T')}:00Z`)
  const numbers = rows(24, (at) => amount(at) / 100)
  const numbered = (list: readonly unknown[]): object =>
    Object.fromEntries(list.map((each, at) => [at, each]))
  it.each([
    ['numbered columns', { time: numbered(times), kwh: numbered(numbers) }],
    ['an index apart', { columns: ['kwh'], index: times, data: numbers.map((each) => [each]) }],
    [
      'wrapped cells',
      {
        cols: [{ label: 'Time' }, { label: 'kwh' }],
        rows: numbers.map((each, at) => ({ c: [{ v: times[at] }, { v: each }] })),
      },
    ],
    ['spans of ISO 8601', numbers.map((kwh, at) => ({ interval: `${times[at] ?? ''}/PT1H`, kwh }))],
  ])('%s', (_, document) => {
    const readings = read([JSON.stringify(document)])
    expect(briefs(readings)).toEqual([`kwh | interval | kWh | ${sum(24)}`])
    expect(starts(readings)[0]).toBe('2025-06-02T00:00')
  })

  it('days beside their hours must not be added together', () => {
    const total = numbers.reduce((all, each) => all + Math.round(each * 100), 0) / 100
    const document = {
      unit: 'kWh',
      daily: [
        { date: '2025-06-02', total },
        { date: '2025-06-03', total: 0 },
      ],
      hourly: numbers.map((value, at) => ({ time: times[at], value })),
    }
    expect(read([JSON.stringify(document)]).doubts.join(' ')).toContain('must not be added together')
  })
})
