import { expect, test } from 'vitest'
import { evidenceFiles } from '../../../electron/triage/evidence'
import type { Bill } from '../../../shared/domain/bill'

const empty = Object.fromEntries(
  [
    'name',
    'serviceId',
    'billDate',
    'endDate',
    'currency',
    'usage',
    'units',
    'totalAmountDue',
    'cachedJobId',
  ].map((column) => [column, null]),
)

test('a credit in the bills stays a number, an account number that a spreadsheet would rewrite is counted', () => {
  const bill = {
    ...empty,
    billId: 'b',
    type: 'electric',
    accountNumber: '0012345',
    cost: '-40.52',
    startDate: '2026-10-01',
  }
  const files = evidenceFiles({
    profileId: 1,
    profile: null,
    jobs: [],
    bills: { bills: [bill as unknown as Bill], at: '2026-11-01T00:00:00.000Z' },
    credentialEvents: [],
    escalation: '',
    consoleVersion: '0',
    madeAt: '2026-11-01T00:00:00.000Z',
  })
  const table = files.find(({ name }) => name === 'bills.csv')
  expect(new TextDecoder().decode(table?.bytes)).toContain('0012345,,,2026-10-01,,-40.52,')
  expect(table?.rewritten).toEqual([{ column: 'accountNumber', count: 1, example: '0012345' }])
})
