import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import type { ActivityFilter } from '../../../shared/domain/activity'
import { wordingOf } from '../../../shared/errors/wording'
import { call, failureOf } from '../../bridge/call'
import { counted } from '../../lib/numbers'

/** The lines that fit, as a file that the person names. */
export const useExport = () => {
  const save = useMutation({
    mutationFn: (filter: ActivityFilter) => call('activity:export', { filter }),
    onSuccess: ({ savedTo, lines }) => {
      if (savedTo !== null) notifications.show({ message: `Saved ${counted(lines, 'line')} to ${savedTo}.` })
    },
    onError: (error) => {
      const { title, advice } = wordingOf(failureOf(error))
      notifications.show({ color: 'red', title, message: advice })
    },
  })
  return { saving: save.isPending, save: save.mutate }
}
