import type { Failure } from '../errors/failure'

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
  /** Set where the message about its end says that it brought no new records. */
  readonly nothingNew?: NothingNew | undefined
}

/** "Notification Support": an end with `new_records` 0. */
export interface NothingNew {
  readonly mode: JobMode
  /** When the job ended: ISO 8601, UTC. */
  readonly at: string
  /** Records that were there before; null: the message does not say. */
  readonly existing: number | null
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
  /** Also null if it was already over when this console first saw it: then it is not known when it ended. */
  readonly endedAt: string | null
  readonly observations: readonly Observation[]
  /** Why its state cannot be read or stored at the moment; null if it can. */
  readonly watchTrouble: Failure | null
  /** When it was given up, since the API had not known its id for an hour. Whether and how it ended is not known. */
  readonly lostAt?: string | undefined
  /** The profile named by the reply to our start, as it came, if it was another one than was asked for. */
  readonly namedProfile?: string | undefined
  /** What the message about its end reported in addition, if one came. */
  readonly message?: EndMessage | undefined
}

/** Whether it runs, as far as is known here. A job that was given up has no end, but is not waited for any more. */
export const isRunning = ({ finished, lostAt }: Pick<Job, 'finished' | 'lostAt'>): boolean =>
  !finished && lostAt === undefined

/** "Notification Support": what only the message about a job's end says. Null: it did not say. */
export interface EndMessage {
  /** The profile's tags when the job ended. */
  readonly tags: readonly string[] | null
  /** Records that this job extracted, and those that were there before it. */
  readonly newRecords: number | null
  readonly existingRecords: number | null
}

/** The job with a given id. Both null: neither this console nor the API knows it. */
export interface FoundJob {
  /** As the ledger has it, with its profile. */
  readonly job: Job | null
  /** What the API says about a job that this console has not seen; it does not say whose job it is. */
  readonly reported: JobState | null
}

/** How long the jobs that this console has seen took. */
export interface JobPaces {
  /** Milliseconds that a stage usually takes at most (of ten jobs, nine took no longer), by stage. */
  readonly stages: Readonly<Record<string, { readonly count: number; readonly usualMs: number }>>
  /**
   * Milliseconds from a start until the credentials were accepted: the middle half of the jobs for which that was seen.
   * Null: too few to call anything usual.
   */
  readonly acceptance: { readonly fromMs: number; readonly toMs: number } | null
}

/** As long as nothing is known about them. */
export const noPaces: JobPaces = { stages: {}, acceptance: null }

/** The filter of the list of jobs; what is absent does not narrow it. */
export interface JobFilter {
  readonly statuses?: readonly string[] | undefined
  /** Ends whose status the document does not know count as well, beside `statuses`. */
  readonly unknownToo?: boolean | undefined
  readonly providerId?: number | undefined
  readonly mode?: JobMode | undefined
  /** Ends from this moment on, and before that one: ISO 8601, UTC. Running jobs match any range. */
  readonly since?: string | undefined
  readonly until?: string | undefined
}

/** The jobs under one heading of the list. */
export interface JobGroup {
  /** The local calendar date of the ends, `YYYY-MM-DD`; null for those that run. */
  readonly day: string | null
  readonly count: number
}

/** A job with what the directory knows of its profile; null where it has not been read. */
export interface ListedJob extends Job {
  readonly label: string | null
  readonly provider: string | null
  /** Whether its state is still polled: not after its end, nor after it was given up. */
  readonly watched: boolean
}

export interface JobList {
  readonly jobs: readonly ListedJob[]
  /** All that fit the filter, in the order of the list. */
  readonly groups: readonly JobGroup[]
  /** How many are watched at this moment, whatever the filter. */
  readonly running: number
}
