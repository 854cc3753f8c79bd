import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import type { JobDays } from './fields'

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

/** When they were started, or at least ended, as far as that is known. */
export const useJobDays = (profileId: number): JobDays => {
  const { data } = useBillJobs(profileId)
  return useMemo(
    () =>
      new Map(
        data?.flatMap(({ jobId, startedAt, endedAt }) => {
          const at = startedAt ?? endedAt
          return at === null ? [] : [[jobId, at]]
        }),
      ),
    [data],
  )
}
