import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { BulkItem, BulkRun, ItemState } from '../../../../shared/domain/bulk'
import { call } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'
import { isOver } from '../preview/words'

interface Page {
  readonly items: readonly BulkItem[]
  readonly total: number
}

/** Profiles asked for at once: a page. */
const size = 100
/** While the run goes on, what is in view is read again so often. */
const again = 1000

/** A run's profiles by pages, as they come into view. */
export const useItems = (run: BulkRun, states: readonly ItemState[]) => {
  const queries = useQueryClient()
  const [range, setRange] = useState({ first: 0, last: 0 })
  const from = Math.floor(range.first / size)
  const pages = Array.from({ length: Math.floor(range.last / size) - from + 1 }, (_, index) => from + index)
  const going = !isOver(run)
  const { id } = run
  const answers = useQueries({
    queries: pages.map((page) => ({
      queryKey: keys.runItems(id, states, page),
      queryFn: ({ signal }: { signal: AbortSignal }): Promise<Page> =>
        call(
          'bulk:items',
          { id, from: page * size, count: size, ...(states.length > 0 ? { states: [...states] } : {}) },
          signal,
        ),
      refetchInterval: going ? again : (false as const),
    })),
  })
  // At its end once more: the last answers came after the last look.
  const stand = `${run.state} ${run.counts.done} ${run.counts.failed}`
  useEffect(() => {
    if (!going) void queries.invalidateQueries({ queryKey: keys.allRunItems(id) })
  }, [queries, id, going, stand])

  const pageOf = (page: number): Page | undefined =>
    queries.getQueryData<Page>(keys.runItems(id, states, page))
  // A page that is not there yet has no total: that of another one keeps the grid's length meanwhile.
  const known = [
    ...answers.map(({ data }) => data),
    ...queries.getQueriesData<Page>({ queryKey: [...keys.allRunItems(id), states] }).map(([, page]) => page),
  ].find((page) => page !== undefined)
  return {
    total: known?.total ?? 0,
    pending: known === undefined,
    error: answers.find(({ isError }) => isError)?.error ?? null,
    retry: () => void queries.invalidateQueries({ queryKey: keys.allRunItems(id) }),
    at: (index: number): BulkItem | undefined => pageOf(Math.floor(index / size))?.items[index % size],
    look: (first: number, last: number) => setRange({ first, last }),
  }
}
