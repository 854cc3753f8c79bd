import { randomUUID } from 'node:crypto'
import type { AgentClock } from '../clock'
import { between, chance, fraction, hex, pick, weighted } from '../random'
import { planRun, type Plan } from './plan'
import type { Profile } from './profiles'
import { isShowcase } from './showcases'
import { brings, ends, type End, type Mode } from './statuses'
import type { Credentials, Wish } from './credentials'

/** One run of an agent. `started` is in milliseconds by the agents' clock. */
export interface Job {
  readonly id: string
  readonly profileId: number
  readonly mode: Mode
  readonly started: number
  readonly plan: Plan
}

export interface JobState {
  readonly status: string
  readonly finished: boolean
  /** Some ends have details, as a text or as an object. */
  readonly detail?: string | Readonly<Record<string, string>>
}

export interface Jobs {
  readonly byId: (id: string) => Job | undefined
  readonly lastOf: (profile: Profile) => Job | undefined
  /** All runs of a profile, oldest first. */
  readonly historyOf: (profile: Profile) => readonly Job[]
  readonly start: (profile: Profile, mode: Mode) => Job
  readonly stateOf: (job: Job) => JobState
  readonly isSeededJob: (job: Job) => boolean
}

type LastRun = End | 'none' | 'running'

const shares: readonly (readonly [LastRun, number])[] = [
  ['success', 68],
  ['partial_success', 5],
  ['credential_error', 8],
  ['action_needed', 4],
  ['unexpected_presentation', 2],
  ['incomplete_parameters', 2],
  ['timeout_site', 2],
  ['site_error', 2],
  ['terminated', 1],
  ['agent_failure', 1],
  ['timeout_agent', 1],
  ['running', 1],
  ['none', 6],
]

/** The jobs that the document's examples name, by their profile. */
const documentedJobs: ReadonlyMap<number, string> = new Map([
  [516, '3b7471eb-7e35-4a45-b081-e9cfa9d71e75'],
  [268, '7ede4372-2d9e-4294-a83f-e034040edd99'],
  [121, '62f1c29e-aca8-40b8-aa9f-eb436539e3fe'],
])
const profileOfDocumented = new Map([...documentedJobs].map(([profileId, id]) => [id, profileId]))
const alwaysRan: ReadonlySet<number> = new Set([1, 2, ...documentedJobs.keys()])

/** From this ID on, each end in the list gets a profile of its own, so that small worlds show them all too. */
const firstOfEachEnd = 11

/** How the last seeded run of a seeded profile ended. */
export const lastRunOf = (seed: number, id: number): LastRun => {
  if (alwaysRan.has(id) || isShowcase(id)) return 'success'
  const each = ends[id - firstOfEachEnd]
  return each ?? weighted(shares, seed, id, 'last run')
}

const details: Partial<Record<End, readonly (string | Readonly<Record<string, string>>)[]>> = {
  credential_error: [
    'The user name or password was not recognised.',
    { site_message: 'Invalid login', attempt: '1' },
  ],
  action_needed: ['Accept the new terms and conditions.', { site_message: 'Your password has expired.' }],
  unexpected_presentation: [{ page: 'billing history', expected: 'table' }],
  site_error: ['HTTP 500 from the billing page', { page: 'usage', code: '500' }],
  partial_success: [{ missing: '2 bills', reason: 'download failed' }, 'Some bills could not be downloaded.'],
  incomplete_parameters: ['password'],
  new_status_2027: [{ note: 'a status of the future' }],
}

const detailOf = (job: Job): JobState['detail'] => {
  const known = details[job.plan.end]
  return known && chance(0.75, job.id, 'detail') ? pick(known, job.id, 'which') : undefined
}

const dayMs = 86_400_000

/** A job's ID encodes its profile and number, masked by the seed, so that 100,000 histories need no memory. */
const jobNumbers = (seed: number) => {
  const mask = BigInt(`0x${hex(12, seed, 'job mask')}`)
  return {
    idOf: (profileId: number, run: number): string => {
      const tail = ((BigInt(profileId) * 16n + BigInt(run)) ^ mask).toString(16).padStart(12, '0')
      const head = hex(14, seed, profileId, run, 'job')
      return `${head.slice(0, 8)}-${head.slice(8, 12)}-4${head.slice(11, 14)}-8${head.slice(3, 6)}-${tail}`
    },
    profileIdOf: (id: string): number => Number((BigInt(`0x${id.slice(-12)}`) ^ mask) / 16n),
  }
}

export const createJobs = (
  seed: number,
  clock: AgentClock,
  today: number,
  profiles: { readonly get: (id: number) => Profile | undefined; readonly isSeeded: (id: number) => boolean },
  credentials: Credentials,
): Jobs => {
  const live = new Map<string, Job>()
  const liveOf = new Map<number, Job[]>()
  /** The password with which a profile's last run was refused. */
  const refused = new Map<number, string>()
  const numbers = jobNumbers(seed)
  const begun = clock.now()

  const seededJob = (profile: Profile, run: number, runs: number, last: Exclude<LastRun, 'none'>): Job => {
    const isLast = run === runs
    const id = (isLast && documentedJobs.get(profile.id)) || numbers.idOf(profile.id, run)
    if (isLast && last === 'running') {
      const started = begun - between(1000, 9000, id, 'ago')
      return { id, profileId: profile.id, mode: 'bill', started, plan: planRun('bill', 'success', id) }
    }
    const end = isLast && last !== 'running' ? last : 'success'
    const isBill = !isLast || alwaysRan.has(profile.id) || isShowcase(profile.id) || chance(0.85, id, 'mode')
    const mode = isBill ? 'bill' : 'interval'
    // Runs are spread evenly between the profile's creation and yesterday; the last one was not long ago.
    const age = today - profile.created
    const share = isLast ? 0.97 + 0.02 * fraction(id) : (run - 0.9) / runs
    const started = Math.min(profile.created + age * share, today - dayMs / 12)
    return { id, profileId: profile.id, mode, started, plan: planRun(mode, end, id) }
  }

  const seededHistory = (profile: Profile): readonly Job[] => {
    if (!profiles.isSeeded(profile.id)) return []
    const last = lastRunOf(seed, profile.id)
    if (last === 'none') return []
    const runs = isShowcase(profile.id) ? 1 : between(1, 4, seed, profile.id, 'runs')
    return Array.from({ length: runs }, (_, index) => seededJob(profile, index + 1, runs, last))
  }

  const historyOf = (profile: Profile): readonly Job[] => [
    ...seededHistory(profile),
    ...(liveOf.get(profile.id) ?? []),
  ]

  const seededById = (id: string): Job | undefined => {
    const profile = profiles.get(profileOfDocumented.get(id) ?? numbers.profileIdOf(id))
    return profile && seededHistory(profile).find((job) => job.id === id)
  }

  const seededRefusal = (profile: Profile): boolean =>
    profiles.isSeeded(profile.id) && lastRunOf(seed, profile.id) === 'credential_error'

  /**
   * `credential_error` applies until the password is changed, and does not return in later runs with the new password.
   */
  const wishFor = (profile: Profile): Wish => {
    const wish = credentials.wish(profile.id)
    if (wish === undefined) return 'incomplete_parameters'
    if (wish !== 'credential_error') return wish
    const mark = credentials.passwordMark(profile.id)
    const refusedMark = refused.get(profile.id) ?? (seededRefusal(profile) ? 'seeded' : mark)
    if (mark !== refusedMark) return 'success'
    refused.set(profile.id, mark)
    return 'credential_error'
  }
  return {
    historyOf,
    lastOf: (profile) => historyOf(profile).at(-1),
    byId: (id) => live.get(id) ?? seededById(id),
    isSeededJob: (job) => !live.has(job.id),
    start: (profile, mode) => {
      const id = randomUUID()
      const job = {
        id,
        profileId: profile.id,
        mode,
        started: clock.now(),
        plan: planRun(mode, wishFor(profile), id),
      }
      live.set(id, job)
      liveOf.set(profile.id, [...(liveOf.get(profile.id) ?? []), job])
      return job
    },
    stateOf: (job) => {
      const elapsed = (clock.now() - job.started) / 1000
      const finished = elapsed >= job.plan.finished
      const step = finished ? job.plan.steps.at(-1) : job.plan.steps.findLast((each) => each.at <= elapsed)
      const detail = finished ? detailOf(job) : undefined
      return { status: step?.status ?? 'queued', finished, ...(detail === undefined ? {} : { detail }) }
    },
  }
}

/** The share of the job's records (0 to 1) that can be read at `now` (agents' clock). */
export const shareDelivered = (job: Job, now: number): number => {
  const data = job.plan.data
  if (!data || !brings(job.plan.end)) return 0
  const elapsed = (now - job.started) / 1000
  if (elapsed < data.first) return 0
  if (elapsed >= data.last) return 1
  return Math.max(0.01, (elapsed - data.first) / (data.last - data.first))
}
