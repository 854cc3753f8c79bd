import { sumBy } from 'es-toolkit/math/sumBy'
import { between, chance, digits, fraction, pick } from '../random'
import { iso } from '../text'
import type { BillRecord } from './bill-record'
import { meterNumber } from './meters'
import { fullName, street } from './names'
import type { Profile } from './profiles'
import type { Provider, Service } from './providers'
import { isShowcase } from './showcases'
import { zips } from './zips'

/** The fields of bill records ("Retrieve Bill-Based Cost and/or Usage Data"). */

/** What a meter has measured in the period of a bill. */
export interface MeterReading {
  readonly meterNumber: string
  /** In kWh. */
  readonly usage: number
}

export interface BillMonth {
  readonly seed: number
  readonly profile: Profile
  readonly provider: Provider
  /** First moment and last second of the billing period, UTC milliseconds. */
  readonly start: number
  readonly end: number
  /** Last second of the whole bill, of which this period may be a part. */
  readonly billEnd: number
  /** What its usage comes from; invented if it is absent. */
  readonly read?: MeterReading | undefined
}

type Fields = Readonly<Record<string, unknown>>

const dayMs = 86_400_000
const round = (value: number, digits: number): number => Number(value.toFixed(digits))

interface Tariff {
  readonly usage: readonly [number, number]
  /** Share of the usage that varies with the season. A negative share peaks in summer. */
  readonly winter: number
  readonly rate: readonly [number, number]
  readonly units: readonly string[]
}

const tariffs: Record<Exclude<Service, 'solar_lease'>, Tariff> = {
  electricity: { usage: [280, 1400], winter: -0.25, rate: [0.11, 0.36], units: ['kWh', 'KWh', 'KWH'] },
  gas: { usage: [9, 95], winter: 0.8, rate: [0.9, 2.2], units: ['therms', 'Therms', 'CCF'] },
  water: { usage: [1500, 9000], winter: -0.2, rate: [0.004, 0.012], units: ['gal', 'gallons'] },
}

const address = (seed: number, profile: Profile, provider: Provider): string => {
  const zip = zips.get(profile.zipcode) ?? zips.get(provider.zips[0] ?? '')
  return `${street(seed, profile.id)}, ${zip?.city ?? ''}, ${zip?.state ?? ''} ${zip?.zipcode ?? ''}`
}

const common = ({ seed, profile, provider, billEnd }: BillMonth): Fields => ({
  name: fullName(seed, profile.id),
  service_address: address(seed, profile, provider),
  account_number: `${digits(8, seed, profile.id, 'account')}-${profile.id % 10}`,
  bill_date: iso(billEnd + 1000 + 4 * dayMs),
  currency: 'USD',
})

/**
 * Each provider's agent finds some fields and not others. Now and then a field is also missing in a single record. Only
 * the records of showcases have all of them.
 */
const asFound = (month: BillMonth, kind: string, fields: Fields): Fields => {
  const always = new Set(['start_date', 'end_date', 'date', 'cost', 'monthly_payment', 'total_amount_due'])
  const { seed, provider, profile, start } = month
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([name, value]) =>
        value !== undefined &&
        (always.has(name) ||
          isShowcase(profile.id) ||
          (!chance(0.12, seed, provider.id, kind, name) &&
            !chance(0.015, seed, profile.id, start, kind, name))),
    ),
  )
}

const period = ({ provider, start, end }: BillMonth): Fields =>
  provider.dateOnly ? { date: iso(start + 15 * dayMs) } : { start_date: iso(start), end_date: iso(end) }

const metered = (month: BillMonth, type: Exclude<Service, 'solar_lease'>): Fields => {
  const { seed, profile, provider, start, read } = month
  const tariff = tariffs[type]
  const season = Math.cos((new Date(start).getUTCMonth() / 12) * 2 * Math.PI)
  const typical = between(tariff.usage[0] * 10, tariff.usage[1] * 10, seed, profile.id, type) / 10
  const noise = 0.85 + 0.3 * fraction(seed, profile.id, start, type)
  const usage = read?.usage ?? round(typical * (1 + tariff.winter * season) * noise, 2)
  const rate = tariff.rate[0] + (tariff.rate[1] - tariff.rate[0]) * fraction(seed, provider.id, type, 'rate')
  const solar = type === 'electricity' && profile.tags.includes('solar')
  const exported = solar ? round(usage * (0.55 - 0.45 * season) * noise, 1) : undefined
  return {
    service_id: digits(10, seed, profile.id, type, 'service'),
    meter_number: read?.meterNumber ?? meterNumber(seed, profile.id, type),
    ...period(month),
    // If more is exported than used, the cost is a credit.
    cost: round((usage - (exported ?? 0) * 1.1) * rate + 9.5, 2),
    usage,
    units: pick(tariff.units, seed, provider.id, type, 'units'),
    retail_energy_provider:
      provider.zipRequired && type === 'electricity' ? 'Bluebonnet Retail Energy' : undefined,
    rate_plan:
      type === 'water'
        ? undefined
        : pick(['E-1', 'TOU-D-PRIME', 'Residential R-1', 'G-1'], seed, profile.id, type),
    exported_energy: exported,
  }
}

/**
 * A type of the kind that the document announces with "more types and fields may be added"; it describes none of its
 * fields.
 */
const solarLease = (month: BillMonth): Fields => ({
  ...period(month),
  monthly_payment: between(4500, 14000, month.seed, month.profile.id, 'lease') / 100,
  escalator_percent: 2.9,
  system_size_kw: between(30, 110, month.seed, month.profile.id, 'size') / 10,
  production_guarantee: { kwh: between(4000, 12000, month.seed, month.profile.id, 'guarantee'), met: true },
})

export const serviceFields = (month: BillMonth, type: Service): Fields =>
  asFound(month, type, {
    ...common(month),
    ...(type === 'solar_lease' ? solarLease(month) : metered(month, type)),
  })

const amountOf = (record: BillRecord): number => {
  const value = record.fields['cost'] ?? record.fields['monthly_payment']
  return typeof value === 'number' ? value : 0
}

/** The billing record: the amounts of all services together, and now and then a balance from unpaid bills. */
export const billingFields = (month: BillMonth, services: readonly BillRecord[]): Fields => {
  const { seed, profile, start, end } = month
  const current = round(sumBy(services, amountOf), 2)
  const previous = round(current * (0.8 + 0.4 * fraction(seed, profile.id, start, 'previous')), 2)
  const unpaid = chance(0.12, seed, profile.id, start, 'unpaid')
  const pastDue = unpaid ? previous : 0
  return asFound(month, 'billing', {
    ...common(month),
    previous_balance: previous,
    payment_received: unpaid ? 0 : -previous,
    past_due_balance: pastDue,
    due_date: iso(end + 1000 + 25 * dayMs),
    current_charges: current,
    total_amount_due: round(current + pastDue, 2),
    payment_date: unpaid ? undefined : iso(start + 20 * dayMs),
  })
}
