import type { FoundJob } from '../../shared/domain/job'
import { jobIdIn } from '../../shared/domain/job-id'
import { ok, type Result } from '../../shared/errors/failure'
import type { LinkClient } from '../link/link-client'
import type { Ledger } from './ledger'
import { isNoJob } from './unknown-job'

interface Parts {
  readonly ledger: Pick<Ledger, 'job'>
  readonly link: { readonly jobs: Pick<LinkClient['jobs'], 'status'> }
}

const nothing: FoundJob = { job: null, reported: null }

/**
 * Finds a job by its id. The ledger knows which profile it belongs to. For a job that this console has never seen, "Job
 * Status" gives the state but not the profile.
 */
export const findJob = async (
  { ledger, link }: Parts,
  text: string,
  signal: AbortSignal,
): Promise<Result<FoundJob>> => {
  const jobId = jobIdIn(text)
  if (jobId === null) return ok(nothing)
  const known = await ledger.job(jobId)
  if (!known.ok) return known
  if (known.value) return ok({ job: known.value, reported: null })
  const reported = await link.jobs.status(jobId, { signal })
  if (reported.ok) return ok({ job: null, reported: reported.value })
  return isNoJob(reported.error) ? ok(nothing) : reported
}
