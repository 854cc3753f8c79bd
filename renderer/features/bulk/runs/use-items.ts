import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { BulkItem, BulkRun, ItemState } from '../../../../shared/domain/bulk'
import { call } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'
import { usePages } from '../../../lib/use-pages'
import { isOver } from '../preview/words'

interface Page {
  readonly items: readonly BulkItem[]
  readonly total: number
}

/** How often the visible rows are read again while the run is in progress. */
const againMs = 1_000

/** A run's profiles, read by pages as they come into view. */
export const useItems = (run: BulkRun, states: readonly ItemState[]) => {
  const queries = useQueryClient()
  const going = !isOver(run)
  const { id } = run
  const { answers, itemAt, look } = usePages({
    keyOf: (page) => keys.runItems(id, states, page),
    read: (from, count, signal): Promise<Page> =>
      call('bulk:items', { id, from, count, ...(states.length > 0 ? { states: [...states] } : {}) }, signal),
    itemsOf: ({ items }) => items,
    options: { refetchInterval: going && againMs },
  })
  // Changes once more when the run ends, because its last results came after the rows were last read.
  const stand = `${run.state} ${run.counts.done} ${run.counts.failed}`
  useEffect(() => {
    if (!going) void queries.invalidateQueries({ queryKey: keys.allRunItems(id) })
  }, [queries, id, going, stand])

  // A page that has not been read yet has no total. The total of another page keeps the grid's length meanwhile.
  const known = [
    ...answers.map(({ data }) => data),
    ...queries.getQueriesData<Page>({ queryKey: [...keys.allRunItems(id), states] }).map(([, page]) => page),
  ].find((page) => page !== undefined)
  return {
    total: known?.total ?? 0,
    pending: known === undefined,
    error: answers.find(({ isError }) => isError)?.error ?? null,
    retry: () => void queries.invalidateQueries({ queryKey: keys.allRunItems(id) }),
    at: itemAt,
    look,
  }
}
