import { chance } from '../random'
import { fullName } from './names'
import type { RecordContext } from './bills'
import * as files from './interval-files'
import type { IntervalFile } from './interval-files'
import { shareDelivered, type Job } from './jobs'
import { metersOf, type Meter } from './meters'
import { monthName, monthStart } from './months'
import { measuredBy } from './odd-bills'
import { shownReadings } from './odd-readings'
import { providers } from './providers'
import type { Profile } from './profiles'
import { midnight, monthBoundary, type Reading } from './readings'
import { isShowcase } from './showcases'
import { brings } from './statuses'

/** A record of "List Intervals", with the field names of the reference. */
export interface MonthRecord {
  readonly meter_id: string
  /** `YYYY-MM`. */
  readonly month_id: string
  /** Starts of the first and the last interval, Unix seconds. */
  readonly first_interval: number
  readonly last_interval: number
  readonly complete: boolean
  readonly extraction_time: number
  readonly source_file_size: number
  readonly job_id_extracted: string
}

export interface Intervals {
  /** The months that can be read now, by meter, oldest first. */
  readonly months: (profile: Profile) => readonly MonthRecord[]
  readonly file: (
    profile: Profile,
    meterId: string,
    month: string,
    format: 'source' | 'csv' | 'json',
  ) => IntervalFile | 'no-interval' | 'not-normalised'
}

interface Month {
  readonly name: string
  readonly from: number
  /** End of the last interval, Unix seconds. */
  readonly to: number
  readonly complete: boolean
  readonly job: Job
}

/** Number of earlier months that a run also brings. */
const monthsBefore = 12
const documentedMonths = ['2015-01', '2015-02', '2015-03']

export const createIntervals = (context: RecordContext): Intervals => {
  const { seed, today, clock, jobs } = context
  const sizes = new Map<string, number>()

  /**
   * The runs that brought interval data: those of mode `interval`, and for some seeded profiles the last successful
   * one.
   */
  const runsOf = (profile: Profile): readonly Job[] => {
    const all = jobs
      .historyOf(profile)
      .filter((job) => brings(job.plan.end) && shareDelivered(job, clock.now()) === 1)
    const seededRuns = all.filter((job) => jobs.isSeededJob(job))
    const always = [268, 516].includes(profile.id) || isShowcase(profile.id)
    const last = always || chance(0.6, seed, profile.id, 'intervals') ? seededRuns.slice(-1) : []
    return [...last, ...all.filter((job) => !jobs.isSeededJob(job) && job.mode === 'interval')]
  }

  const monthOf = (profile: Profile, meter: Meter, name: string, job: Job): Month => {
    const begin = monthBoundary(meter.zone, name)
    const end = monthBoundary(meter.zone, name, 1)
    const extracted = Math.floor(job.started / 1000)
    // Sites show whole days: an extraction in the middle of a month ends with the day before.
    const days = Math.floor((extracted - begin) / 86_400)
    const { since, until } = measuredBy(profile.id, today, meter.generation)
    return {
      name,
      from: Math.max(begin, since === null ? begin : midnight(meter.zone, since)),
      to: Math.min(end, begin + days * 86_400, until === null ? end : midnight(meter.zone, until)),
      complete: extracted >= end,
      job,
    }
  }

  /** A later run replaces what an earlier one has brought for the same month. */
  const monthsOf = (profile: Profile, meter: Meter): readonly Month[] => {
    const found = new Map<string, Month>()
    for (const job of runsOf(profile)) {
      const names = Array.from({ length: monthsBefore + 1 }, (_, back) =>
        monthName(monthStart(job.started, monthsBefore - back - 1)),
      )
      if (profile.id === 268 && jobs.isSeededJob(job)) names.unshift(...documentedMonths)
      for (const name of names) {
        const month = monthOf(profile, meter, name, job)
        const known = found.get(name)
        if (month.to > month.from && !known?.complete) found.set(name, month)
      }
    }
    return [...found.values()]
  }

  const readingsIn = (profile: Profile, meter: Meter, { from, to }: Month): readonly Reading[] =>
    shownReadings(today, profile.id, meter, from, to)

  const sourceOf = (profile: Profile, meter: Meter, readings: readonly Reading[]): IntervalFile => {
    if (meter.source === 'unreadable') return files.unreadable(meter)
    const csv = meter.isCounter ? files.counterCsv : files.utilityCsv
    if (meter.source === 'csv') return csv(meter, readings, fullName(seed, profile.id))
    return files.greenButton(meter, readings)
  }

  const sizeOf = (profile: Profile, meter: Meter, month: Month): number => {
    const key = `${profile.id}/${meter.key}/${month.name}/${month.to}`
    const size = sizes.get(key) ?? sourceOf(profile, meter, readingsIn(profile, meter, month)).bytes.length
    if (sizes.size > 50_000) sizes.clear()
    sizes.set(key, size)
    return size
  }

  const meters = (profile: Profile): readonly Meter[] => {
    const provider = providers.get(profile.providerId)
    return provider ? metersOf(seed, profile, provider) : []
  }

  return {
    months: (profile) =>
      meters(profile).flatMap((meter) =>
        monthsOf(profile, meter).map((month) => ({
          meter_id: meter.id,
          month_id: month.name,
          first_interval: month.from,
          last_interval: month.to - meter.step,
          complete: month.complete,
          extraction_time: Math.floor(month.job.started / 1000 + month.job.plan.finished),
          source_file_size: sizeOf(profile, meter, month),
          job_id_extracted: month.job.id,
        })),
      ),
    file: (profile, meterId, name, format) => {
      const meter = meters(profile).find((each) => each.id === meterId)
      const month = meter && monthsOf(profile, meter).find((each) => each.name === name)
      if (!meter || !month) return 'no-interval'
      if (format !== 'source' && !meter.normalised) return 'not-normalised'
      const readings = readingsIn(profile, meter, month)
      if (format === 'csv') return files.normalisedCsv(meter, readings)
      return format === 'json' ? files.normalisedJson(meter, readings) : sourceOf(profile, meter, readings)
    },
  }
}
