import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { DirectoryState } from '../../shared/domain/directory'
import { call } from '../bridge/call'
import { keys } from '../bridge/keys'
import { useEvent } from '../bridge/use-event'

/** The state of the directory; undefined until main has sent it, and without a connection. */
export const useDirectoryState = (): DirectoryState | undefined => {
  const queries = useQueryClient()
  useEvent('directory:changed', ({ state }) => queries.setQueryData(keys.directory, state))
  const { data } = useQuery({
    queryKey: keys.directory,
    queryFn: ({ signal }) => call('directory:state', {}, signal),
    staleTime: Infinity,
  })
  return data
}
