import { useQuery, useQueryClient } from '@tanstack/react-query'
import { goneDetail } from '../../../shared/domain/directory'
import { wholeOf } from '../../../shared/domain/list-row'
import type { Profile } from '../../../shared/domain/profile'
import { call, CallError } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { useEvent } from '../../bridge/use-event'

/**
 * A profile, kept up to date by what main tells of it. `gone`: `deleted`, here or elsewhere, since it was seen; `unknown` where
 * this console has never seen it.
 */
export const useProfile = (id: number) => {
  const queries = useQueryClient()
  const query = useQuery({
    queryKey: keys.profile(id),
    queryFn: ({ signal }) => call('profiles:get', { id }, signal),
  })
  useEvent('profiles:changed', ({ rows, removed }) => {
    const row = rows.find((one) => one.id === id)
    const profile = row && wholeOf(row, queries.getQueryData<Profile>(keys.profile(id)))
    if (profile) queries.setQueryData<Profile>(keys.profile(id), profile)
    // Main has found it gone: asked again, it answers so.
    if (removed.includes(id)) void query.refetch()
  })
  const failure = query.error instanceof CallError ? query.error.failure : null
  const wasThere = query.data !== undefined || failure?.detail === goneDetail
  const gone = failure?.code !== 'not-found' ? null : wasThere ? ('deleted' as const) : ('unknown' as const)
  return { query, gone }
}

/** The last job of a profile: null where it has never run, undefined while that is not known. */
export const useLastJob = (profileId: number) => {
  const query = useQuery({
    queryKey: keys.jobs(profileId),
    queryFn: ({ signal }) => call('jobs:of-profile', { profileId }, signal),
  })
  return { query, job: query.data === undefined ? undefined : (query.data[0] ?? null) }
}
