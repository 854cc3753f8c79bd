import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { useEvent } from '../../bridge/use-event'

/** The bills of a profile, of all jobs or of one, read again as jobs of this profile go on: bills come before their end. */
export const useBills = (profileId: number, jobId: string | null) => {
  const queries = useQueryClient()
  useEvent('jobs:changed', ({ jobs }) => {
    if (jobs.some((job) => job.profileId === profileId && job.mode !== 'interval')) {
      void queries.invalidateQueries({ queryKey: keys.bills(profileId).slice(0, 3) })
    }
  })
  return useQuery({
    queryKey: keys.bills(profileId, jobId ?? undefined),
    queryFn: ({ signal }) => call('bills:list', { profileId, ...(jobId !== null && { jobId }) }, signal),
    placeholderData: keepPreviousData,
  })
}

/** The jobs that bills may be from, newest first. */
export const useBillJobs = (profileId: number) =>
  useQuery({
    queryKey: keys.jobs(profileId),
    queryFn: ({ signal }) => call('jobs:of-profile', { profileId }, signal),
    select: (jobs) => jobs.filter(({ mode }) => mode !== 'interval'),
  })
