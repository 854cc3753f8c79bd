import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { ExpectedLine } from '../../../../renderer/features/bills/expected-line'
import { rowsOf } from '../../../../renderer/features/bills/bill-rows'
import { coverageOf } from '../../../../shared/coverage/coverage'
import { monthlyBills } from '../../../support/bill-series'

afterEach(cleanup)

const today = '2026-07-16'
const bills = monthlyBills('2026-01-01', 5).filter((_, at) => at !== 2)
const expected = rowsOf(bills, coverageOf(bills, today)).flatMap((row) =>
  row.kind === 'expected' ? [row] : [],
)

const textOf = (state: string, isBeside: boolean): string => {
  cleanup()
  const row = expected.find(({ period }) => period.state === state)
  if (!row) throw new Error(`no ${state} bill`)
  render(<ExpectedLine row={row} several isBeside={isBeside} today={today} />)
  return screen.getByTitle(/\(Electricity, meter m1\)/).textContent
}

test('the line of a missing or late bill begins with what matters where only half of the window is left for it', () => {
  expect(textOf('late', false)).toMatch(
    /^The bill for 2026-06-01 to 2026-06-30 \(Electricity, meter m1\) is \d+ days late\. They usually come 5 days/,
  )
  expect(textOf('late', true)).toMatch(/^\d+ days late: 2026-06-01 to 2026-06-30 \(Electricity, meter m1\)$/)
  expect(textOf('missing', false)).toBe('No bill for 2026-03-01 to 2026-03-31 (Electricity, meter m1).')
  expect(textOf('missing', true)).toBe('No bill: 2026-03-01 to 2026-03-31 (Electricity, meter m1)')
})
