import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import type { JobDays } from './fields'

/** How often bills are read while a job runs, in milliseconds: they may come while its stage stays the same. */
const againMs = 10_000

/**
 * The bills of a profile, from all jobs or one. While a job runs they are read again and again, one reading at a time.
 */
export const useBills = (profileId: number, jobId: string | null, running: boolean) =>
  useQuery({
    queryKey: keys.bills(profileId, jobId ?? undefined),
    queryFn: ({ signal }) => call('bills:list', { profileId, ...(jobId !== null && { jobId }) }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: running ? againMs : false,
  })

/** What changed in records, after each reading of them; undefined until that is known. */
export const useBillChanges = (profileId: number, readAt: number) =>
  useQuery({
    queryKey: keys.billChanges(profileId, readAt),
    queryFn: ({ signal }) => call('bills:changes', { profileId }, signal),
    placeholderData: keepPreviousData,
    enabled: readAt > 0,
  })

/** The jobs from which bills may come, newest first. */
export const useBillJobs = (profileId: number) =>
  useQuery({
    queryKey: keys.jobs(profileId),
    queryFn: ({ signal }) => call('jobs:of-profile', { profileId }, signal),
    select: (jobs) => jobs.filter(({ mode }) => mode !== 'interval'),
  })

/** When the jobs were started, or at least ended, if that is known. */
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
