import { itemReasons, type BulkOperation, type ItemReason, type LeftOutCases } from '../../shared/domain/bulk'
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

/** Why each of these cases was left out, by its profile. */
export const leftOutBy = (cases: LeftOutCases = {}): ReadonlyMap<number, ItemReason> =>
  new Map(itemReasons.flatMap((reason) => (cases[reason] ?? []).map((id) => [id, reason] as const)))
