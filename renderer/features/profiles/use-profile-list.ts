import { useQuery } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { useEvent } from '../../bridge/use-event'
import { createProfileList } from './profile-list'
import { filterOf, type Search } from './view'

/** The profiles that a search finds, filling up as they are read. */
export const useProfileList = (search: Search) => {
  const [list] = useState(() =>
    createProfileList((ids, fresh) => call('profiles:rows', { ids: [...ids], fresh })),
  )
  useSyncExternalStore(list.subscribe, list.version)

  const filter = filterOf(search)
  const query = useQuery({
    queryKey: keys.search(filter),
    queryFn: async ({ signal }) =>
      (
        await call(
          'profiles:search',
          {
            ...filter,
            ids: filter.ids && [...filter.ids],
            tags: filter.tags && [...filter.tags],
          },
          signal,
        )
      ).ids,
    // Main judges rows by the search it heard last: each visit asks anew.
    staleTime: 0,
    refetchOnMount: 'always',
    gcTime: 0,
    structuralSharing: false,
  })
  const { data, dataUpdatedAt } = query
  useEffect(() => {
    if (data) list.show(data)
  }, [list, data, dataUpdatedAt])

  useEvent('profiles:changed', list.merge)
  useEvent('connection:changed', ({ ready }) => {
    if (ready && query.isError) void query.refetch()
  })
  return { list, query, filtered: Object.keys(filter).length > 0 }
}
