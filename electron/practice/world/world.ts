import type { AgentClock } from '../clock'
import { createBills, type Bills } from './bills'
import { createCredentials, type Credentials } from './credentials'
import { createIntervals, type Intervals } from './intervals'
import { createJobs, lastRunOf, type Jobs } from './jobs'
import { createProfiles, type Profiles } from './profiles'

export interface WorldOptions {
  readonly seed: number
  readonly profiles: number
  /** The ISO day up to which the world's dates go. */
  readonly today: string
  readonly clock: AgentClock
}

/** All data of the API. What the seed made is computed on request; only changes are stored. */
export interface World {
  readonly profiles: Profiles
  readonly credentials: Credentials
  readonly jobs: Jobs
  readonly bills: Bills
  readonly intervals: Intervals
}

export const createWorld = ({ seed, profiles: count, today, clock }: WorldOptions): World => {
  const now = Date.parse(`${today}T00:00:00Z`)
  const profiles = createProfiles(seed, count, now)
  const credentials = createCredentials(seed, (id) => {
    if (!profiles.isSeeded(id)) return undefined
    const last = lastRunOf(seed, id)
    return last === 'running' ? 'success' : last
  })
  const jobs = createJobs(seed, clock, now, profiles, credentials)
  const context = { seed, today: now, clock, jobs, isSeeded: profiles.isSeeded }
  return { profiles, credentials, jobs, bills: createBills(context), intervals: createIntervals(context) }
}
