import type { Job, JobMode, JobState } from '../../shared/domain/job'
import { fail, ok, type Failure, type Result } from '../../shared/errors/failure'
import type { Journal } from '../changes/journal'
import { unsent } from '../changes/unsent'
import type { LinkClient } from '../link/link-client'
import type { Ledger } from './ledger'
import type { Lockout } from './lockout'

interface LauncherParts {
  readonly link: Pick<LinkClient, 'jobs'>
  readonly ledger: Ledger
  readonly journal: Journal
  readonly lockout: Lockout
  /** A job that turned up while a lost reply was settled. */
  readonly onFound: (job: Job) => void
}

const unrecorded = (
  profileId: number,
  mode: JobMode,
  state: JobState,
  namedProfile: string | null,
  failure: Failure,
): Job => ({
  ...state,
  profileId,
  mode,
  startedHere: true,
  startedBy: null,
  startedAt: null,
  endedAt: null,
  observations: [],
  watchTrouble: failure,
  ...(namedProfile && { namedProfile }),
})

/** Why a person starts a job although the lockout guard advises against it; not empty. */
export interface Override {
  readonly reason: string
}

/**
 * Starts a job, once, for a person. `lockout` where the guard refuses it and no override says why it is to be started
 * all the same. A lost reply is settled against the last job's id; a further start is the person's to decide.
 */
export type StartJob = (
  profileId: number,
  mode: JobMode,
  sendNotification: boolean,
  override?: Override,
) => Promise<Result<Job>>

export const createLauncher =
  ({ link, ledger, journal, lockout, onFound }: LauncherParts): StartJob =>
  async (profileId, mode, sendNotification, override) => {
    const last = unsent(await link.jobs.lastOfProfile(profileId, { priority: 'change' }))
    if (!last.ok) return last
    const verdict = await lockout.verdict(profileId, last.value)
    if (!verdict.ok) return verdict
    const { personAllowed, failures } = verdict.value
    // The end that the verdict rests on is kept, whoever saw it first.
    if (last.value && !personAllowed) await ledger.observed(profileId, last.value)
    if (!personAllowed && !override) return fail('lockout', { detail: `${failures} failed logins` })
    const lastJobId = last.value?.jobId ?? null
    return journal.run<Job>({
      kind: 'job-start',
      profileId,
      summary: `start a ${mode} job`,
      before: { lastJobId, mode },
      personal: personAllowed ? undefined : override && { reason: override.reason },
      send: async () => {
        const started = await link.jobs.start(profileId, mode, sendNotification)
        if (!started.ok) return started
        const { jobId, contradiction } = started.value
        const state = { jobId, status: 'queued', finished: false, detail: null }
        const kept = await ledger.started(profileId, mode, state, contradiction)
        // It runs, whatever the disk says: told as failed, it would be started a second time.
        return kept.ok ? kept : ok(unrecorded(profileId, mode, state, contradiction, kept.error))
      },
      settle: async () => {
        const now = await link.jobs.lastOfProfile(profileId, { priority: 'change' })
        if (!now.ok) return { settlement: 'unknown' }
        if ((now.value?.jobId ?? null) === lastJobId) return { settlement: 'did-not-happen' }
        if (now.value) {
          const found = await ledger.observed(profileId, now.value)
          if (found.ok) onFound(found.value)
        }
        // Probably ours, but a colleague's start looks the same.
        return { settlement: 'unknown' }
      },
    })
  }
