import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CountedView, SavedView } from '../../../shared/domain/directory'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { notifyFailure } from '../../parts/notify-failure'
import { useNotifyWhenGone } from '../../parts/use-notify-when-gone'
import { useEvent } from '../../bridge/use-event'

const none: readonly CountedView[] = []

/** The saved views with their counts, which are updated as the directory changes; none while there is no connection. */
export const useViews = (): readonly CountedView[] => {
  const queries = useQueryClient()
  useEvent('views:changed', ({ views }) => queries.setQueryData(keys.views, views))
  const { data } = useQuery({
    queryKey: keys.views,
    queryFn: ({ signal }) => call('views:list', {}, signal),
    staleTime: Infinity,
  })
  return data ?? none
}

/** Saves and removes views. Main answers each change with all views. */
export const useViewChanges = () => {
  const queries = useQueryClient()
  const take = (views: readonly CountedView[] | null): void => {
    if (views) queries.setQueryData(keys.views, views)
    else void queries.invalidateQueries({ queryKey: keys.views })
  }
  const save = useMutation({
    mutationFn: ({ id, name, text, sort, digit }: SavedView) =>
      call('views:save', { id, name, text, sort, digit }),
    onSuccess: take,
    onError: useNotifyWhenGone(),
  })
  const remove = useMutation({
    mutationFn: (id: string) => call('views:remove', { id }),
    onSuccess: take,
    onError: notifyFailure,
  })
  return { save, remove }
}
