import { expect, it } from 'vitest'
import { coverageFile } from '../../../electron/coverage/export'
import { createProfileIndex } from '../../../electron/directory/index/profile-index'
import type { Ask } from '../../../electron/directory/directory'
import { tablesWith } from '../../../electron/files/table'
import { packMonths } from '../../../shared/coverage/months'
import { packBills } from '../../../shared/coverage/packed'
import { ok } from '../../../shared/errors/failure'
import { monthlyBills } from '../../support/bill-series'

it('writes a line for each series, and calls nothing 0 that is not known', async () => {
  const index = createProfileIndex(() => new Date('2026-11-10T15:00'))
  index.add(Int32Array.of(1, 2))
  const bills = monthlyBills('2025-11-01', 12, { accountNumber: '00412' })
  const packed = packBills(
    bills.filter((_, at) => at !== 4),
    new Date('2026-11-10T12:00').toISOString(),
  )
  index.bills({ ids: [1], packed: [packed] })
  const ask = (async (question: 'coverage' | 'coverageRows', argument: never) =>
    ok(index[question](argument))) as unknown as Ask<never>
  const file = await coverageFile(
    {
      ask: ask as never,
      format: 'csv',
      makeTable: tablesWith(() => {
        throw new Error('no workbook')
      }),
      signal: new AbortController().signal,
    },
    { text: '', type: null, sort: 'missing' },
  )
  if (!file.ok) throw new Error(file.error.code)
  const [head, one, two, ...rest] = Buffer.from(file.value.bytes).toString().trim().split('\r\n')
  expect(rest).toEqual([])
  expect(head).toContain('Meter,2025-11,2025-12,2026-01')
  const months = ['here', 'here', 'here', 'here', 'missing', ...Array.from({ length: 7 }, () => 'here')]
  expect(one).toContain(`1,,,electricity,00412,m1,${months.join(',')},not-due,1,0,2026-10-31,`)
  expect(two).toBe(`2,,,,,,${','.repeat(13)},,,not read`)
})

it('names every series of bills that are read anew while the file is made', async () => {
  const index = createProfileIndex(() => new Date('2026-11-10T15:00'))
  index.add(Int32Array.of(1, 2))
  const year = monthlyBills('2025-11-01', 12)
  const gas = monthlyBills('2025-11-01', 12, { type: 'gas', meterNumber: 'g' })
  const reads = (id: number, bills: typeof year, minute: string) =>
    index.bills({ ids: [id], packed: [packBills(bills, `2026-11-10T12:${minute}:00.000Z`)] })
  reads(1, gas, '00')
  const ask = (async (question: 'coverage' | 'coverageRows', argument: never) => {
    const answer = ok(index[question](argument))
    if (question === 'coverage') {
      reads(1, [...year, ...gas], '01')
      reads(2, year, '01')
    }
    return answer
  }) as unknown as Ask<never>
  const typesIn = async (type: string | null) => {
    reads(1, gas, '00')
    const file = await coverageFile(
      {
        ask: ask as never,
        format: 'json',
        makeTable: tablesWith(() => {
          throw new Error('no workbook')
        }),
        signal: new AbortController().signal,
      },
      { text: '', type, sort: 'provider' },
    )
    if (!file.ok) throw new Error(file.error.code)
    const lines = JSON.parse(Buffer.from(file.value.bytes).toString()) as {
      ID: number
      Type: string | null
    }[]
    return lines.map((line) => [line.ID, line.Type]).sort()
  }
  expect(await typesIn(null)).toEqual([
    [1, 'electricity'],
    [1, 'gas'],
    [2, 'electricity'],
  ])
  expect(await typesIn('gas')).toEqual([[1, 'gas']])
})

it('of interval months has a line for each meter, and says of each month how much of it is there', async () => {
  const index = createProfileIndex(() => new Date('2026-11-10T15:00'))
  index.add(Int32Array.of(1, 2))
  const list = ['2026-08', '2026-10', '2026-11'].map((month) => ({
    meterId: 'UP-1',
    month,
    firstInterval: null,
    lastInterval: null,
    complete: month === '2026-08',
    extractionTime: null,
    sourceFileSize: null,
    jobId: null,
  }))
  index.months({ ids: [1], packed: [packMonths(list, '2026-11-10T12:00:00.000Z')] })
  const file = await coverageFile(
    {
      ask: (async (question: 'coverage' | 'coverageRows', argument: never) =>
        ok(index[question](argument))) as never,
      format: 'json',
      makeTable: tablesWith(() => {
        throw new Error('no workbook')
      }),
      signal: new AbortController().signal,
    },
    { text: '', what: 'intervals', type: null, sort: 'missing' },
  )
  if (!file.ok) throw new Error(file.error.code)
  const [one, two] = JSON.parse(Buffer.from(file.value.bytes).toString()) as Record<string, unknown>[]
  expect(one).toMatchObject({
    ID: 1,
    Type: 'interval',
    Meter: 'UP-1',
    '2026-07': '',
    '2026-08': 'complete',
    '2026-09': 'missing',
    '2026-10': 'not complete',
    '2026-11': 'not over',
    Missing: 1,
    'Not complete': 1,
    'Last month': '2026-11',
  })
  expect(two).toMatchObject({ ID: 2, 'Interval months read (UTC)': 'not read' })
})
