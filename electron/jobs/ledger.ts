import type { EndMessage, Job, JobMode, JobPaces, JobState } from '../../shared/domain/job'
import { ok, type Result } from '../../shared/errors/failure'
import type { JobPage, JobWindow, Store } from '../store/store'

/** The record of every job seen: the API gives neither times nor a list, so what is not written here is lost. */
export interface Ledger {
  /** The answer to our own start of a job. */
  readonly started: (
    profileId: number,
    mode: JobMode | undefined,
    state: JobState,
    /** The other profile that the reply named, where it did. */
    namedProfile?: string | null,
  ) => Promise<Result<Job>>
  /** One answer of "Job Status" or "Last Job State for Profile", as of now. */
  readonly observed: (profileId: number, state: JobState) => Promise<Result<Job>>
  /** Gives the job up, since the API has not known it for a long time. Null if the ledger does not have it. */
  readonly lost: (jobId: string) => Promise<Result<Job | null>>
  /** The end of a running job, as a message reported it. */
  readonly reported: (end: RecordedEnd) => Promise<Result<Job>>
  /** Additional facts that a message reported about a job that is known to have ended. */
  readonly reportedMore: (job: Job, message: EndMessage, mode: JobMode | null) => Promise<Result<Job>>
  /** Called whenever a job is seen running, and once for each end, when it is first recorded. */
  readonly onSeen: (listener: (job: Job) => void) => void
  readonly job: (jobId: string) => Promise<Result<Job | null>>
  /** Those of these that are known, in no order. */
  readonly some: (jobIds: readonly string[]) => Promise<Result<readonly Job[]>>
  /** Newest first. */
  readonly ofProfile: (profileId: number) => Promise<Result<readonly Job[]>>
  /** Jobs that were running when last seen, to be watched again after a start. */
  readonly running: () => Promise<Result<readonly Job[]>>
  /** Those running first, then those whose end was witnessed here, the latest first. */
  readonly list: (window: JobWindow) => Promise<Result<JobPage>>
  /** How long the stages of the latest jobs took. */
  readonly paces: () => Promise<Result<JobPaces>>
}

export interface RecordedEnd {
  readonly profileId: number
  readonly jobId: string
  readonly status: string
  readonly mode: JobMode | null
  readonly message?: EndMessage | undefined
  /** When it ended, ISO 8601 in UTC. */
  readonly at: string
}

/** `who`: the operating system's user, written down with what is started here. */
export const createLedger = (store: Pick<Store, 'jobs'>, now: () => Date, who: string): Ledger => {
  const listeners = new Set<(job: Job) => void>()
  const tell = (recorded: Result<Job>): Result<Job> => {
    if (recorded.ok) for (const listener of listeners) listener(recorded.value)
    return recorded
  }
  return {
    started: (profileId, mode, state, namedProfile) =>
      store.jobs.observe({
        ...state,
        profileId,
        mode,
        startedHere: true,
        startedBy: who,
        ...(namedProfile && { namedProfile }),
        at: now().toISOString(),
      }),
    observed: async (profileId, state) => {
      const seen = { ...state, profileId, at: now().toISOString() }
      if (!state.finished) return tell(await store.jobs.observe(seen))
      // An end never changes, and comes with every read of a profile's last job: no need to write it again.
      const known = await store.jobs.job(state.jobId)
      if (!known.ok) return known
      if (known.value && saysTheSame(known.value, state)) return ok(known.value)
      const recorded = await store.jobs.observe(seen)
      return known.value?.finished ? recorded : tell(recorded)
    },
    reported: async ({ mode, ...end }) =>
      tell(
        await store.jobs.observe({
          ...end,
          finished: true,
          detail: null,
          reported: true,
          ...(mode && { mode }),
        }),
      ),
    reportedMore: ({ profileId, jobId, status, finished, detail }, message, mode) =>
      store.jobs.observe({
        ...(mode && { mode }),
        profileId,
        jobId,
        status,
        finished,
        detail,
        message,
        reported: true,
        at: now().toISOString(),
      }),
    lost: (jobId) => store.jobs.lose({ jobId, at: now().toISOString() }),
    onSeen: (listener) => void listeners.add(listener),
    job: store.jobs.job,
    some: store.jobs.some,
    ofProfile: store.jobs.ofProfile,
    running: store.jobs.running,
    list: store.jobs.list,
    paces: store.jobs.paces,
  }
}

const saysTheSame = (known: Job, state: JobState): boolean =>
  known.finished && known.status === state.status && known.detail === state.detail
