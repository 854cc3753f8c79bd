import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import type { ActivityFilter } from '../../../shared/domain/activity'
import { call } from '../../bridge/call'
import { notifyFailure } from '../../parts/notify-failure'
import { counted } from '../../lib/numbers'

/** Saves the matching lines in a file that the person names. */
export const useExport = () => {
  const save = useMutation({
    mutationFn: (filter: ActivityFilter) => call('activity:export', { filter }),
    onSuccess: ({ savedTo, lines }) => {
      if (savedTo !== null) notifications.show({ message: `Saved ${counted(lines, 'line')} to ${savedTo}.` })
    },
    onError: notifyFailure,
  })
  return { saving: save.isPending, save: save.mutate }
}
