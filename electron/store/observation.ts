import type { Job, Observation } from '../../shared/domain/job'
import type { SeenJob } from './store'

/**
 * Merges one look at a job into its record; gives the same object where the look says nothing new.
 * - The same status again stretches its last observation; another one, or one that comes back, is a new observation.
 * - Times never run backwards, even when the clock does.
 * - Once the job has ended, a late "not finished" (an older reply that came after) is dropped, and so is what a message says
 *   of its end.
 */
export const mergeObservation = (job: Job | null, seen: SeenJob): Job => {
  if (!job) {
    return {
      profileId: seen.profileId,
      jobId: seen.jobId,
      status: seen.status,
      finished: seen.finished,
      detail: seen.detail,
      mode: seen.mode ?? null,
      startedHere: seen.startedHere ?? false,
      startedBy: seen.startedBy ?? null,
      startedAt: seen.startedHere ? seen.at : null,
      endedAt: seen.finished ? seen.at : null,
      observations: [{ status: seen.status, firstSeen: seen.at, lastSeen: seen.at }],
      watchTrouble: null,
      ...besides(seen),
    }
  }
  const known = withStart(job, seen)
  if (job.finished && (!seen.finished || seen.reported)) return known

  const last = job.observations.at(-1)
  const at = last && last.lastSeen > seen.at ? last.lastSeen : seen.at
  return {
    ...known,
    status: seen.status,
    finished: seen.finished,
    detail: seen.detail ?? (seen.status === job.status ? job.detail : null),
    endedAt: job.endedAt ?? (seen.finished ? at : null),
    observations: observed(job.observations, last, seen.status, at),
  }
}

/** What only the reply to a start or the message of an end contains. */
const besides = ({ message, namedProfile }: Pick<Job, 'message' | 'namedProfile'>) => ({
  ...(message && { message }),
  ...(namedProfile && { namedProfile }),
})

/** What only the answer to our own start or a message contains; it may come after the first look. */
const withStart = (job: Job, seen: SeenJob): Job => {
  const news =
    (!job.startedHere && seen.startedHere) ||
    (job.mode === null && seen.mode !== undefined) ||
    (!job.message && seen.message) ||
    (!job.namedProfile && seen.namedProfile)
  if (!news) return job
  return {
    ...job,
    mode: job.mode ?? seen.mode ?? null,
    startedHere: job.startedHere || seen.startedHere === true,
    startedBy: job.startedBy ?? seen.startedBy ?? null,
    startedAt: job.startedAt ?? (seen.startedHere ? seen.at : null),
    ...besides(seen),
    ...besides(job),
  }
}

const observed = (
  before: readonly Observation[],
  last: Observation | undefined,
  status: string,
  at: string,
): readonly Observation[] =>
  last?.status === status
    ? [...before.slice(0, -1), { ...last, lastSeen: at }]
    : [...before, { status, firstSeen: at, lastSeen: at }]
