import type { Job, JobMode, JobState } from '../../shared/domain/job'
import { ok, type Failure, type Result } from '../../shared/errors/failure'
import type { CallOptions } from '../link/call-options'
import type { LinkClient } from '../link/link-client'
import type { ReadLastJob } from './last-job'
import type { Ledger } from './ledger'
import { saysNoSuchJob } from './unknown-job'

/** What "Start Job" is asked for. */
export interface JobStart {
  readonly profileId: number
  readonly mode: JobMode
  readonly sendNotification: boolean
}

export interface StartedJob {
  readonly state: JobState
  /** The profile named by the reply, if it is not the one asked for. */
  readonly namedProfile: string | null
  /** The record in the ledger, which is followed; or why it could not be written down. */
  readonly recorded: Result<Job>
}

/**
 * The outcome of a start whose reply was lost or contradicts itself. A job that has run since may be a colleague's and
 * proves nothing; one that the reply named is ours.
 */
export type SettledStart =
  | { readonly settlement: 'happened'; readonly started: StartedJob }
  | { readonly settlement: 'did-not-happen' }
  | { readonly settlement: 'other-job'; readonly jobId: string }
  | { readonly settlement: 'unknown'; readonly failure?: Failure }

/** The inner part of every start of a job, by a person or a bulk run. It checks nothing. */
export interface JobStarts {
  /** Sends the start once. A started job is recorded, watched, and shown on the page. */
  readonly send: (start: JobStart, options?: CallOptions) => Promise<Result<StartedJob>>
  /**
   * Reads the outcome of a start: of the job that the reply named, if it did, otherwise by comparing the profile's last
   * job with the one before. `doubt` is the failure of the start, if it is known.
   */
  readonly settle: (
    start: JobStart,
    lastJobId: string | null,
    doubt: Failure | null,
    options: CallOptions,
  ) => Promise<SettledStart>
  /** Watches a job, and shows it in the list and on the page. */
  readonly follow: (job: Job) => void
}

interface StartsParts {
  readonly link: { readonly jobs: Pick<LinkClient['jobs'], 'start' | 'status'> }
  readonly ledger: Pick<Ledger, 'started' | 'observed'>
  readonly lastJob: ReadLastJob
  readonly follow: (job: Job) => void
}

export const createStarts = ({ link, ledger, lastJob, follow }: StartsParts): JobStarts => {
  const take = async (
    { profileId, mode }: JobStart,
    state: JobState,
    namedProfile: string | null,
  ): Promise<StartedJob> => {
    const begun: JobState = { jobId: state.jobId, status: 'queued', finished: false, detail: null }
    const started = await ledger.started(profileId, mode, begun, namedProfile)
    // What was seen since is a further observation, which may be its end.
    const isMore = state.status !== begun.status || state.detail !== null
    const recorded = started.ok && isMore ? await ledger.observed(profileId, state) : started
    if (recorded.ok) follow(recorded.value)
    return { state, namedProfile, recorded }
  }

  const settleByLast = async (
    profileId: number,
    lastJobId: string | null,
    options: CallOptions,
  ): Promise<SettledStart> => {
    const last = await lastJob(profileId, options)
    if (!last.ok) return { settlement: 'unknown', failure: last.error }
    const { state, recorded } = last.value
    if ((state?.jobId ?? null) === lastJobId) return { settlement: 'did-not-happen' }
    if (!state) return { settlement: 'unknown' }
    if (recorded.ok && recorded.value) follow(recorded.value)
    return { settlement: 'other-job', jobId: state.jobId }
  }

  return {
    send: async (start, options) => {
      const { profileId, mode, sendNotification } = start
      const started = await link.jobs.start(profileId, mode, sendNotification, options)
      if (!started.ok) return started
      const { jobId, contradiction } = started.value
      return ok(await take(start, { jobId, status: 'queued', finished: false, detail: null }, contradiction))
    },
    settle: async (start, lastJobId, doubt, options) => {
      const named = doubt?.jobId
      if (named !== undefined && named !== lastJobId) {
        const state = await link.jobs.status(named, options)
        if (state.ok) {
          // The reply belongs to the job that was asked for. What the API said about the start is shown for it until it
          // says more.
          const seen = { ...state.value, jobId: named, detail: state.value.detail ?? doubt?.apiText ?? null }
          return { settlement: 'happened', started: await take(start, seen, doubt?.namedProfile ?? null) }
        }
        if (!saysNoSuchJob(state.error)) return { settlement: 'unknown', failure: state.error }
      }
      return settleByLast(start.profileId, lastJobId, options)
    },
    follow,
  }
}
