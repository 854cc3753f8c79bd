import { expect, it } from 'vitest'
import { agentClock } from '../../../electron/practice/clock'
import { createWorld, type World } from '../../../electron/practice/world/world'
import type { BillRecord } from '../../../electron/practice/world/bill-record'
import type { Profile } from '../../../electron/practice/world/profiles'
import { metersOf } from '../../../electron/practice/world/meters'
import { providers, seededProviders } from '../../../electron/practice/world/providers'
import { ends } from '../../../electron/practice/world/statuses'
import { mockZip, zips } from '../../../electron/practice/world/zips'

const today = '2026-06-15'

const worldOf = (seed: number, profiles: number): World => {
  const clock = agentClock(0, () => Date.parse(`${today}T12:00:00Z`))
  return createWorld({ seed, profiles, today, clock })
}

const all = (world: World): readonly Profile[] =>
  world.profiles.list({}).flatMap((id) => world.profiles.get(id) ?? [])

const everything = (world: World): unknown =>
  all(world).map((profile) => ({
    profile,
    fields: world.credentials.fields(profile.id),
    jobs: world.jobs.historyOf(profile),
    bills: world.bills.of(profile),
  }))

const large = worldOf(1, 3000)
const people = all(large)
const bills: readonly BillRecord[] = people.slice(0, 600).flatMap((profile) => large.bills.of(profile))

it('is the same for the same seed and day, and another for another seed', () => {
  expect(everything(worldOf(7, 60))).toEqual(everything(worldOf(7, 60)))
  expect(everything(worldOf(7, 60))).not.toEqual(everything(worldOf(8, 60)))
})

it.each([5, 6, 120, 250, 515, 516, 517, 3000])(
  'makes exactly %i profiles, the documented ones among them',
  (count) => {
    const ids = worldOf(1, count).profiles.list({})
    expect(ids).toHaveLength(count)
    expect(new Set(ids).size).toBe(count)
    for (const id of [1, 2, 121, 268, 516]) expect(ids).toContain(id)
  },
)

it('spreads creation over five years', () => {
  const years = new Set(people.map((profile) => new Date(profile.created).getUTCFullYear()))
  expect([...years].sort()).toEqual([2021, 2022, 2023, 2024, 2025, 2026])
  expect(people.every((profile) => profile.modified >= profile.created)).toBe(true)
})

it('labels as people and systems do: CRM ids, names, other scripts, none, some more than once', () => {
  const labels = people.map((profile) => profile.label)
  expect(labels.some((label) => /^500[0-9A-F]{12}AAQ$/.test(label))).toBe(true)
  expect(labels.some((label) => /^CASE-\d{6}$/.test(label))).toBe(true)
  expect(labels.some((label) => /\p{Script=Han}/u.test(label))).toBe(true)
  expect(labels.some((label) => /\p{Script=Arabic}/u.test(label))).toBe(true)
  expect(labels.filter((label) => label === '').length).toBeGreaterThan(50)
  expect(labels.filter((label) => label === 'budget billing pilot').length).toBeGreaterThan(5)
})

it('tags some profiles not at all and some with several, one tag with a comma', () => {
  const counts = new Set(people.map((profile) => profile.tags.length))
  expect(counts).toEqual(new Set([0, 1, 2, 3, 4]))
  expect(people.some((profile) => profile.tags.some((tag) => tag.includes(',')))).toBe(true)
})

it('has forty utilities and more, each with ZIP codes that the ZIP service knows', () => {
  expect(seededProviders.length).toBeGreaterThanOrEqual(40)
  for (const provider of providers.values()) {
    expect(provider.zips.length).toBeGreaterThan(0)
    for (const zip of provider.zips) expect(zips.has(zip)).toBe(true)
  }
  const mocks = [...providers.values()].filter((provider) => provider.zips.includes(mockZip))
  expect(mocks.map((provider) => [provider.id, provider.name])).toEqual([
    [3149, 'Mock Utility Provider (electric+gas)'],
    [3150, 'Mock Utility (electric only)'],
  ])
  expect(
    seededProviders.every((provider) => people.some((profile) => profile.providerId === provider.id)),
  ).toBe(true)
})

it('lets last jobs end in every way, most of them well, one in a status of the future, some profiles never run', () => {
  const last = people.map((profile) => {
    const job = large.jobs.lastOf(profile)
    return job ? large.jobs.stateOf(job).status : 'never'
  })
  for (const end of [...ends, 'never']) expect(last).toContain(end)
  expect(last.filter((status) => status === 'success').length / last.length).toBeGreaterThan(0.6)
  expect(last.filter((status) => status === 'new_status_2027')).toHaveLength(1)
  expect(
    large.jobs.historyOf(people[20] as Profile).every((job) => large.jobs.byId(job.id)?.id === job.id),
  ).toBe(true)
})

it('knows every seeded job by its ID, and no other', () => {
  for (const profile of people.slice(0, 300)) {
    for (const job of large.jobs.historyOf(profile)) expect(large.jobs.byId(job.id)).toEqual(job)
  }
  expect(large.jobs.byId('00000000-0000-4000-8000-000000000000')).toBeUndefined()
  expect(large.jobs.byId('ffffffff-ffff-4fff-bfff-ffffffffffff')).toBeUndefined()
})

it('has bills of every type, an unknown one too, with fields that are really missing', () => {
  expect(new Set(bills.map((bill) => bill.type))).toEqual(
    new Set(['electricity', 'gas', 'water', 'billing', 'solar_lease']),
  )
  for (const field of ['name', 'account_number', 'usage', 'rate_plan', 'bill_date', 'meter_number']) {
    const metered = bills.filter((bill) => bill.type === 'electricity')
    const having = metered.filter((bill) => field in bill.fields).length
    expect(having).toBeGreaterThan(0)
    expect(having).toBeLessThan(metered.length)
  }
  expect(bills.some((bill) => 'production_guarantee' in bill.fields)).toBe(true)
  expect(bills.every((bill) => Object.values(bill.fields).every((value) => value !== undefined))).toBe(true)
})

it('has bills of old agents with a date alone, exported energy, credits, and bills without a PDF', () => {
  const dateOnly = bills.filter((bill) => 'date' in bill.fields)
  expect(dateOnly.length).toBeGreaterThan(0)
  expect(dateOnly.every((bill) => !('start_date' in bill.fields))).toBe(true)
  expect(bills.some((bill) => 'exported_energy' in bill.fields)).toBe(true)
  expect(bills.some((bill) => Number(bill.fields['cost']) < 0)).toBe(true)
  expect(new Set(bills.map((bill) => bill.hasPdf))).toEqual(new Set([true, false]))
})

it('lets rows of one bill share its ID, and the billing row carry their sum', () => {
  const profile = people.find((each) => each.id === 121) as Profile
  const records = large.bills.of(profile)
  const bills = [...new Set(records.map((record) => record.billId))].map((id) =>
    large.bills.withId(profile, id),
  )
  for (const rows of bills) {
    const services = rows.filter((row) => row.type !== 'billing')
    const sum = services.reduce((total, row) => total + Number(row.fields['cost']), 0)
    const billing = rows.find((row) => row.type === 'billing')
    expect(billing?.fields['current_charges'] ?? sum).toBeCloseTo(sum, 2)
  }
  expect(bills.some((rows) => rows.length > 1)).toBe(true)
  expect(records.some((record) => record.type === 'billing' && 'current_charges' in record.fields)).toBe(true)
})

it('has meters that need encoding in a path, and sources of every kind', () => {
  const meters = people.flatMap((profile) => {
    const provider = providers.get(profile.providerId)
    return provider ? metersOf(1, profile, provider) : []
  })
  expect(meters.some((meter) => meter.id.includes('/'))).toBe(true)
  expect(meters.some((meter) => meter.id.includes(' '))).toBe(true)
  expect(meters.some((meter) => /\p{Script=Han}/u.test(meter.id))).toBe(true)
  expect(new Set(meters.map((meter) => meter.source))).toEqual(new Set(['greenbutton', 'csv', 'unreadable']))
  expect(new Set(meters.map((meter) => meter.step))).toEqual(new Set([900, 1800, 3600, 86_400]))
  expect(meters.some((meter) => meter.source !== 'unreadable' && !meter.normalised)).toBe(true)
})
