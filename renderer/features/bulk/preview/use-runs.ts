import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { BulkRun } from '../../../../shared/domain/bulk'
import { call } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'
import { useEvent } from '../../../bridge/use-event'

/** Replaces older states of runs by newer ones; newest run first. */
const merged = (runs: readonly BulkRun[], changed: readonly BulkRun[]): readonly BulkRun[] => {
  const byId = new Map([...runs, ...changed].map((run) => [run.id, run]))
  return [...byId.values()].sort((a, b) => b.createdAt.localeCompare(a.createdAt))
}

/** Takes over the changes of runs that main sends. Used once in the window, however many components show runs. */
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

/** All runs, newest first, kept up to date by main's events. */
export const useRuns = () =>
  useQuery({ queryKey: keys.runs, queryFn: ({ signal }) => call('bulk:list', {}, signal) })
