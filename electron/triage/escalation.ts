import type { Job } from '../../shared/domain/job'
import type { Profile } from '../../shared/domain/profile'
import { jobWords, statusWords } from '../../shared/domain/status'

export interface EscalationSubject {
  readonly profileId: number
  /** Null where it has not been read. */
  readonly profile: Pick<Profile, 'provider' | 'providerId' | 'zipcode'> | null
  readonly job: Job
  readonly consoleVersion: string
}

/** To the second: jobs are not observed more precisely. */
const shownTime = (at: string): string => `${at.slice(0, 19).replace('T', ' ')} UTC`

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

const providerOf = ({ profile }: EscalationSubject): string => {
  const id = profile?.providerId ?? null
  return [profile?.provider ?? 'not known', ...(id === null ? [] : [`(ID ${id})`])].join(' ')
}

/**
 * What Link's support needs to find the job. No label, no account, no credential: the profile's id says which customer it is
 * to those who may know.
 */
export const escalationText = (subject: EscalationSubject): string => {
  const { profileId, profile, job, consoleVersion } = subject
  const stages = job.observations.map(
    ({ status, firstSeen }) => `  ${shownTime(firstSeen)}  ${status} (${statusWords(status)})`,
  )
  const started = job.startedAt === null ? [] : [`Started: ${shownTime(job.startedAt)}, from this console`]
  const zip = profile?.zipcode ? [`ZIP code: ${profile.zipcode}`] : []
  return [
    job.finished
      ? `Extraction job ended with ${job.status}`
      : `Extraction job still running at ${job.status}`,
    '',
    `Profile ID: ${profileId}`,
    `Job ID: ${job.jobId}`,
    `Utility provider: ${providerOf(subject)}`,
    ...zip,
    `Mode: ${job.mode ?? 'not known'}`,
    `Status: ${job.status} (${jobWords(job.status, job.finished)}), ${job.finished ? 'finished' : 'not finished'}`,
    ...started,
    ...(job.endedAt === null ? [] : [`End noticed: ${shownTime(job.endedAt)}`]),
    `Detail: ${job.detail === null ? 'none given' : oneLine(job.detail)}`,
    '',
    'Stages, each with the time at which it was first seen:',
    ...(stages.length > 0 ? stages : ['  none seen']),
    '',
    `Link Console ${consoleVersion}`,
  ].join('\n')
}
