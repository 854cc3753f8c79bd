import { expect, it } from 'vitest'
import { readBills } from '../../../electron/link/decode/bill'
import { parseJson } from '../../../electron/link/decode/json'
import { agentClock } from '../../../electron/practice/clock'
import { asPrinted, contradictable } from '../../../electron/practice/world/bill-contradictions'
import { billPdf } from '../../../electron/practice/world/bill-pdf'
import type { BillRecord } from '../../../electron/practice/world/bill-record'
import { layoutNames } from '../../../electron/practice/world/bill-layouts'
import { wayNames } from '../../../electron/practice/world/bill-ways'
import type { Profile } from '../../../electron/practice/world/profiles'
import { createWorld } from '../../../electron/practice/world/world'
import { investigate } from '../../../shared/detective/detective'
import type { Bill } from '../../../shared/domain/bill'
import { textOfPdf } from '../../support/pdf-text'

const world = createWorld({
  seed: 1,
  profiles: 250,
  today: '2026-06-15',
  clock: agentClock(0, () => Date.parse('2026-06-15T12:00:00Z')),
})

/** The records as the console reads them. */
const asRead = async (records: readonly BillRecord[]): Promise<readonly Bill[]> => {
  const sent = records.map(({ billId, type, fields }) => ({ bill_id: billId, type, ...fields }))
  const parsed = parseJson(JSON.stringify(sent))
  const bills = 'json' in parsed ? await readBills(parsed.json) : null
  return bills?.map(({ bill }) => bill) ?? []
}

const fieldOf: Readonly<Record<string, string>> = {
  total_amount_due: 'totalAmountDue',
  end_date: 'endDate',
  start_date: 'startDate',
  account_number: 'accountNumber',
  meter_number: 'meterNumber',
  bill_date: 'billDate',
  due_date: 'dueDate',
  current_charges: 'currentCharges',
  previous_balance: 'previousBalance',
  payment_received: 'paymentReceived',
}

/** What the detective names of a bill as Practice prints it: `cost different`, for all of its records. */
const namedOf = async (profile: Profile, all: readonly BillRecord[], billId: string) => {
  const { records, print, contradiction } = asPrinted(profile, all, billId)
  const pages = await textOfPdf(await billPdf(profile, records, print))
  const bills = await asRead(all.filter((record) => record.billId === billId))
  const findings = bills.flatMap((bill) => {
    const detection = investigate(
      bill,
      pages,
      bills.filter((other) => other !== bill),
    )
    return detection.kind === 'checked' ? detection.findings : []
  })
  const named = findings.filter(({ state }) => state === 'different' || state === 'not-found')
  return {
    print,
    contradiction,
    findings,
    named: [...new Set(named.map(({ field, state }) => `${field} ${state}`))],
  }
}

const profileOf = (id: number): Profile => {
  const profile = world.profiles.get(id)
  if (!profile) throw new Error(`no profile ${id}`)
  return profile
}

/** Checks all PDFs of a profile: exactly their contradictions are named. Returns how they look, and what contradicts. */
const checkedPdfs = async (id: number) => {
  const profile = profileOf(id)
  const prints = new Set<string>()
  const fields = new Set<string>()
  const all = world.bills.of(profile)
  for (const billId of new Set(all.map((record) => record.billId))) {
    const { print, contradiction, named, findings } = await namedOf(profile, all, billId)
    expect(findings.length).toBeGreaterThan(8)
    const field = contradiction === null ? null : (fieldOf[contradiction] ?? contradiction)
    expect([billId, print, contradiction, named]).toEqual([
      billId,
      print,
      contradiction,
      field === null ? [] : [`${field} different`],
    ])
    prints.add(print)
    if (contradiction !== null) fields.add(contradiction)
  }
  return { prints: [...prints].toSorted(), fields: [...fields].toSorted() }
}

it.each([
  [121, wayNames, contradictable],
  [213, layoutNames, []],
  [214, layoutNames, contradictable],
])('each contradiction of profile %i is named, and nothing of its other PDFs', async (id, prints, fields) => {
  expect(await checkedPdfs(id)).toEqual({ prints: prints.toSorted(), fields: fields.toSorted() })
})

it('a scanned PDF has no text that could be checked', async () => {
  const profile = profileOf(212)
  const all = world.bills.of(profile)
  const { records, print } = asPrinted(profile, all, all[0]?.billId ?? '')
  const pages = await textOfPdf(await billPdf(profile, records, print))
  const [bill] = await asRead(records)
  expect(pages).toHaveLength(1)
  expect(bill && investigate(bill, pages)).toEqual({ kind: 'no-text' })
})

it('the PDFs of all utilities say what their records say', async () => {
  const ids = world.profiles.list({}).filter((id) => id !== 121)
  const ways = new Set<string>()
  for (const id of ids.slice(0, 120)) {
    const profile = profileOf(id)
    const all = world.bills.of(profile)
    const billId = all.findLast(({ hasPdf }) => hasPdf)?.billId
    if (billId === undefined) continue
    const { print, named } = await namedOf(profile, all, billId)
    expect([id, billId, print, named]).toEqual([id, billId, print, []])
    ways.add(print)
  }
  expect(ways.size).toBe(wayNames.length)
})
