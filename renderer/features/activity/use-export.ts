import { useMutation } from '@tanstack/react-query'
import type { ActivityFilter } from '../../../shared/domain/activity'
import { call } from '../../bridge/call'
import { notifyFailure } from '../../parts/notify-failure'
import { notifySaved } from '../../parts/notify-saved'
import { counted } from '../../lib/numbers'

/** Saves the matching lines in a file that the person names. */
export const useExport = () => {
  const save = useMutation({
    mutationFn: (filter: ActivityFilter) => call('activity:export', { filter }),
    onSuccess: ({ savedTo, lines }) =>
      notifySaved({ savedTo, rewritten: [] }, { what: `Saved ${counted(lines, 'line')}` }),
    onError: notifyFailure,
  })
  return { saving: save.isPending, save: save.mutate }
}
