import { sumBy } from 'es-toolkit/math/sumBy'
import type { AgentClock } from '../clock'
import { between, chance, hex } from '../random'
import type { BillRecord } from './bill-record'
import { billingFields, serviceFields, type MeterReading } from './bill-fields'
import { documentedBills } from './documented-bills'
import { shareDelivered, type Job, type Jobs } from './jobs'
import { billedMeter } from './meters'
import { lastFullMonth, monthStart } from './months'
import {
  billedTimes,
  corrected,
  isBilled,
  meteredDaysOf,
  monthsOfPeriod,
  withTwins,
  type MeteredDays,
} from './odd-bills'
import type { Profile } from './profiles'
import { providers, type Provider, type Service } from './providers'
import { midnight, readingsOf } from './readings'
import { isShowcase, showcaseMonths } from './showcases'
import { brings } from './statuses'

export interface Bills {
  /** The records that can be read now, oldest first. */
  readonly of: (profile: Profile) => readonly BillRecord[]
  readonly withId: (profile: Profile, billId: string) => readonly BillRecord[]
}

export interface RecordContext {
  readonly seed: number
  /** UTC milliseconds of the world's last day. */
  readonly today: number
  readonly clock: AgentClock
  readonly jobs: Jobs
  readonly isSeeded: (profileId: number) => boolean
}

interface Period {
  readonly index: number
  readonly job: Job
}

/** Months of bills that the first run of a profile brings if the profile was created through the API. */
const firstRunMonths = 12

export const createBills = (context: RecordContext): Bills => {
  const { seed, today, clock, jobs } = context

  /** The months that each run brought: the first one a history, and each later one what is new since then. */
  const periodsOf = (profile: Profile): readonly Period[] => {
    const found: Period[] = []
    /** Months that a run could not download. The next run that does not fail so brings them. */
    let lost: readonly number[] = []
    let newest: number | undefined
    for (const job of jobs.historyOf(profile)) {
      if (job.mode !== 'bill' || !brings(job.plan.end)) continue
      const isSeededJob = jobs.isSeededJob(job)
      // The seeded history leaves out the latest month, so that a run started now always brings something new.
      const last = isSeededJob ? Math.max(1, lastFullMonth(today, job.started)) : 0
      const seeded = isShowcase(profile.id) ? showcaseMonths : between(6, 36, seed, profile.id, 'months')
      const months = isSeededJob ? seeded : firstRunMonths
      const first = newest === undefined ? last + months - 1 : newest - 1
      const since = Array.from({ length: Math.max(0, first - last + 1) }, (_, step) => first - step)
      const indices = [...lost, ...since]
      const partial = job.plan.end === 'partial_success'
      const isLost = (index: number): boolean => partial && chance(0.2, seed, profile.id, index, 'lost')
      const here = indices.slice(0, Math.ceil(indices.length * shareDelivered(job, clock.now())))
      for (const index of here) {
        if (!isLost(index) && isBilled(profile.id, index, today)) found.push({ index, job })
      }
      if (here.length > 0) lost = indices.filter((index) => isLost(index) || !here.includes(index))
      if (since.length > 0) newest = last
    }
    return found.toSorted((a, b) => b.index - a.index)
  }

  /** How many runs have been started and have brought bills since the world began. */
  const correctionsOf = (profile: Profile): number =>
    jobs
      .historyOf(profile)
      .filter(
        (job) => !jobs.isSeededJob(job) && job.mode === 'bill' && shareDelivered(job, clock.now()) === 1,
      ).length

  /** What the meter of a showcase has measured; undefined for all others, whose usage is invented. */
  const readOf = (
    profile: Profile,
    provider: Provider,
    type: Service,
    index: number,
    { start, end, meter: generation }: MeteredDays,
  ): MeterReading | undefined => {
    if (type !== 'electricity' || !isShowcase(profile.id)) return undefined
    const meter = billedMeter(seed, profile, provider, generation)
    const readings = readingsOf(meter, midnight(meter.zone, start), midnight(meter.zone, end + 1000))
    const usage = sumBy(readings, ({ value }) => value) * billedTimes(profile.id, index)
    return { meterNumber: meter.id, usage: Number(usage.toFixed(2)) }
  }

  const recordsOf = (profile: Profile, provider: Provider, { index, job }: Period): readonly BillRecord[] => {
    const start = monthStart(today, index + monthsOfPeriod(profile.id) - 1)
    const end = monthStart(today, index - 1) - 1000
    const month = { seed, profile, provider, start, end, billEnd: end }
    const isShown = isShowcase(profile.id)
    const oneBill = isShown || provider.services.length === 1 || chance(0.6, seed, provider.id, 'one bill')
    const idFor = (kind: string): string =>
      Math.floor(end / 1000)
        .toString(16)
        .padStart(8, '0') + hex(16, seed, profile.id, start, oneBill ? '' : kind)
    const pdfFor = (billId: string): boolean => provider.pdfs && (isShown || !chance(0.08, billId, 'no pdf'))
    const corrections = isShown ? correctionsOf(profile) : 0
    const services = provider.services.flatMap((type) => {
      const billId = idFor(type)
      return meteredDaysOf(profile.id, index, today, { start, end }).map((days): BillRecord => {
        const fields = serviceFields(
          { ...month, ...days, read: readOf(profile, provider, type, index, days) },
          type,
        )
        const record = { billId, type, jobId: job.id, hasPdf: pdfFor(billId), fields }
        return corrected(profile.id, index, record, corrections)
      })
    })
    const [main] = services
    const withBilling = isShown || chance(0.7, seed, provider.id, 'billing')
    if (!main || !withBilling) return withTwins(profile.id, index, services, end)
    const fields = billingFields(month, services)
    const billing = {
      billId: main.billId,
      type: 'billing',
      jobId: job.id,
      hasPdf: main.hasPdf,
      fields,
    } as const
    return withTwins(profile.id, index, [...services, billing], end)
  }

  const of = (profile: Profile): readonly BillRecord[] => {
    const provider = providers.get(profile.providerId)
    if (!provider) return []
    const periods = periodsOf(profile)
    const oldest = jobs.historyOf(profile)[0]
    return [
      ...(context.isSeeded(profile.id) && oldest ? documentedBills(profile.id, oldest.id) : []),
      ...periods.flatMap((period) => recordsOf(profile, provider, period)),
    ]
  }

  return { of, withId: (profile, billId) => of(profile).filter((record) => record.billId === billId) }
}
