import type { JobMode, JobState } from '../../shared/domain/job'
import type { CallOptions, Reply } from './call-options'

export interface StartedJob {
  readonly jobId: string
  /** The profile asked for. */
  readonly profileId: number
  /** The profile the reply named, where it was another one or could not be read as a number; else null. */
  readonly contradiction: string | null
}

/** "Extraction/Job Service" of the API document. */
export interface JobService {
  /** "Start Job". The mode is always sent: the document and other clients have different defaults. */
  readonly start: (
    profileId: number,
    mode: JobMode,
    sendNotification: boolean,
    options?: CallOptions,
  ) => Reply<StartedJob>
  /** "Job Status". `finished` alone decides whether the job is over. */
  readonly status: (jobId: string, options?: CallOptions) => Reply<JobState>
  /** "Last Job State for Profile"; null where no job ever ran. */
  readonly lastOfProfile: (profileId: number, options?: CallOptions) => Reply<JobState | null>
}
