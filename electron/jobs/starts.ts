import type { Job, JobMode, JobState } from '../../shared/domain/job'
import { ok, type Failure, type Result } from '../../shared/errors/failure'
import type { CallOptions } from '../link/call-options'
import type { LinkClient } from '../link/link-client'
import type { ReadLastJob } from './last-job'
import type { Ledger } from './ledger'

/** What "Start Job" is asked for. */
export interface JobStart {
  readonly profileId: number
  readonly mode: JobMode
  readonly sendNotification: boolean
}

export interface StartedJob {
  readonly state: JobState
  /** The other profile that the reply named, where it did. */
  readonly namedProfile: string | null
  /** The record in the ledger, which is followed; or why it could not be written down. */
  readonly recorded: Result<Job>
}

/** What became of a start whose reply was lost. A job that has run since may be a colleague's: it proves nothing. */
export type SettledStart =
  | { readonly settlement: 'did-not-happen' }
  | { readonly settlement: 'other-job'; readonly jobId: string }
  | { readonly settlement: 'unknown'; readonly failure?: Failure }

/** The inner part of every start of a job, of one by a person and of one by a bulk run. It guards against nothing. */
export interface JobStarts {
  /** Sends the start once. A job that was started is written down, followed, and told. */
  readonly send: (start: JobStart, options?: CallOptions) => Promise<Result<StartedJob>>
  /** Reads what became of a start whose reply was lost, against the profile's last job before it. */
  readonly settle: (
    profileId: number,
    lastJobId: string | null,
    options: CallOptions,
  ) => Promise<SettledStart>
  /** Follows a job, and tells that it is there. */
  readonly follow: (job: Job) => void
}

interface StartsParts {
  readonly link: { readonly jobs: Pick<LinkClient['jobs'], 'start'> }
  readonly ledger: Pick<Ledger, 'started'>
  readonly lastJob: ReadLastJob
  readonly follow: (job: Job) => void
}

export const createStarts = ({ link, ledger, lastJob, follow }: StartsParts): JobStarts => ({
  send: async ({ profileId, mode, sendNotification }, options) => {
    const started = await link.jobs.start(profileId, mode, sendNotification, options)
    if (!started.ok) return started
    const { jobId, contradiction } = started.value
    const state: JobState = { jobId, status: 'queued', finished: false, detail: null }
    const recorded = await ledger.started(profileId, mode, state, contradiction)
    if (recorded.ok) follow(recorded.value)
    return ok({ state, namedProfile: contradiction, recorded })
  },
  settle: async (profileId, lastJobId, options) => {
    const last = await lastJob(profileId, options)
    if (!last.ok) return { settlement: 'unknown', failure: last.error }
    const { state, recorded } = last.value
    if ((state?.jobId ?? null) === lastJobId) return { settlement: 'did-not-happen' }
    if (!state) return { settlement: 'unknown' }
    if (recorded.ok && recorded.value) follow(recorded.value)
    return { settlement: 'other-job', jobId: state.jobId }
  },
  follow,
})
