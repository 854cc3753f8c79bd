import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { isRunning, type Job, type JobMode } from '../../../../shared/domain/job'
import { call, failureOf } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'
import { useNotifyWhenGone } from '../../../parts/use-notify-when-gone'
import { awaitAcceptance } from '../../../parts/accepted-notice'
import { jobStarted, startDoing } from '../../../parts/done'
import { withJob } from './job-list'

export interface StartRequest {
  readonly mode: JobMode
  readonly sendNotification: boolean
  /** Why the person starts it against the lockout guard's advice. */
  readonly override?: { readonly reason: string }
  /** The person was asked, and starts it although the provider is on hold. */
  readonly despiteHold?: boolean
  /** The running job of which the person was told. */
  readonly beside?: string
}

/** The jobs of a profile, newest first, kept up to date while they run, and a way to start one. */
export const useJobs = (profileId: number) => {
  const queries = useQueryClient()
  const key = keys.jobs(profileId)
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call('jobs:of-profile', { profileId }, signal),
  })
  const put = (job: Job): void => {
    queries.setQueryData<readonly Job[]>(key, (jobs = []) => withJob(jobs, job))
  }
  const notifyWhenGone = useNotifyWhenGone()
  const start = useMutation({
    mutationFn: async (request: StartRequest) => {
      const { remember } = startDoing()
      const job = await call('jobs:start', { profileId, ...request })
      remember(jobStarted(profileId))
      return job
    },
    onMutate: () => ({ before: queries.getQueryData<readonly Job[]>(key) }),
    onSuccess: (job) => {
      put(job)
      awaitAcceptance(job)
    },
    // A start in doubt may have created a job, so the list is read again.
    onError: (error) => {
      notifyWhenGone(error)
      return Promise.all([
        queries.invalidateQueries({ queryKey: key }),
        queries.invalidateQueries({ queryKey: keys.lockout(profileId) }),
      ])
    },
    // Each answer may change whether an agent is known to exist. Not awaited, because the start is over.
    onSettled: () => void queries.invalidateQueries({ queryKey: keys.agent(profileId) }),
  })
  const running = query.data?.find(isRunning) ?? null
  return { query, start, running, found: foundJob(start.error, start.context?.before, query.data) }
}

/**
 * After a start whose reply was lost: the job that was not there before. Null also if it is not known which job was
 * there before.
 */
const foundJob = (
  error: unknown,
  before: readonly Job[] | undefined,
  now: readonly Job[] | undefined,
): Job | null => {
  if (!error || failureOf(error).code !== 'outcome-unknown' || !before) return null
  const known = new Set(before.map(({ jobId }) => jobId))
  return now?.find(({ jobId }) => !known.has(jobId)) ?? null
}
