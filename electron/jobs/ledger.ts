import type { Job, JobMode, JobState } from '../../shared/domain/job'
import { ok, type Result } from '../../shared/errors/failure'
import type { Store } from '../store/store'

/** The record of every job seen: the API gives neither times nor a list, so what is not written here is lost. */
export interface Ledger {
  /** The answer to our own start of a job. */
  readonly started: (profileId: number, mode: JobMode | undefined, state: JobState) => Promise<Result<Job>>
  /** One answer of "Job Status" or "Last Job State for Profile", as of now. */
  readonly observed: (profileId: number, state: JobState) => Promise<Result<Job>>
  readonly job: (jobId: string) => Promise<Result<Job | null>>
  /** Newest first. */
  readonly ofProfile: (profileId: number) => Promise<Result<readonly Job[]>>
  /** What was still running when it was last seen: to be watched again after a start. */
  readonly running: () => Promise<Result<readonly Job[]>>
}

/** `who`: the operating system's user, written down with what is started here. */
export const createLedger = (store: Pick<Store, 'jobs'>, now: () => Date, who: string): Ledger => ({
  started: (profileId, mode, state) =>
    store.jobs.observe({
      ...state,
      profileId,
      mode,
      startedHere: true,
      startedBy: who,
      at: now().toISOString(),
    }),
  observed: async (profileId, state) => {
    const at = now().toISOString()
    // An end is the same for ever, and comes with every look at a profile's last job: no need to write it again.
    if (state.finished) {
      const known = await store.jobs.job(state.jobId)
      if (!known.ok) return known
      if (known.value && saysTheSame(known.value, state)) return ok(known.value)
    }
    return store.jobs.observe({ ...state, profileId, at })
  },
  job: store.jobs.job,
  ofProfile: store.jobs.ofProfile,
  running: store.jobs.running,
})

const saysTheSame = (known: Job, state: JobState): boolean =>
  known.finished && known.status === state.status && known.detail === state.detail
