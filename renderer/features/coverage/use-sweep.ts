import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { useEvent } from '../../bridge/use-event'
import { notifyFailure } from '../../parts/notify-failure'

/** The progress of reading the bills of many profiles, and the ways to start and stop it. */
export const useSweep = () => {
  const queries = useQueryClient()
  useEvent('coverage:swept', (state) => queries.setQueryData(keys.sweep, state))
  const { data: state } = useQuery({
    queryKey: keys.sweep,
    queryFn: ({ signal }) => call('coverage:sweep-state', {}, signal),
    staleTime: Infinity,
  })
  const { mutate: start } = useMutation({
    mutationFn: (what: { readonly text: string; readonly all: boolean }) => call('coverage:sweep', what),
    onSuccess: (next) => queries.setQueryData(keys.sweep, next),
    onError: notifyFailure,
  })
  const { mutate: cancel } = useMutation({
    mutationFn: () => call('coverage:cancel-sweep', {}),
    onSuccess: (next) => queries.setQueryData(keys.sweep, next),
    onError: notifyFailure,
  })
  return { state, start, cancel }
}
