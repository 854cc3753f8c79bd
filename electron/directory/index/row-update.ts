import type { Job, JobState, NothingNew } from '../../../shared/domain/job'
import type { Profile, ProfileRow } from '../../../shared/domain/profile'
import type { Failure } from '../../../shared/errors/failure'

/** What has been learned of a profile: what is left out stays as it was. */
export interface RowUpdate {
  readonly id: number
  readonly profile?: Profile | undefined
  /** The tags alone: taken where the profile itself is known. */
  readonly tags?: readonly string[] | undefined
  readonly lastJob?: JobState | null | undefined
  readonly readAt?: string | undefined
  /** When it was learned, where not all of the profile was read: ISO 8601, UTC. */
  readonly seenAt?: string | undefined
  readonly failure?: Failure | undefined
}

/** A reply need not name the ZIP code: a known one stays. */
const withZip = (profile: Profile, known: Profile | null): Profile =>
  profile.zipcode === null && known && known.zipcode !== null
    ? { ...profile, zipcode: known.zipcode }
    : profile

/** What the message about its end said of a job stays, since no other answer says it. */
const withMessage = (job: JobState | null, known: JobState | null | undefined): JobState | null =>
  job && known?.nothingNew && !job.nothingNew && job.jobId === known.jobId
    ? { ...job, nothingNew: known.nothingNew }
    : job

export const mergedRow = (known: ProfileRow, update: RowUpdate): ProfileRow => {
  const profile = update.profile ? withZip(update.profile, known.profile) : known.profile
  // A row that was read has no failure any more.
  const failure = update.profile ? undefined : (update.failure ?? known.failure)
  const lastJob = update.lastJob === undefined ? known.lastJob : withMessage(update.lastJob, known.lastJob)
  return {
    id: known.id,
    profile: profile && update.tags ? { ...profile, tags: update.tags } : profile,
    readAt: update.readAt ?? known.readAt,
    ...(lastJob === undefined ? {} : { lastJob }),
    ...(failure === undefined ? {} : { failure }),
  }
}

type SeenJob = JobState & Partial<Pick<Job, 'message' | 'mode' | 'endedAt'>>

const nothingNewOf = ({ nothingNew, message, mode, endedAt }: SeenJob): NothingNew | undefined =>
  message?.newRecords === 0 && mode && endedAt
    ? { mode, at: endedAt, existing: message.existingRecords }
    : nothingNew

/** The state alone of what may be a job with its history. */
export const jobStateOf = (job: SeenJob): JobState => {
  const { jobId, status, finished, detail } = job
  const nothingNew = nothingNewOf(job)
  return { jobId, status, finished, detail, ...(nothingNew && { nothingNew }) }
}
