import { useThrottledCallback } from '@mantine/hooks'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { SearchReply, Sort } from '../../../shared/domain/directory'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { knownTags } from '../../parts/known-tags'
import { useEvent } from '../../bridge/use-event'
import { createProfileList } from './profile-list'
import type { Scope } from './persisted-scope'
import { useSort } from './view'

/** While the directory fills, the same search is repeated at most this often. */
const againMs = 1000
/** How often the visible rows are requested again: main then reads those that have become old. */
const lookMs = 60_000

const scopeKeys = new WeakMap<Scope, string>()
const keyOf = (scope: Scope | null): string => {
  if (!scope) return ''
  const key = scopeKeys.get(scope) ?? crypto.randomUUID()
  scopeKeys.set(scope, key)
  return key
}

const orderOf = (sort: Sort | null): string => (sort ? `${sort.column} ${sort.desc}` : '')

/** An answer, and the order in which it is sorted. */
interface Answer extends SearchReply {
  readonly sort: Sort | null
}

/** The request to main, and the key under which its answer is cached. */
const question = (text: string, sort: Sort | null, scope: Scope | null) => ({
  queryKey: keys.search(text, orderOf(sort), keyOf(scope)),
  queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<Answer> => {
    const within = scope ? { within: scope.ids } : {}
    return { ...(await call('profiles:search', { text, sort, ...within }, signal)), sort }
  },
})

/** Requests the whole list and its tags in idle time, so that they are ready when the list is opened. */
export const usePreparedList = (connectionId: string | null): void => {
  const client = useQueryClient()
  const [sort] = useSort()
  const prepare = useEffectEvent(() => {
    client.query(knownTags).catch(() => undefined)
    const whole = question('', sort, null)
    if (client.getQueryData(whole.queryKey)) return
    client.query({ ...whole, gcTime: Infinity }).catch(() => undefined)
  })
  useEffect(() => {
    if (connectionId === null) return
    const idle = requestIdleCallback(prepare)
    return () => cancelIdleCallback(idle)
  }, [connectionId])
}

/**
 * The answer that the list shows for this search, for others that show its number; undefined while the list shows
 * something else. Only the list requests it.
 */
export const useListAnswer = (text: string, sort: Sort | null): SearchReply | undefined =>
  useQuery({ ...question(text.trim(), sort, null), enabled: false, gcTime: 0, structuralSharing: false }).data

/** The profiles that a search finds in the directory. The previous rows stay until the answer has come. */
export const useSearch = (typed: string, sort: Sort | null, scope: Scope | null) => {
  const client = useQueryClient()
  const text = typed.trim()
  const { queryKey: key, queryFn } = question(text, sort, scope)
  const [{ list, prepared }] = useState(() => {
    const made = createProfileList((ids, fresh) => call('profiles:rows', { ids: [...ids], fresh }))
    const known = client.getQueryData<Answer>(key)
    if (known) made.show(known, false)
    return { list: made, prepared: known !== undefined }
  })
  useSyncExternalStore(list.subscribe, list.version)

  // Sent at each letter: the directory answers within a frame, and an outdated request is aborted.
  const query = useQuery({
    queryKey: key,
    queryFn,
    placeholderData: keepPreviousData,
    // The directory also changes while the list is not shown.
    staleTime: 0,
    refetchOnMount: false,
    gcTime: 0,
    structuralSharing: false,
  })
  // The prepared answer is shown first, and then updated.
  const update = useEffectEvent(() => void query.refetch())
  useEffect(() => {
    if (!prepared) return
    const idle = requestIdleCallback(update)
    return () => cancelIdleCallback(idle)
  }, [prepared])

  const { data, isPlaceholderData } = query
  const shown = useRef<string | null>(null)
  const searchKey = key.join('\n')
  // Before the paint, so that the rows of one answer never appear below the count of another.
  useLayoutEffect(() => {
    if (!data || isPlaceholderData) return
    list.show(data, shown.current === searchKey)
    shown.current = searchKey
  }, [list, data, isPlaceholderData, searchKey])

  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') list.refresh(false)
    }, lookMs)
    return () => clearInterval(timer)
  }, [list])

  const again = useThrottledCallback(() => void query.refetch({ cancelRefetch: false }), againMs)
  useEvent('directory:changed', ({ searchable }) => {
    if (searchable) again()
  })
  useEvent('profiles:changed', list.merge)
  useEvent('connection:reach-changed', ({ state }) => {
    if (state === 'online') list.refresh(false)
  })
  useEvent('connection:changed', ({ ready }) => {
    if (ready && query.isError) void query.refetch()
  })
  return {
    list,
    query,
    text,
    /** Requests what is about to be shown, so that the answer is on its way while the page renders. */
    askAhead: (nextText: string, nextSort: Sort | null) => {
      const next = question(nextText.trim(), nextSort, scope)
      if (client.getQueryState(next.queryKey)) return
      client.query({ ...next, gcTime: 0 }).catch(() => undefined)
    },
  }
}
