import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { NotificationsView } from '../../../../shared/domain/notification'
import { call } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'
import { useEvent } from '../../../bridge/use-event'

export interface NotificationsQuery {
  readonly view: NotificationsView | undefined
  readonly error: unknown
  readonly reload: () => void
  /** Takes over main's answer to a change. */
  readonly apply: (view: NotificationsView) => void
}

/** The notifications of the connection in use, kept up to date by main's events. */
export const useNotifications = (): NotificationsQuery => {
  const queries = useQueryClient()
  const apply = (view: NotificationsView): void => void queries.setQueryData(keys.notifications, view)
  useEvent('notifications:changed', apply)
  const { data, error, refetch } = useQuery({
    queryKey: keys.notifications,
    queryFn: ({ signal }) => call('notifications:get', {}, signal),
    staleTime: Infinity,
    // No events are received while the section is not shown.
    refetchOnMount: 'always',
  })
  return { view: data, error, reload: () => void refetch(), apply }
}
