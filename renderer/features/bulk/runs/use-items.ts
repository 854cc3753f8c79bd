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

/** Profiles in one request. */
const pageSize = 100
/** How often the rows in view are read again while the run goes on. */
const againMs = 1_000

/** A run's profiles by pages, as they come into view. */
export const useItems = (run: BulkRun, states: readonly ItemState[]) => {
  const queries = useQueryClient()
  const [range, setRange] = useState({ first: 0, last: 0 })
  const from = Math.floor(range.first / pageSize)
  const pages = Array.from(
    { length: Math.floor(range.last / pageSize) - from + 1 },
    (_, index) => from + index,
  )
  const going = !isOver(run)
  const { id } = run
  const answers = useQueries({
    queries: pages.map((page) => ({
      queryKey: keys.runItems(id, states, page),
      queryFn: ({ signal }: { signal: AbortSignal }): Promise<Page> =>
        call(
          'bulk:items',
          {
            id,
            from: page * pageSize,
            count: pageSize,
            ...(states.length > 0 ? { states: [...states] } : {}),
          },
          signal,
        ),
      refetchInterval: going ? againMs : (false as const),
    })),
  })
  // Once more when the run ends: its last answers came after the rows were last read.
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
    at: (index: number): BulkItem | undefined =>
      pageOf(Math.floor(index / pageSize))?.items[index % pageSize],
    look: (first: number, last: number) => setRange({ first, last }),
  }
}
