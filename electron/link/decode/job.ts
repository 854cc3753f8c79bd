import type { JobState } from '../../../shared/domain/job'
import { normaliseStatus } from '../../../shared/domain/status'
import { isObject, type Json, type JsonObject } from './json'
import { pick, readAnything, readFlag, readText } from './values'

/** The document's status codes are words. Future ones may differ, but are never a page, a paragraph or invisible. */
const statusCode = /^[\p{L}\p{N}][\p{L}\p{N}\p{M} _.:()/-]{0,63}$/u

/** A status code of the API or of its notifications, normalised (`status.ts`); null for what can be none. */
export const readStatus = (value: Json | undefined): string | null => {
  const status = normaliseStatus(readText(value) ?? '')
  return statusCode.test(status) ? status : null
}

/** Whether the reply describes a job's state. An `error` in it is then about the job, not about the call. */
export const saysJobState = (json: Json): boolean =>
  isObject(json) &&
  readStatus(pick(json, 'job_status', 'status')) !== null &&
  readFlag(json.get('finished')) !== null

/** What the API says about the job: `detail`, or an `error` beside the state. If it has both, an object with both. */
const wordsOf = (json: JsonObject): string | null => {
  const detail = readAnything(json.get('detail'))
  const error = json.get('error') === false ? null : readAnything(json.get('error'))
  if (error === null || error === detail) return detail
  return detail === null
    ? error
    : readAnything(
        new Map<string, Json>([
          ['error', json.get('error') ?? null],
          ['detail', json.get('detail') ?? null],
        ]),
      )
}

/**
 * "Job Status" and "Last Job State for Profile". `finished` alone decides whether a job is over; where it is missing the
 * job is still watched. `askedFor` stands in for a reply that does not repeat the id.
 */
export const readJob = (json: Json, askedFor: string | null): JobState | null => {
  if (!isObject(json)) return null
  const jobId = readText(json.get('job_id')) ?? askedFor
  const status = readStatus(pick(json, 'job_status', 'status'))
  const finished = readFlag(json.get('finished'))
  if (jobId === null || (status === null && finished === null)) return null
  return {
    jobId,
    status: status ?? '',
    finished: finished ?? false,
    detail: wordsOf(json),
  }
}
