import { describe, expect, it } from 'vitest'
import { readBills } from '../../../electron/link/decode/bill'
import { parseJson } from '../../../electron/link/decode/json'
import { agentClock } from '../../../electron/practice/clock'
import { createWorld } from '../../../electron/practice/world/world'
import { coverageOf, type SeriesCoverage } from '../../../shared/coverage/coverage'

/** The electricity of a profile, as coverage judges what the console reads of it. */
const electricityOf = async (today: string, id: number): Promise<SeriesCoverage> => {
  const clock = agentClock(0, () => Date.parse(`${today}T12:00:00Z`))
  const world = createWorld({ seed: 1, profiles: 60, today, clock })
  const profile = world.profiles.get(id)
  const records = profile ? world.bills.of(profile) : []
  const sent = records.map(({ billId, type, fields }) => ({ bill_id: billId, type, ...fields }))
  const parsed = parseJson(JSON.stringify(sent))
  const bills = 'json' in parsed ? ((await readBills(parsed.json)) ?? []) : []
  const series = coverageOf(
    bills.map(({ bill }) => bill),
    today,
  ).find(({ key }) => key.type === 'electricity')
  if (!series) throw new Error('no electricity')
  return series
}

const kindsOf = ({ periods }: SeriesCoverage) =>
  periods.flatMap(({ versions }) => versions?.kind ?? []).filter((kind) => kind !== 'single')

describe.each(['2026-06-15', '2026-11-30', '2027-03-02'])('the world of %s', (today) => {
  it('has bills of two months and of three', async () => {
    expect((await electricityOf(today, 24)).rhythm?.months).toBe(2)
    expect((await electricityOf(today, 25)).rhythm?.months).toBe(3)
  })

  it('has a bill that is there twice, and one that was issued again with another amount', async () => {
    expect(kindsOf(await electricityOf(today, 28))).toEqual(['adjusted'])
    expect(kindsOf(await electricityOf(today, 30))).toEqual(['duplicate'])
  })

  it('has a profile of which one month never came', async () => {
    const { periods } = await electricityOf(today, 23)
    expect(periods.some(({ state }) => state === 'missing')).toBe(true)
  })
})
