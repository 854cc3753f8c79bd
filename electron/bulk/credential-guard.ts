import type { Job, JobState } from '../../shared/domain/job'
import type { BulkParts } from './parts'

const endedAt = (job: Job | undefined): string | null =>
  job?.endedAt ?? job?.observations.at(-1)?.firstSeen ?? null

/**
 * Whether this last job must keep a bulk start away: the site refused the credentials, and none was changed since as far
 * as this console knows. A second try with the same ones can lock the customer out.
 */
export const credentialsFailed = async (
  { ledger, store }: Pick<BulkParts, 'ledger' | 'store'>,
  profileId: number,
  last: JobState | null,
): Promise<boolean> => {
  if (last?.finished !== true || last.status !== 'credential_error') return false
  const [jobs, events] = await Promise.all([
    ledger.ofProfile(profileId),
    store.credentials.ofProfile(profileId),
  ])
  if (!jobs.ok || !events.ok) return true
  const since = endedAt(jobs.value.find(({ jobId }) => jobId === last.jobId))
  return !events.value.some(({ outcome, at }) => outcome === 'done' && since !== null && at > since)
}
