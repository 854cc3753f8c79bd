import type { JobState } from '../../../shared/domain/job'
import { normaliseStatus } from '../../../shared/domain/status'
import { isObject, type Json } from './json'
import { pick, readAnything, readFlag, readText } from './values'

/**
 * "Job Status" and "Last Job State for Profile". `finished` alone decides whether a job is over; where it is missing the
 * job is still watched. `askedFor` stands in for a reply that does not repeat the id.
 */
export const readJob = (json: Json, askedFor: string | null): JobState | null => {
  if (!isObject(json)) return null
  const jobId = readText(json.get('job_id')) ?? askedFor
  const status = readText(pick(json, 'job_status', 'status'))
  const finished = readFlag(json.get('finished'))
  if (jobId === null || (status === null && finished === null)) return null
  return {
    jobId,
    status: normaliseStatus(status ?? ''),
    finished: finished ?? false,
    detail: readAnything(json.get('detail')),
  }
}
