/** "Extraction/Job Service" of the API document. */

export type JobMode = 'bill' | 'interval'

/** One answer of "Job Status" or "Last Job State for Profile". */
export interface JobState {
  readonly jobId: string
  /** Normalised: no `AgentState.` prefix, lower case. See `status.ts`. */
  readonly status: string
  /** The only thing that decides whether the job is over. */
  readonly finished: boolean
  /** Whatever the API gave as `detail`, as text. */
  readonly detail: string | null
}

/** A stage or end of a job with the times (ISO 8601, UTC) at which this console first and last saw it. */
export interface Observation {
  readonly status: string
  readonly firstSeen: string
  readonly lastSeen: string
}

/** A job as the console remembers it: the API gives neither times nor a list. */
export interface Job extends JobState {
  readonly profileId: number
  /** Null where the job was not started here: the API does not say. */
  readonly mode: JobMode | null
  readonly startedHere: boolean
  /** The operating system's user who started it here. */
  readonly startedBy: string | null
  readonly startedAt: string | null
  readonly endedAt: string | null
  readonly observations: readonly Observation[]
  /** Why it is not being watched at the moment, in a failure's code; null while all is well. */
  readonly watchTrouble: string | null
}
