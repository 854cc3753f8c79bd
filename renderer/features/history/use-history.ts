import { useThrottledCallback } from '@mantine/hooks'
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import type { HistoryCursor, HistoryKind } from '../../../shared/history/history'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { useEvent } from '../../bridge/use-event'

/** While much happens, the history is read again at most once in this time. */
const againMs = 2_000

/** Reads again what is shown of a profile's history when something of the profile has been learned. */
export const useHistoryEvents = (profileId: number): void => {
  const queries = useQueryClient()
  const again = useThrottledCallback(() => {
    void queries.invalidateQueries({ queryKey: keys.history(profileId) })
  }, againMs)
  useEvent('profiles:changed', ({ rows, removed }) => {
    if (removed.includes(profileId) || rows.some(({ id }) => id === profileId)) again()
  })
  useEvent('jobs:changed', ({ jobs }) => {
    if (jobs.some((job) => job.profileId === profileId)) again()
  })
  useEvent('activity:changed', again)
}

/** What this console saw of a profile, newest first, page by page. */
export const useHistory = (connectionId: string, profileId: number, kinds: readonly HistoryKind[]) =>
  useInfiniteQuery({
    queryKey: keys.historyPages(profileId, kinds),
    queryFn: ({ pageParam, signal }) =>
      call('history:page', { connectionId, profileId, kinds: [...kinds], after: pageParam }, signal),
    initialPageParam: null as HistoryCursor | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    // What another tab has just read is part of it.
    staleTime: 0,
  })

/** How the profile was before a time; nothing is asked without one. */
export const useAsOf = (profileId: number, until: string | null) =>
  useQuery({
    queryKey: keys.historyAsOf(profileId, until ?? ''),
    queryFn: ({ signal }) => call('history:as-of', { profileId, until: until ?? '' }, signal),
    enabled: until !== null,
    staleTime: 0,
  })
