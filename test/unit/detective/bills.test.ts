import { expect, it } from 'vitest'
import { printedBill, randomOf, randomRecord } from '../../support/bill-layouts'
import { verdictOn } from '../../support/detective-judge'

it('of 400 bills of several countries and layouts, all 100 contradictions are named and nothing else', () => {
  const verdicts = Array.from({ length: 400 }, (_, index) => {
    const seed = index + 1
    const random = randomOf(seed)
    const record = randomRecord(random)
    return verdictOn(record, [printedBill(record, random)], seed)
  })
  expect(verdicts.flatMap(({ wrong }) => wrong)).toEqual([])
  const named = verdicts.flatMap((verdict) => verdict.named ?? [])
  expect(named).toHaveLength(100)
  // Beside a label that is known, what stands there is named too.
  expect(named.filter((state) => state === 'different').length).toBeGreaterThan(95)
})
