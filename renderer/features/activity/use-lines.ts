import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ActivityFilter, LoggedLine } from '../../../shared/domain/activity'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'

/** A line that main could not open. */
export const unreadable = 'unreadable'
export type Row = LoggedLine | typeof unreadable

interface Page {
  readonly lines: readonly (LoggedLine | null)[]
}

/** Lines asked for at once. A page is full for ever, so that only the last one is asked for again. */
const pageSize = 100

/**
 * The lines that fit, newest first, as they come into view. While one scrolls through older ones, the list stays as it is;
 * `added` says how many came meanwhile.
 */
export const useLines = (filter: ActivityFilter) => {
  const queries = useQueryClient()
  const [range, setRange] = useState({ first: 0, last: 0 })
  const [held, setHeld] = useState<{ readonly key: string; readonly total: number } | null>(null)
  const count = useQuery({
    queryKey: keys.activityCount(filter),
    queryFn: async ({ signal }) => ({ ...(await call('activity:count', { filter }, signal)), filter }),
    // The rows stay until those of the next filter are known.
    placeholderData: keepPreviousData,
  })
  const shown = count.data?.filter ?? filter
  const key = JSON.stringify(shown)
  const all = count.data?.total ?? 0
  const total = held?.key === key ? Math.min(held.total, all) : all

  const newest = total - 1
  const last = Math.max(0, newest - range.first)
  const first = Math.max(0, newest - range.last)
  const from = Math.floor(first / pageSize)
  const pages = Array.from({ length: Math.floor(last / pageSize) - from + 1 }, (_, index) => from + index)
  const answers = useQueries({
    queries: pages.map((page) => ({
      queryKey: keys.activityLines(shown, page, Math.min(pageSize, all - page * pageSize)),
      queryFn: ({ signal }: { signal: AbortSignal }): Promise<Page> =>
        call('activity:lines', { filter: shown, from: page * pageSize, count: pageSize }, signal),
      enabled: total > 0,
      staleTime: Infinity,
    })),
  })

  // Taken from the answers themselves: what is read of them is what this is drawn again for.
  const loaded = new Map(pages.map((page, index) => [page, answers[index]?.data]))
  const lineAt = (place: number): LoggedLine | null | undefined => {
    const page = Math.floor(place / pageSize)
    const exact = loaded.get(page)
    // The last page grows: what it had before stands until it is read again.
    const earlier = () =>
      queries
        .getQueriesData<Page>({ queryKey: keys.activityPage(shown, page) })
        .flatMap(([, data]) => (data && data.lines.length > place % pageSize ? [data] : []))[0]
    return (exact ?? earlier())?.lines[place % pageSize]
  }

  return {
    total,
    /** How many were added since the list was left to stand. */
    added: all - total,
    head: count.data?.head ?? null,
    searchedFrom: count.data?.searchedFrom ?? 1,
    pending: count.isPending,
    searching: count.isPlaceholderData,
    error: count.error ?? answers.find(({ isError }) => isError)?.error ?? null,
    retry: () => void queries.invalidateQueries({ queryKey: keys.activity }),
    /** The place of a row among the lines that fit, counted from the oldest: it stays when lines are added. */
    placeOf: (index: number): number => newest - index,
    rowAt: (index: number): Row | undefined => {
      const line = lineAt(newest - index)
      return line === null ? unreadable : line
    },
    look: (top: number, bottom: number) => {
      setRange({ first: top, last: bottom })
      if (top === 0) setHeld(null)
      else if (held?.key !== key) setHeld({ key, total: all })
    },
  }
}
