import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { investigate } from '../../../shared/detective/detective'
import type { FieldId } from '../../../shared/detective/fields'
import type { PageText } from '../../../shared/detective/page-text'
import type { Bill } from '../../../shared/domain/bill'
import { billOf } from '../../support/bill'
import { realFolder } from '../../support/interval-answers'
import { textOfPdf } from '../../support/pdf-text'

/** Two billing histories and an invoice of real companies, with records written by hand after them. */
const records: readonly (readonly [string, Partial<Bill>])[] = [
  [
    'natgrid_billing_history_city_buffalo.pdf',
    {
      accountNumber: '1071293109',
      billDate: '2021-07-15',
      startDate: '2021-06-14',
      endDate: '2021-07-14',
      usage: '4986',
      units: 'kWh',
      cost: '253.48',
      currency: 'USD',
    },
  ],
  [
    'natgrid_billing_history_town_halfmoon.pdf',
    {
      accountNumber: '3288390002',
      billDate: '2019-12-09',
      startDate: '2019-10-31',
      endDate: '2019-12-03',
      usage: '29600',
      units: 'kWh',
      cost: '1245.98',
      currency: 'USD',
    },
  ],
  [
    'invoice_coolblue_nl.pdf',
    {
      type: 'billing',
      accountNumber: '6669263',
      billDate: '2014-04-19',
      totalAmountDue: '717.97',
      cost: '593.36',
      currency: 'EUR',
    },
  ],
]

const isDate = (value: string): boolean => /^\d{4}-\d\d-\d\d$/.test(value)

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** The same value, wrong: a day later, a digit more in the middle, two digits changed places. */
const altered = (value: string): readonly string[] => {
  if (isDate(value)) return [dayAfter(value), `${Number(value.slice(0, 4)) + 1}${value.slice(4)}`]
  const digit = value.search(/\d/)
  const next = String((Number(value[digit]) % 9) + 1)
  const last = value.slice(0, -1) + String((Number(value.at(-1)) + 3) % 10)
  return [value.slice(0, digit) + next + value.slice(digit + 1), last, value.replace(/(\d)/, '$17')]
}

const statesOf = (bill: Bill, pages: readonly PageText[]): Partial<Record<FieldId, string>> => {
  const detection = investigate(bill, pages)
  if (detection.kind !== 'checked') return {}
  return Object.fromEntries(detection.findings.map(({ field, state }) => [field, state]))
}

const folder = join(realFolder, 'pdf')

describe.skipIf(!existsSync(folder))('documents of real companies, which stand in ../shared/data/pdf', () => {
  it.each(records)(
    '%s: each value of its record is found, and each altered one is named',
    async (file, given) => {
      const pages = await textOfPdf(readFileSync(join(folder, file)))
      const bill = billOf(given)
      const fields = Object.entries(given).flatMap(([field, value]) =>
        typeof value === 'string' && !['type', 'units', 'currency'].includes(field)
          ? [[field, value] as const]
          : [],
      )
      const states = statesOf(bill, pages)
      expect(Object.keys(states).toSorted()).toEqual(fields.map(([field]) => field).toSorted())
      for (const state of Object.values(states)) expect(state).toMatch(/^(found|several)$/)
      for (const [field, value] of fields) {
        for (const wrong of altered(value)) {
          const { [field as FieldId]: state, ...others } = statesOf({ ...bill, [field]: wrong }, pages)
          expect([field, wrong, state]).toEqual([
            field,
            wrong,
            expect.stringMatching(/^(different|not-found)$/),
          ])
          for (const other of Object.values(others)) expect(other).toMatch(/^(found|several)$/)
        }
      }
    },
  )
})
