import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'

/** Within a stage nothing moves, though bills come; milliseconds. */
const againMs = 10_000

/** The bills of a profile, of all jobs or of one; while a job runs they are read again and again, one reading at a time. */
export const useBills = (profileId: number, jobId: string | null, running: boolean) =>
  useQuery({
    queryKey: keys.bills(profileId, jobId ?? undefined),
    queryFn: ({ signal }) => call('bills:list', { profileId, ...(jobId !== null && { jobId }) }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: running ? againMs : false,
  })

/** The jobs that bills may be from, newest first. */
export const useBillJobs = (profileId: number) =>
  useQuery({
    queryKey: keys.jobs(profileId),
    queryFn: ({ signal }) => call('jobs:of-profile', { profileId }, signal),
    select: (jobs) => jobs.filter(({ mode }) => mode !== 'interval'),
  })
