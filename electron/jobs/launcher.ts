import type { Job } from '../../shared/domain/job'
import type { LockoutVerdict } from '../../shared/domain/lockout'
import type { KeptReason } from '../../shared/domain/planned-starts'
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
  /** Starts the job although starts at the profile's provider are on hold. */
  readonly despiteHold?: boolean | undefined
  /** The running job that the person knows of, beside which another one is to be started. */
  readonly beside?: string | undefined
}

/** A start that was planned for now. Nobody watches it, so it does less than a person may. */
export interface PlannedLaunch extends JobStart {
  /** The last job when it was planned. If another one has run since, nothing is started. */
  readonly afterJob: string
  /** For the activity log: when and by whom it was planned. */
  readonly reason: string
  /** Called once nothing is against it, directly before it is sent. If this fails, it is not sent. */
  readonly beforeSending: () => Promise<Result<void>>
}

export type PlannedLaunched = { readonly job: Job } | { readonly kept: KeptReason }

/** Starts on hold at a profile's utility provider. */
export interface Hold {
  /** The provider's name; null where it is not known. */
  readonly provider: string | null
  /** ISO 8601, UTC. */
  readonly since: string
}

/** The only way to start a job for a person, a release or a plan. Bulk runs use its inner part (starts.ts). */
export interface Launcher {
  /** The hold at this profile's provider; null if there is none. */
  readonly holdOf: (profileId: number) => Promise<Hold | null>
  /** Whether the lockout guard allows a start, as far as the directory knows the last job. */
  readonly verdictOf: (profileId: number) => Promise<Result<LockoutVerdict>>
  /**
   * Starts a job, once. Fails with `held` if starts are on hold there, `lockout` if the guard refuses, `job-running` if
   * a job runs that the person does not know of; the request can override each. Starts for one profile wait for each
   * other, including those of bulk runs. A lost reply is settled by the last job's id, a reply with a job and an error
   * by that job; whether to start another one is for the person to decide.
   */
  readonly start: (request: PersonStart) => Promise<Result<Job>>
  /**
   * The same where nobody watches: not where starts are on hold, after another job, or after a single failed login with
   * these credentials. Nothing overrides that.
   */
  readonly startPlanned: (launch: PlannedLaunch) => Promise<Result<PlannedLaunched>>
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

/** The job built from the reply, if it could not be written to disk. */
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
    // The job runs even if it was not recorded: reported as failed, it would be started a second time.
    const job = unrecorded(request, started, recorded.error)
    starts.follow(job)
    return job
  }

  /** Sends it, and settles it by reading if the reply is lost. `reason`: for the activity log. */
  const send = (request: JobStart, lastJobId: string | null, reason?: string): Promise<Result<Job>> => {
    const { profileId, mode } = request
    return journal.run<Job>({
      kind: 'job-start',
      profileId,
      summary: `start a ${mode} job`,
      before: { lastJobId, mode },
      personal: reason === undefined ? undefined : { reason },
      send: async () => {
        const started = await starts.send(request)
        return started.ok ? ok(jobOf(request, started.value)) : started
      },
      settle: async (doubt) => {
        const settled = await starts.settle(request, lastJobId, doubt, { priority: 'change' })
        if (settled.settlement === 'happened') {
          return { settlement: 'happened', value: jobOf(request, settled.started) }
        }
        // A new job is probably ours, but a colleague's start would look the same.
        return settled.settlement === 'did-not-happen' ? settled : { settlement: 'unknown' }
      },
    })
  }

  const startInTurn: Launcher['start'] = async (request) => {
    const { profileId, override, despiteHold = false, beside } = request
    if (!despiteHold && (await holdOf(profileId))) return fail('held')
    // Also records the end of the last job, on which the guard's verdict is based.
    const last = unsent(await lastJob(profileId, { priority: 'change' }))
    if (!last.ok) return last
    const { state } = last.value
    if (state?.finished === false && state.jobId !== beside) return fail('job-running', { unsent: true })
    const verdict = await lockout.verdict(profileId, state)
    if (!verdict.ok) return verdict
    const { personAllowed, failures } = verdict.value
    if (!personAllowed && !override) return fail('lockout', { detail: `${failures} failed logins` })
    return send(request, state?.jobId ?? null, personAllowed ? undefined : override?.reason)
  }

  const startPlannedInTurn: Launcher['startPlanned'] = async (launch) => {
    const { profileId, afterJob, reason, beforeSending } = launch
    const kept = (why: KeptReason) => ok({ kept: why })
    if (await holdOf(profileId)) return kept('provider-held')
    const last = unsent(await lastJob(profileId, { priority: 'bulk' }))
    if (!last.ok) return last.error.code === 'not-found' ? kept('gone') : last
    const { state } = last.value
    if (state?.finished === false) return kept('job-running')
    // A profile that had a job and has none any more was deleted: the API answers the same for both.
    if (state === null) return kept('gone')
    if (state.jobId !== afterJob) return kept('case-changed')
    const verdict = await lockout.verdict(profileId, state)
    if (!verdict.ok) return unsent(verdict)
    if (!verdict.value.bulkAllowed) return kept('credentials-failed')
    const ready = unsent(await beforeSending())
    if (!ready.ok) return ready
    const started = await send(launch, afterJob, reason)
    return started.ok ? ok({ job: started.value }) : started
  }

  return {
    holdOf,
    verdictOf: async (profileId) => {
      const [row] = await directory.known([profileId])
      return lockout.verdict(profileId, row?.lastJob)
    },
    start: (request) => turns.take(request.profileId, () => startInTurn(request)),
    startPlanned: (launch) => turns.take(launch.profileId, () => startPlannedInTurn(launch)),
  }
}
