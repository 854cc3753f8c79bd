import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { BulkRun } from '../../../../shared/domain/bulk'
import type { TableFormat } from '../../../../shared/domain/table-format'
import type { Request } from '../../../../shared/ipc/contract'
import { call } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'
import { notifyFailure } from '../../../parts/notify-failure'
import { notifySaved } from '../../../parts/notify-saved'

type Change = 'pause' | 'resume' | 'cancel' | 'retry'

/** The actions on an existing run. */
export const useRunActions = () => {
  const queries = useQueryClient()
  const change = useMutation({
    mutationFn: ({ what, id }: { readonly what: Change; readonly id: string }) =>
      call(`bulk:${what}`, { id }),
    onSuccess: (run) => {
      queries.setQueryData<readonly BulkRun[]>(keys.runs, (runs = []) =>
        runs.map((other) => (other.id === run.id ? run : other)),
      )
      return queries.invalidateQueries({ queryKey: keys.report(run.id) })
    },
    onError: notifyFailure,
  })
  const forget = useMutation({
    mutationFn: ({ id }: { readonly id: string; readonly then: () => void }) => call('bulk:forget', { id }),
    onSuccess: (_none, { id, then }) => {
      queries.setQueryData<readonly BulkRun[]>(keys.runs, (runs = []) => runs.filter((run) => run.id !== id))
      // Called here and not by `mutate`, which drops its callbacks when the component is unmounted: the report
      // disappears together with the run.
      then()
    },
    onError: notifyFailure,
  })
  const save = useMutation({
    mutationFn: (what: Request<'bulk:export'>) => call('bulk:export', what),
    onSuccess: (saved) => notifySaved(saved),
    onError: notifyFailure,
  })
  return {
    busy: change.isPending || forget.isPending,
    change: (what: Change, id: string) => change.mutate({ what, id }),
    forget: (id: string, then: () => void) => forget.mutate({ id, then }),
    save: (id: string, format: TableFormat) => save.mutate({ id, format }),
    saving: save.isPending,
  }
}
