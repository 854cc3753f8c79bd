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

/** While the directory fills, the same is searched again at most so often. */
const againMs = 1000
/** The rows on screen are asked for again so often: main reads those that have grown old. */
const lookMs = 60_000

const scopeKeys = new WeakMap<Scope, string>()
const keyOf = (scope: Scope | null): string => {
  if (!scope) return ''
  const key = scopeKeys.get(scope) ?? crypto.randomUUID()
  scopeKeys.set(scope, key)
  return key
}

const orderOf = (sort: Sort | null): string => (sort ? `${sort.column} ${sort.desc}` : '')

/** An answer, and the order that it is in. */
interface Answer extends SearchReply {
  readonly sort: Sort | null
}

/** What is asked of main, and where its answer is kept. */
const question = (text: string, sort: Sort | null, scope: Scope | null) => ({
  queryKey: keys.search(text, orderOf(sort), keyOf(scope)),
  queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<Answer> => {
    const within = scope ? { within: scope.ids } : {}
    return { ...(await call('profiles:search', { text, sort, ...within }, signal)), sort }
  },
})

/** Asks for the whole list and its tags while nobody waits for them, so that they stand there when it is opened. */
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
 * What the whole list shows of a search, for whoever tells its number beside it; undefined while the list does not show it.
 * It is the list's own answer, asked for by the list alone.
 */
export const useListAnswer = (text: string, sort: Sort | null): SearchReply | undefined =>
  useQuery({ ...question(text.trim(), sort, null), enabled: false, gcTime: 0, structuralSharing: false }).data

/** The profiles that a search finds in the directory. The former rows stay until the answer has come. */
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

  // Each letter at once: the directory answers within a frame, and an answer that is out of date is aborted.
  const query = useQuery({
    queryKey: key,
    queryFn,
    placeholderData: keepPreviousData,
    // The directory goes on changing while nobody looks.
    staleTime: 0,
    refetchOnMount: false,
    gcTime: 0,
    structuralSharing: false,
  })
  // What was prepared is on the screen first, and brought up to date then.
  const update = useEffectEvent(() => void query.refetch())
  useEffect(() => {
    if (!prepared) return
    const idle = requestIdleCallback(update)
    return () => cancelIdleCallback(idle)
  }, [prepared])

  const { data, isPlaceholderData } = query
  const shown = useRef<string | null>(null)
  const searchKey = key.join('\n')
  // Before the paint: the rows of one answer never stand under the count of another.
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
    /** Asks what is about to be shown: the answer is on its way while the page is drawn for the question. */
    askAhead: (nextText: string, nextSort: Sort | null) => {
      const next = question(nextText.trim(), nextSort, scope)
      if (client.getQueryState(next.queryKey)) return
      client.query({ ...next, gcTime: 0 }).catch(() => undefined)
    },
  }
}
