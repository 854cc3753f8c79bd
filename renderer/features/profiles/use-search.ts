import { useThrottledCallback } from '@mantine/hooks'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Sort } from '../../../shared/domain/directory'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { useEvent } from '../../bridge/use-event'
import { createProfileList } from './profile-list'
import { useSort, type Scope } from './view'

/** While the directory fills, the same is searched again at most so often. */
const againMs = 1000

const scopeKeys = new WeakMap<Scope, string>()
const keyOf = (scope: Scope | null): string => {
  if (!scope) return ''
  const key = scopeKeys.get(scope) ?? crypto.randomUUID()
  scopeKeys.set(scope, key)
  return key
}

const orderOf = (sort: Sort | null): string => (sort ? `${sort.column} ${sort.desc}` : '')

const search = (text: string, sort: Sort | null, scope: Scope | null, signal: AbortSignal) =>
  call('profiles:search', { text, sort, ...(scope ? { within: scope.ids } : {}) }, signal)

/** Asks for the whole list while nobody waits for it, so that it stands there when it is opened. */
export const usePreparedList = (connectionId: string | null): void => {
  const client = useQueryClient()
  const [sort] = useSort()
  const prepare = useEffectEvent(() => {
    const queryKey = keys.search('', orderOf(sort), keyOf(null))
    if (client.getQueryData(queryKey)) return
    client
      .query({
        queryKey,
        queryFn: ({ signal }) => search('', sort, null, signal),
        gcTime: Infinity,
      })
      .catch(() => undefined)
  })
  useEffect(() => {
    if (connectionId === null) return
    const idle = requestIdleCallback(prepare)
    return () => cancelIdleCallback(idle)
  }, [connectionId])
}

/** The profiles that a search finds in the directory. The former rows stay until the answer has come. */
export const useSearch = (typed: string, sort: Sort | null, scope: Scope | null) => {
  const [list] = useState(() =>
    createProfileList((ids, fresh) => call('profiles:rows', { ids: [...ids], fresh })),
  )
  useSyncExternalStore(list.subscribe, list.version)

  // Each letter at once: the directory answers within a frame, and an answer that is out of date is aborted.
  const text = typed.trim()
  const key = keys.search(text, orderOf(sort), keyOf(scope))
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => search(text, sort, scope, signal),
    placeholderData: keepPreviousData,
    // The directory goes on changing while nobody looks.
    staleTime: 0,
    refetchOnMount: 'always',
    gcTime: 0,
    structuralSharing: false,
  })

  const { data, isPlaceholderData } = query
  const shown = useRef<string | null>(null)
  const asked = key.join('\n')
  // Before the paint: the rows of one answer never stand under the count of another.
  useLayoutEffect(() => {
    if (!data || isPlaceholderData) return
    list.show(data, shown.current === asked)
    shown.current = asked
  }, [list, data, isPlaceholderData, asked])

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
