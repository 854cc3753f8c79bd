import { expect, it } from 'vitest'
import { investigate } from '../../../shared/detective/detective'
import type { FieldId } from '../../../shared/detective/fields'
import type { Bill } from '../../../shared/domain/bill'
import { pickOf, printedBill, randomOf, randomRecord, type Random } from '../../support/bill-layouts'

const checked: readonly FieldId[] = [
  'accountNumber',
  'meterNumber',
  'startDate',
  'endDate',
  'billDate',
  'dueDate',
  'usage',
  'cost',
  'previousBalance',
  'paymentReceived',
  'currentCharges',
  'totalAmountDue',
]

const otherDay = (day: string, random: Random): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + (1 + Math.floor(random() * 9)) * 86_400_000)
    .toISOString()
    .slice(0, 10)

/** The value with one digit changed, or some days later. */
const altered = (value: string, random: Random): string => {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return otherDay(value, random)
  const places = Array.from(value).flatMap((letter, at) => (/[1-9]/.test(letter) ? [at] : []))
  const at = pickOf(random, places)
  const digit = String((Number(value[at]) % 9) + 1)
  return value.slice(0, at) + digit + value.slice(at + 1)
}

const seeds = Array.from({ length: 400 }, (_, index) => index + 1)

const verdictOf = (record: Bill, seed: number) => {
  const random = randomOf(seed)
  const printed = randomRecord(random)
  const detection = investigate(record, [printedBill(printed, random)])
  return detection.kind === 'checked' ? detection.findings : []
}

it('of 400 bills of several countries and layouts, all 100 contradictions are named and nothing else', () => {
  const wrong: string[] = []
  let named = 0
  let different = 0
  for (const seed of seeds) {
    const record = randomRecord(randomOf(seed))
    const contradicts = seed % 4 === 0
    const random = randomOf(seed * 7919)
    const field = pickOf(random, checked)
    const given = contradicts ? { ...record, [field]: altered(String(record[field]), random) } : record
    for (const finding of verdictOf(given, seed)) {
      const isNamed = finding.state === 'different' || finding.state === 'not-found'
      const isSeeded = contradicts && finding.field === field
      if (isNamed !== isSeeded)
        wrong.push(
          `seed ${seed}: ${finding.field} ${String(given[finding.field])} ${finding.state} ${finding.printed ?? ''}`,
        )
      if (isNamed && isSeeded) {
        named += 1
        if (finding.state === 'different') different += 1
      }
    }
  }
  expect(wrong).toEqual([])
  expect(named).toBe(100)
  // Beside a label that is known, what stands there is named too.
  expect(different).toBeGreaterThan(95)
})
