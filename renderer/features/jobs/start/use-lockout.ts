import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'
import { useEvent } from '../../../bridge/use-event'

/** Which starts the failed logins of a profile allow, evaluated again after each end of a job. */
export const useLockout = (profileId: number) => {
  const queries = useQueryClient()
  const queryKey = keys.lockout(profileId)
  useEvent('jobs:changed', ({ jobs }) => {
    if (jobs.some((job) => job.profileId === profileId && job.finished)) {
      void queries.invalidateQueries({ queryKey })
    }
  })
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => call('jobs:lockout', { profileId }, signal),
    // People decide by it, so it is read again whenever it is shown.
    staleTime: 0,
  }).data
}
