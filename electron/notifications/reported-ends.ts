import type { ReportedEnd } from '../../shared/domain/notification'
import type { Job } from '../../shared/domain/job'
import { ok, type Result } from '../../shared/errors/failure'
import type { Directory } from '../directory/directory'
import { greatestId } from '../../shared/domain/profile'
import type { Ledger } from '../jobs/ledger'

interface RecorderParts {
  readonly ledger: Pick<Ledger, 'job' | 'ofProfile' | 'reported' | 'reportedMore'>
  readonly directory: Pick<Directory, 'known' | 'read' | 'sawJob'>
  /** A job whose end was news, with its record. */
  readonly onEnd: (job: Job) => void
  /** A job whose end was known, and to which the message added something. */
  readonly onMore?: (job: Job) => void
  readonly now: () => Date
}

/**
 * Takes the end of a job in. Resolves once it is on disk; `known` if the end was known already, `foreign` if the job is
 * known to belong to another profile: then nothing is stored.
 */
export type ReceiveReportedEnd = (reported: ReportedEnd) => Promise<Result<'reported' | 'known' | 'foreign'>>

const firstSeen = (job: Job): string => job.observations[0]?.firstSeen ?? ''

/**
 * Messages come late, twice and in any order. The job is the profile's last one only if no other job was first seen
 * after it (or, if it is new here, after it ended).
 */
const isLast = (job: Job, others: readonly Job[], before: Job | null, endedAt: string): boolean => {
  const since = before ? firstSeen(before) : endedAt
  return others.every((other) => other.jobId === job.jobId || firstSeen(other) <= since)
}

/** Writes reported ends into the ledger, with the time of the message, and tells the directory. */
export const createEndRecorder = ({
  ledger,
  directory,
  onEnd,
  onMore,
  now,
}: RecorderParts): ReceiveReportedEnd => {
  const tellDirectory = async (job: Job, last: boolean): Promise<void> => {
    if (job.profileId > greatestId) return
    if (last) directory.sawJob(job.profileId, job)
    // A message can be the first thing that is heard of a profile.
    const [row] = await directory.known([job.profileId])
    if (!row?.profile) await directory.read(job.profileId, { priority: 'watch' })
  }

  /** What the message adds, if it is about the profile's last job, decides whether it is a case of missing data. */
  const tellMore = async (job: Job): Promise<void> => {
    onMore?.(job)
    if (job.profileId > greatestId) return
    const [row] = await directory.known([job.profileId])
    if (row?.lastJob?.jobId === job.jobId) directory.sawJob(job.profileId, job)
  }

  return async ({ profileId, jobId, status, mode, at, message }) => {
    const before = await ledger.job(jobId)
    if (!before.ok) return before
    if (before.value && before.value.profileId !== profileId) return ok('foreign')
    // An end is final: what a message repeats or contradicts changes nothing. Only what nothing else has told is
    // stored.
    if (before.value?.finished) {
      const isNews = message !== undefined && !before.value.message
      const more = isNews ? await ledger.reportedMore(before.value, message, mode) : null
      if (more && !more.ok) return more
      if (more) void tellMore(more.value)
      return ok('known')
    }
    const others = await ledger.ofProfile(profileId)
    if (!others.ok) return others
    const heard = now().toISOString()
    const endedAt = at !== null && at < heard ? at : heard
    const recorded = await ledger.reported({ profileId, jobId, status, mode, message, at: endedAt })
    if (!recorded.ok) return recorded
    // The job is on disk already, so a failed read of its profile does no harm.
    void tellDirectory(recorded.value, isLast(recorded.value, others.value, before.value, endedAt))
    onEnd(recorded.value)
    return ok('reported')
  }
}
