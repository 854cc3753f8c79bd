import type { JobMode, JobState } from '../../shared/domain/job'
import { fail } from '../../shared/errors/failure'
import { decoded, decodedWrite, orWhenAbsent, says } from './answers'
import type { Api } from './api'
import type { CallOptions, Reply } from './call-options'
import { isObject, type Json } from './decode/json'
import { readJob, saysJobState } from './decode/job'
import { readAnything, readId, readText } from './decode/values'
import { idPiece, pathOf, tokenPiece } from './paths'
import type { Made } from './reply-reader'
import { about } from './subject'

export interface StartedJob {
  readonly jobId: string
  /** The profile asked for. */
  readonly profileId: number
  /** The profile that the reply named, if it was another one or not a number; else null. */
  readonly contradiction: string | null
}

/** "Extraction/Job Service" of the API document. */
export interface JobService {
  /**
   * "Start Job". The mode is always sent: the document and other clients have different defaults. A reply that names a job and an
   * error is a failure with that job's id, and with the profile it named where that is another: `outcome-unknown`, where the API did not
   * say no.
   */
  readonly start: (
    profileId: number,
    mode: JobMode,
    sendNotification: boolean,
    options?: CallOptions,
  ) => Reply<StartedJob>
  /** "Job Status". `finished` alone decides whether the job is over. */
  readonly status: (jobId: string, options?: CallOptions) => Reply<JobState>
  /** "Last Job State for Profile"; null where no job ever ran. */
  readonly lastOfProfile: (profileId: number, options?: CallOptions) => Reply<JobState | null>
}

const readStarted = (json: Json, profileId: number): StartedJob | null => {
  if (!isObject(json)) return null
  const jobId = readText(json.get('job_id'))
  const named = json.get('profile_id')
  const other = named !== undefined && named !== null && readId(named) !== profileId
  return jobId === null ? null : { jobId, profileId, contradiction: other ? readAnything(named) : null }
}

const namedJob = (json: Json, profileId: number): Made | null => {
  const started = readStarted(json, profileId)
  if (started === null) return null
  const { jobId, contradiction } = started
  return { jobId, ...(contradiction !== null && { namedProfile: contradiction }) }
}

/** The document lists both errors for a lookup by profile, where they can only mean that no job has run yet. */
const neverRan = /job not found|error loading the job id|no jobs?\b/i

export const createJobService = (api: Api): JobService => ({
  start: async (profileId, mode, sendNotification, options) => {
    if (idPiece(profileId) === null) return fail('invalid-id')
    const body = { profile_id: profileId, mode, send_notification: sendNotification }
    const inTurn = { priority: 'change', ...options } as const
    const answer = await api.write('POST', pathOf('jobs'), body, inTurn, (json) => namedJob(json, profileId))
    return decodedWrite(about(answer, 'agent', 'profile'), (json) => readStarted(json, profileId))
  },
  status: async (jobId, options) =>
    decoded(
      about(await api.readState(pathOf('jobs', tokenPiece(jobId)), saysJobState, options), 'job'),
      (json) => readJob(json, jobId),
    ),
  lastOfProfile: async (profileId, options) => {
    const path = pathOf('jobs', 'profiles', idPiece(profileId))
    const last = await decoded(
      about(await api.readState(path, saysJobState, options), 'job', 'profile'),
      (json) => readJob(json, null),
    )
    return orWhenAbsent(last, null, (failure) => says(failure, neverRan))
  },
})
