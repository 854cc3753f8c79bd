import type { BulkOperation } from '../../shared/domain/bulk'
import { fail, ok, type Result } from '../../shared/errors/failure'

/** The job of each chosen case, by its profile. */
export type CaseJobs = ReadonlyMap<number, string>

/** Null for operations that are not about cases. `jobs`: in the order of the ids. */
export const caseJobsOf = (
  operation: BulkOperation,
  ids: readonly number[],
  jobs: readonly string[] | undefined,
): Result<CaseJobs | null> => {
  if (operation.kind !== 'job-start' || !operation.again) return ok(null)
  if (jobs?.length !== ids.length) return fail('invalid-input', { detail: 'a job for each case' })
  return ok(new Map(ids.map((id, at) => [id, jobs[at] ?? ''])))
}
