import type { Job } from '../../shared/domain/job'
import type { LockoutVerdict } from '../../shared/domain/lockout'
import type { ProfileRow } from '../../shared/domain/profile'
import { fail, ok, type Failure, type Result } from '../../shared/errors/failure'
import type { Journal } from '../changes/journal'
import { unsent } from '../changes/unsent'
import type { ProfileTurns } from '../lib/turns'
import type { Holds } from './holds'
import type { ReadLastJob } from './last-job'
import type { Lockout } from './lockout'
import type { JobStart, JobStarts, StartedJob } from './starts'

/** Why a person starts a job although the lockout guard advises against it; not empty. */
export interface Override {
  readonly reason: string
}

export interface PersonStart extends JobStart {
  readonly override?: Override | undefined
  /** Starts are on hold at the profile's utility provider, and this one is to be made all the same. */
  readonly despiteHold?: boolean | undefined
  /** The job that runs as the person knows, beside which another is to be started all the same. */
  readonly beside?: string | undefined
}

/** Starts on hold at a profile's utility provider. */
export interface Hold {
  /** The provider's name; null where it is not known. */
  readonly provider: string | null
  /** ISO 8601, UTC. */
  readonly since: string
}

/** The one way of a start of a job that a person asks for, and of a release's starts. */
export interface Launcher {
  /** The hold that a start for this profile meets. */
  readonly holdOf: (profileId: number) => Promise<Hold | null>
  /** Whether the lockout guard lets it be started, as far as the directory knows its last job. */
  readonly verdictOf: (profileId: number) => Promise<Result<LockoutVerdict>>
  /**
   * Starts a job, once. `held` where starts are on hold there, `lockout` where the guard refuses it, `job-running` where one runs
   * of which the person does not know, and none of these where the person decides otherwise. Starts of one profile wait for each other, those of a bulk run as well. A lost reply is settled against the last job's id, one that names a job and an error by that job; a further start is the person's to decide.
   */
  readonly start: (request: PersonStart) => Promise<Result<Job>>
}

interface LauncherParts {
  readonly starts: JobStarts
  readonly lastJob: ReadLastJob
  readonly journal: Journal
  readonly lockout: Lockout
  readonly holds: Pick<Holds, 'since'>
  readonly turns: Pick<ProfileTurns, 'take'>
  readonly directory: { readonly known: (ids: readonly number[]) => Promise<readonly ProfileRow[]> }
}

/** The job as it is known where it could not be written down. */
const unrecorded = ({ profileId, mode }: JobStart, started: StartedJob, failure: Failure): Job => ({
  ...started.state,
  profileId,
  mode,
  startedHere: true,
  startedBy: null,
  startedAt: null,
  endedAt: null,
  observations: [],
  watchTrouble: failure,
  ...(started.namedProfile && { namedProfile: started.namedProfile }),
})

export const createLauncher = (parts: LauncherParts): Launcher => {
  const { starts, lastJob, journal, lockout, holds, turns, directory } = parts

  const holdOf: Launcher['holdOf'] = async (profileId) => {
    const [row] = await directory.known([profileId])
    const { providerId = null, provider = null } = row?.profile ?? {}
    const since = providerId === null ? null : holds.since(providerId)
    return since === null ? null : { provider, since }
  }

  const jobOf = (request: JobStart, started: StartedJob): Job => {
    const { recorded } = started
    if (recorded.ok) return recorded.value
    // It runs, whatever the disk says: told as failed, it would be started a second time.
    const job = unrecorded(request, started, recorded.error)
    starts.follow(job)
    return job
  }

  const startInTurn: Launcher['start'] = async (request) => {
    const { profileId, mode, override, despiteHold = false, beside } = request
    if (!despiteHold && (await holdOf(profileId))) return fail('held')
    // The end that the guard's verdict rests on is written down, whoever saw it first.
    const last = unsent(await lastJob(profileId, { priority: 'change' }))
    if (!last.ok) return last
    const { state } = last.value
    if (state?.finished === false && state.jobId !== beside) return fail('job-running', { unsent: true })
    const verdict = await lockout.verdict(profileId, state)
    if (!verdict.ok) return verdict
    const { personAllowed, failures } = verdict.value
    if (!personAllowed && !override) return fail('lockout', { detail: `${failures} failed logins` })
    const lastJobId = state?.jobId ?? null
    return journal.run<Job>({
      kind: 'job-start',
      profileId,
      summary: `start a ${mode} job`,
      before: { lastJobId, mode },
      personal: personAllowed ? undefined : override && { reason: override.reason },
      send: async () => {
        const started = await starts.send(request)
        return started.ok ? ok(jobOf(request, started.value)) : started
      },
      settle: async (doubt) => {
        const settled = await starts.settle(request, lastJobId, doubt, { priority: 'change' })
        if (settled.settlement === 'happened') {
          return { settlement: 'happened', value: jobOf(request, settled.started) }
        }
        // Another job is probably ours, but a colleague's start looks the same.
        return settled.settlement === 'did-not-happen' ? settled : { settlement: 'unknown' }
      },
    })
  }

  return {
    holdOf,
    verdictOf: async (profileId) => {
      const [row] = await directory.known([profileId])
      return lockout.verdict(profileId, row?.lastJob)
    },
    start: (request) => turns.take(request.profileId, () => startInTurn(request)),
  }
}
