import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { BulkRun } from '../../../../shared/domain/bulk'
import { call } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'
import { useEvent } from '../../../bridge/use-event'

/** Newer states in the place of older ones; newest run first. */
const merged = (runs: readonly BulkRun[], changed: readonly BulkRun[]): readonly BulkRun[] => {
  const byId = new Map([...runs, ...changed].map((run) => [run.id, run]))
  return [...byId.values()].sort((a, b) => b.createdAt.localeCompare(a.createdAt))
}

/** Takes in what main tells of runs. Once in the window, however many show them. */
export const useRunEvents = (): void => {
  const queries = useQueryClient()
  useEvent('bulk:changed', ({ runs }) => {
    if (queries.getQueryData(keys.runs)) {
      queries.setQueryData<readonly BulkRun[]>(keys.runs, (known = []) => merged(known, runs))
    } else {
      void queries.invalidateQueries({ queryKey: keys.runs })
    }
  })
}

/** All runs, newest first, as main tells of them. */
export const useRuns = () =>
  useQuery({ queryKey: keys.runs, queryFn: ({ signal }) => call('bulk:list', {}, signal) })
