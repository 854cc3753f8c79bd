import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ActivityFilter, LoggedLine } from '../../../shared/domain/activity'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { pagesBetween, pageSize, usePages } from '../../lib/use-pages'

/** Stands for a line that main could not open. */
export const unreadable = 'unreadable'
export type Row = LoggedLine | typeof unreadable

interface Page {
  readonly lines: readonly (LoggedLine | null)[]
}

/**
 * The matching lines, newest first, read by pages as they come into view. While a person scrolls through older ones the
 * list does not change; `added` says how many lines came meanwhile.
 */
export const useLines = (filter: ActivityFilter) => {
  const queries = useQueryClient()
  const [held, setHeld] = useState<{ readonly key: string; readonly total: number } | null>(null)
  const count = useQuery({
    queryKey: keys.activityCount(filter),
    queryFn: async ({ signal }) => ({ ...(await call('activity:count', { filter }, signal)), filter }),
    // The rows stay until the result of the new filter is known.
    placeholderData: keepPreviousData,
  })
  const shown = count.data?.filter ?? filter
  const key = JSON.stringify(shown)
  const all = count.data?.total ?? 0
  const total = held?.key === key ? Math.min(held.total, all) : all

  const newest = total - 1
  const { answers, itemAt, look } = usePages({
    // A full page never changes. Only the last one grows, so its size is part of its key.
    keyOf: (page) => keys.activityLines(shown, page, Math.min(pageSize, all - page * pageSize)),
    read: (from, count, signal): Promise<Page> =>
      call('activity:lines', { filter: shown, from, count }, signal),
    itemsOf: ({ lines }) => lines,
    pagesIn: ({ first, last }) =>
      pagesBetween({ first: Math.max(0, newest - last), last: Math.max(0, newest - first) }),
    options: { enabled: total > 0, staleTime: Infinity },
  })

  const lineAt = (place: number): LoggedLine | null | undefined => {
    const line = itemAt(place)
    if (line !== undefined) return line
    // When the last page has grown, its earlier state is shown until it has been read again.
    const earlier = queries
      .getQueriesData<Page>({ queryKey: keys.activityPage(shown, Math.floor(place / pageSize)) })
      .find(([, data]) => data && data.lines.length > place % pageSize)
    return earlier?.[1]?.lines[place % pageSize]
  }

  return {
    total,
    /** How many lines were added since the list stopped following. */
    added: all - total,
    head: count.data?.head ?? null,
    searchedFrom: count.data?.searchedFrom ?? 1,
    pending: count.isPending,
    searching: count.isPlaceholderData,
    error: count.error ?? answers.find(({ isError }) => isError)?.error ?? null,
    retry: () => void queries.invalidateQueries({ queryKey: keys.activity }),
    /**
     * The place of a row among the matching lines, counted from the oldest, so that it does not change when lines are
     * added.
     */
    placeOf: (index: number): number => newest - index,
    rowAt: (index: number): Row | undefined => {
      const line = lineAt(newest - index)
      return line === null ? unreadable : line
    },
    look: (top: number, bottom: number) => {
      look(top, bottom)
      if (top === 0) setHeld(null)
      else if (held?.key !== key) setHeld({ key, total: all })
    },
  }
}
