import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Reach } from '../../shared/domain/reach'
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
