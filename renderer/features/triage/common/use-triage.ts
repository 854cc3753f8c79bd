import { useThrottledCallback } from '@mantine/hooks'
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import type { TriageState } from '../../../../shared/domain/triage'
import { call } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'
import { useEvent } from '../../../bridge/use-event'

/** Triage as a whole; undefined until main has answered, and while there is no connection. */
export const useTriage = () =>
  useQuery({
    queryKey: keys.triage,
    queryFn: ({ signal }) => call('triage:state', {}, signal),
    staleTime: Infinity,
  })

const askAgain = (queries: QueryClient): void =>
  void queries.invalidateQueries({ queryKey: keys.triageAnswers })

/** Takes over the state with which main answered a change, and repeats earlier questions at once. */
export const useSetTriage = (): ((state: TriageState | null) => void) => {
  const queries = useQueryClient()
  return (state) => {
    if (state) queries.setQueryData(keys.triage, state)
    else void queries.invalidateQueries({ queryKey: keys.triage })
    askAgain(queries)
  }
}

/** While much changes, the questions to triage are repeated at most this often. */
const againMs = 500

/** Keeps what the page knows of triage up to date. Used once, in the frame of the window. */
export const useTriageEvents = (): void => {
  const queries = useQueryClient()
  const again = useThrottledCallback(() => askAgain(queries), againMs)
  useEvent('triage:changed', (state) => {
    const before = queries.getQueryData<TriageState>(keys.triage)
    queries.setQueryData(keys.triage, state)
    if (before?.revision !== state.revision) again()
  })
}
