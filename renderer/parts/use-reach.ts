import { useQuery, useQueryClient } from '@tanstack/react-query'
import { isCutOff, type Reach } from '../../shared/domain/reach'
import type { Failure } from '../../shared/errors/failure'
import { call } from '../bridge/call'
import { keys } from '../bridge/keys'
import { useEvent } from '../bridge/use-event'

/** Whether the server can be reached; undefined until main has said it, and while there is no connection. */
export const useReach = (): Reach | undefined => {
  const queries = useQueryClient()
  useEvent('connection:reach-changed', (reach) => queries.setQueryData(keys.reach, reach))
  const { data } = useQuery({
    queryKey: keys.reach,
    queryFn: ({ signal }) => call('connection:reach', {}, signal),
    staleTime: Infinity,
  })
  return data
}

/** Whether the line at the window's top says why this failed: it need not be said again in every place. */
export const useSaidAbove = (failure: Failure | null): boolean => {
  const isOffline = useReach()?.state === 'offline'
  return isOffline && failure !== null && isCutOff(failure)
}
