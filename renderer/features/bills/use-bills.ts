import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'

/** The bills of a profile, of all jobs or of one. */
export const useBills = (profileId: number, jobId: string | null) =>
  useQuery({
    queryKey: keys.bills(profileId, jobId ?? undefined),
    queryFn: ({ signal }) => call('bills:list', { profileId, ...(jobId !== null && { jobId }) }, signal),
    placeholderData: keepPreviousData,
  })

/** The jobs that bills may be from, newest first. */
export const useBillJobs = (profileId: number) =>
  useQuery({
    queryKey: keys.jobs(profileId),
    queryFn: ({ signal }) => call('jobs:of-profile', { profileId }, signal),
    select: (jobs) => jobs.filter(({ mode }) => mode !== 'interval'),
  })
