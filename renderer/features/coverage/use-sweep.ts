import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SweptKind } from '../../../shared/domain/coverage'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { useEvent } from '../../bridge/use-event'
import { notifyFailure } from '../../parts/notify-failure'

/** The progress of reading the bills, or the interval months, of many profiles, and the ways to start and stop it. */
export const useSweep = (what: SweptKind) => {
  const queries = useQueryClient()
  useEvent('coverage:swept', (state) => queries.setQueryData(keys.sweep(state.what), state))
  const { data: state } = useQuery({
    queryKey: keys.sweep(what),
    queryFn: ({ signal }) => call('coverage:sweep-state', { what }, signal),
    staleTime: Infinity,
  })
  const { mutate: start } = useMutation({
    mutationFn: (wanted: { readonly text: string; readonly type: string | null; readonly all: boolean }) =>
      call('coverage:sweep', { what, ...wanted }),
    onSuccess: (next) => queries.setQueryData(keys.sweep(what), next),
    onError: notifyFailure,
  })
  const { mutate: cancel } = useMutation({
    mutationFn: () => call('coverage:cancel-sweep', { what }),
    onSuccess: (next) => queries.setQueryData(keys.sweep(what), next),
    onError: notifyFailure,
  })
  return { state, start, cancel }
}
