import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { evidenceFiles } from '../../../electron/triage/evidence'
import type { Bill } from '../../../shared/domain/bill'
import { billOf } from '../../support/bill'

const nothing = billOf({ billId: 'b' })

const folder = (bills: readonly Bill[] | null) =>
  evidenceFiles({
    profileId: 1,
    profile: null,
    jobs: [],
    bills: bills && { bills, at: '2026-11-01T00:00:00.000Z' },
    credentialEvents: [],
    escalation: '',
    consoleVersion: '0',
    madeAt: '2026-11-01T00:00:00.000Z',
  })
const fileOf = (bills: readonly Bill[] | null, wanted: string) =>
  folder(bills).find(({ name }) => name === wanted)
const textOf = (bills: readonly Bill[] | null, wanted: string): string =>
  new TextDecoder().decode(fileOf(bills, wanted)?.bytes)
const rowsOf = (bills: readonly Bill[]): readonly Record<string, string>[] =>
  Papa.parse<Record<string, string>>(textOf(bills, 'bills.csv'), { header: true, skipEmptyLines: true }).data

test('a credit in the bills stays a number, an account number that a spreadsheet would rewrite is counted', () => {
  const bills = [{ ...nothing, accountNumber: '0012345', cost: '-40.52', startDate: '2026-10-01' }]
  expect(textOf(bills, 'bills.csv')).toContain('0012345,,,,2026-10-01,,,-40.52,')
  expect(fileOf(bills, 'bills.csv')?.rewritten).toEqual([
    { column: 'accountNumber', count: 1, example: '0012345' },
  ])
})

test('the table of bills has every field that was sent, those that the document does not name as well', () => {
  const named = Object.fromEntries(
    Object.entries(nothing).flatMap(([name, value]) =>
      name === 'extra' ? [] : [[name, value === null ? `the ${name}` : value]],
    ),
  )
  const bill = { ...nothing, ...named, cached: true, extra: { tariff_code: 'E-19', cost: 'about 20' } }
  const [row] = rowsOf([bill, { ...nothing, extra: { deposit: '=1+1' } }])
  expect(row).toMatchObject({ ...named, cached: 'true', hasPdf: 'false' })
  expect(row).toMatchObject({ 'other: tariff_code': 'E-19', 'other: cost': 'about 20', 'other: deposit': '' })
  expect(rowsOf([{ ...nothing, extra: { deposit: '=1+1' } }])[0]?.['other: deposit']).toBe("'=1+1")
})

test('a hostile number of fields does not become as many columns, and that is said', () => {
  const extra = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`field_${at}`, 'x']))
  const columns = Object.keys(rowsOf([{ ...nothing, extra }])[0] ?? {})
  expect(columns.filter((name) => name.startsWith('other: '))).toHaveLength(200)
  expect(columns.at(-1)).toBe('800 more fields are in bills.json')
})

test('bills that were never read are not told as none', () => {
  expect(fileOf(null, 'bills.csv')).toBeUndefined()
  expect(JSON.parse(textOf(null, 'about.json'))).toMatchObject({ billsReadAt: null })
  expect(JSON.parse(textOf([], 'about.json'))).toMatchObject({ billsReadAt: '2026-11-01T00:00:00.000Z' })
})
