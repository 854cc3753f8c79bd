import { useQuery, useQueryClient } from '@tanstack/react-query'
import { deletedHere, wasListed } from '../../../shared/domain/directory'
import { wholeOf } from '../../../shared/domain/list-row'
import type { Profile } from '../../../shared/domain/profile'
import type { Failure } from '../../../shared/errors/failure'
import { call, CallError } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { useEvent } from '../../bridge/use-event'

export type HowGone = 'deleted-here' | 'deleted' | 'unknown'

const howGone = ({ detail }: Failure, wasSeen: boolean): HowGone => {
  if (detail === deletedHere) return 'deleted-here'
  return wasSeen || detail === wasListed ? 'deleted' : 'unknown'
}

/**
 * A profile, kept up to date by main's events. `gone`: `deleted-here` by this console; `deleted` by anybody since it
 * was seen; `unknown` if this console cannot know whether it ever existed.
 */
export const useProfile = (id: number) => {
  const queries = useQueryClient()
  const query = useQuery({
    queryKey: keys.profile(id),
    queryFn: ({ signal }) => call('profiles:get', { id }, signal),
  })
  useEvent('profiles:changed', ({ rows, removed, forgotten = [] }) => {
    const row = rows.find((one) => one.id === id)
    const profile = row && wholeOf(row, queries.getQueryData<Profile>(keys.profile(id)))
    if (profile) queries.setQueryData<Profile>(keys.profile(id), profile)
    // Main has found that it is deleted, and answers so when asked again.
    if (removed.includes(id) && !forgotten.includes(id)) void query.refetch()
  })
  const failure = query.error instanceof CallError ? query.error.failure : null
  return { query, gone: failure?.code === 'not-found' ? howGone(failure, query.data !== undefined) : null }
}

/** The last job of a profile: null if it has never run, undefined while that is not known. */
export const useLastJob = (profileId: number) => {
  const query = useQuery({
    queryKey: keys.jobs(profileId),
    queryFn: ({ signal }) => call('jobs:of-profile', { profileId }, signal),
  })
  return { query, job: query.data === undefined ? undefined : (query.data[0] ?? null) }
}
