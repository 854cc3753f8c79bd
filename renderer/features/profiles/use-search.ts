import { useThrottledCallback } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Sort } from '../../../shared/domain/directory'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { useEvent } from '../../bridge/use-event'
import { createProfileList } from './profile-list'
import type { Scope } from './view'

/** While the directory fills, the same is searched again at most so often. */
const againMs = 1000

const scopeKeys = new WeakMap<Scope, string>()
const keyOf = (scope: Scope | null): string => {
  if (!scope) return ''
  const key = scopeKeys.get(scope) ?? crypto.randomUUID()
  scopeKeys.set(scope, key)
  return key
}

/** The profiles that a search finds in the directory. The former rows stay until the answer has come. */
export const useSearch = (typed: string, sort: Sort | null, scope: Scope | null) => {
  const [list] = useState(() =>
    createProfileList((ids, fresh) => call('profiles:rows', { ids: [...ids], fresh })),
  )
  useSyncExternalStore(list.subscribe, list.version)

  // Each letter at once: the directory answers within a frame, and an answer that is out of date is aborted.
  const text = typed.trim()
  const key = keys.search(text, sort ? `${sort.column} ${sort.desc}` : '', keyOf(scope))
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) =>
      call('profiles:search', { text, sort, ...(scope ? { within: scope.ids } : {}) }, signal),
    placeholderData: keepPreviousData,
    // The directory goes on changing while nobody looks.
    staleTime: 0,
    refetchOnMount: 'always',
    gcTime: 0,
    structuralSharing: false,
  })

  const { data, isPlaceholderData } = query
  const shown = useRef<string | null>(null)
  const search = key.join('\n')
  // Before the paint: the rows of one answer never stand under the count of another.
  useLayoutEffect(() => {
    if (!data || isPlaceholderData) return
    list.show(data, shown.current === search)
    shown.current = search
  }, [list, data, isPlaceholderData, search])

  const again = useThrottledCallback(() => void query.refetch({ cancelRefetch: false }), againMs)
  useEvent('directory:changed', ({ searchable }) => {
    if (searchable) again()
  })
  useEvent('profiles:changed', list.merge)
  useEvent('connection:changed', ({ ready }) => {
    if (ready && query.isError) void query.refetch()
  })
  return { list, query, text }
}
