import type { Job, JobMode, JobState } from '../../shared/domain/job'
import { ok, type Failure, type Result } from '../../shared/errors/failure'
import type { Journal } from '../changes/journal'
import type { LinkClient } from '../link/link-client'
import type { Ledger } from './ledger'

interface LauncherParts {
  readonly link: Pick<LinkClient, 'jobs'>
  readonly ledger: Ledger
  readonly journal: Journal
  /** A job that turned up while a lost reply was settled. */
  readonly onFound: (job: Job) => void
}

const unrecorded = (profileId: number, mode: JobMode, state: JobState, { code }: Failure): Job => ({
  ...state,
  profileId,
  mode,
  startedHere: true,
  startedAt: null,
  endedAt: null,
  observations: [],
  watchTrouble: code,
})

/** Starts a job, once. A lost reply is settled against the last job's id; a further start is the person's to decide. */
export type StartJob = (profileId: number, mode: JobMode, sendNotification: boolean) => Promise<Result<Job>>

export const createLauncher =
  ({ link, ledger, journal, onFound }: LauncherParts): StartJob =>
  async (profileId, mode, sendNotification) => {
    const last = await link.jobs.lastOfProfile(profileId, { priority: 'change' })
    if (!last.ok) return last
    const lastJobId = last.value?.jobId ?? null
    return journal.run<Job>({
      kind: 'job-start',
      profileId,
      summary: `start a ${mode} job`,
      before: { lastJobId, mode },
      send: async () => {
        const started = await link.jobs.start(profileId, mode, sendNotification)
        if (!started.ok) return started
        const { jobId } = started.value
        const state = { jobId, status: 'queued', finished: false, detail: null }
        const kept = await ledger.started(profileId, mode, state)
        // It runs, whatever the disk says: told as failed, it would be started a second time.
        return kept.ok ? kept : ok(unrecorded(profileId, mode, state, kept.error))
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
