import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  metersOf,
  monthByKey,
  selectedMonths,
  type MeterMonths,
} from '../../../../renderer/features/intervals/meter-months'
import { record } from './samples'

const meterOf = (...months: readonly string[]): MeterMonths =>
  metersOf(months.map((month) => record(month)))[0] ?? { meterId: '', months: [], years: [], missing: 0 }

describe('the months of a meter', () => {
  it('marks what is missing between the first and the last, and nothing before or after', () => {
    const meter = meterOf('2025-03', '2025-05')
    const cells = meter.years.flatMap((line) => (line.kind === 'year' ? line.cells : []))
    expect(cells).toHaveLength(12)
    expect(cells.filter(({ missing }) => missing).map(({ month }) => month)).toEqual(['2025-04'])
    expect(meter.missing).toBe(1)
  })

  it('tells years without any month in one line', () => {
    const meter = meterOf('2015-01', '2015-03', '2026-02')
    expect(meter.years.map((line) => (line.kind === 'year' ? line.year : [line.from, line.to]))).toEqual([
      2015,
      [2016, 2025],
      2026,
    ])
    expect(meter.missing).toBe(131)
  })

  it('keeps meters apart, whatever their ids, in the order of the API', () => {
    const meters = metersOf([
      record('2025-02', { meterId: '計器 7' }),
      record('2025-01', { meterId: 'a/b c' }),
      record('2025-01', { meterId: '計器 7' }),
    ])
    expect(meters.map(({ meterId, months }) => [meterId, months.map(({ month }) => month)])).toEqual([
      ['計器 7', ['2025-01', '2025-02']],
      ['a/b c', ['2025-01']],
    ])
  })

  it('takes the record that was extracted later where a month comes twice', () => {
    const [meter] = metersOf([
      record('2025-01', { extractionTime: 20, jobId: 'newer' }),
      record('2025-01', { extractionTime: 10, jobId: 'older' }),
    ])
    expect(meter?.months.map(({ jobId }) => jobId)).toEqual(['newer'])
  })

  it('has every record in its calendar once, and counts the rest of the time as missing', () => {
    const month = fc
      .tuple(fc.integer({ min: 2010, max: 2030 }), fc.integer({ min: 1, max: 12 }))
      .map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`)
    fc.assert(
      fc.property(fc.uniqueArray(month, { minLength: 1, maxLength: 60 }), (months) => {
        const meter = meterOf(...months)
        const cells = meter.years.flatMap((line) => (line.kind === 'year' ? line.cells : []))
        expect(cells.flatMap((cell) => (cell.record ? [cell.month] : []))).toEqual(months.toSorted())
        const empty = meter.years.flatMap((line) => (line.kind === 'empty' ? [line.to - line.from + 1] : []))
        const inLines = cells.filter(({ missing }) => missing).length
        expect(inLines + 12 * empty.reduce((sum, years) => sum + years, 0)).toBe(meter.missing)
      }),
    )
  })
})

describe('a selection', () => {
  const long = meterOf(
    ...Array.from(
      { length: 372 },
      (_, at) => `${1995 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
    ),
  )
  const names = (anchor: string, focus: string): readonly string[] =>
    selectedMonths(long, { meterId: long.meterId, anchor, focus }).months.map(({ month }) => month)

  it('goes from its start to its end in either order', () => {
    expect(names('2024-11', '2025-01')).toEqual(['2024-11', '2024-12', '2025-01'])
    expect(names('2025-01', '2024-11')).toEqual(['2024-11', '2024-12', '2025-01'])
  })

  it('has at most 30 years of months, those at the end that was moved last', () => {
    expect(names('1995-01', '2025-12')).toHaveLength(360)
    expect(names('1995-01', '2025-12').at(-1)).toBe('2025-12')
    expect(names('2025-12', '1995-01')[0]).toBe('1995-01')
    expect(selectedMonths(long, { meterId: '', anchor: '1995-01', focus: '2025-12' }).left).toBe(12)
  })

  it('leaves out months without a record', () => {
    const meter = meterOf('2025-01', '2025-04')
    const { months } = selectedMonths(meter, { meterId: '', anchor: '2025-01', focus: '2025-04' })
    expect(months.map(({ month }) => month)).toEqual(['2025-01', '2025-04'])
  })

  it('is moved by the arrows over gaps, by a year up and down, and to both ends', () => {
    const meter = meterOf('2023-05', '2024-03', '2024-05', '2025-06')
    const from = (month: string, key: string): string | null => monthByKey(meter, month, key)
    expect(from('2024-05', 'ArrowLeft')).toBe('2024-03')
    expect(from('2024-05', 'ArrowRight')).toBe('2025-06')
    expect(from('2024-05', 'ArrowUp')).toBe('2023-05')
    expect(from('2024-05', 'ArrowDown')).toBe('2025-06')
    expect(from('2024-05', 'Home')).toBe('2023-05')
    expect(from('2024-05', 'End')).toBe('2025-06')
    expect(from('2025-06', 'ArrowRight')).toBeNull()
    expect(from('2024-05', 'x')).toBeNull()
  })
})
