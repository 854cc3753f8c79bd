import { isEqual } from 'es-toolkit/predicate/isEqual'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CountedView, SavedView } from '../../../shared/domain/directory'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { notifyDone, type Done } from '../../parts/done'
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

/** What is stored of a view: its count changes with the profiles. */
const savedOf = ({ id, name, text, sort, digit }: SavedView): SavedView => ({ id, name, text, sort, digit })

/** Makes the views of `before` again what they were, and removes those that have come since. */
const restore = async (
  before: readonly SavedView[],
  after: readonly SavedView[],
): Promise<readonly CountedView[] | null> => {
  let views: readonly CountedView[] | null = null
  const added = after.filter(({ id }) => !before.some((view) => view.id === id))
  for (const { id } of added) views = await call('views:remove', { id })
  for (const view of before) {
    const now = after.find(({ id }) => id === view.id)
    if (!now || !isEqual(savedOf(now), savedOf(view))) views = await call('views:save', savedOf(view))
  }
  return views
}

/** Saves and removes views. Main answers each change with all views. */
export const useViewChanges = () => {
  const queries = useQueryClient()
  const take = (views: readonly CountedView[] | null): void => {
    if (views) queries.setQueryData(keys.views, views)
    else void queries.invalidateQueries({ queryKey: keys.views })
  }
  const done = (did: string, before: readonly CountedView[], after: readonly CountedView[] | null): Done => ({
    did,
    undo: async () => {
      if (!after) return { left: 'The saved views could not be read after it.' }
      if (!isEqual((await call('views:list', {})).map(savedOf), after.map(savedOf))) {
        return { left: 'The saved views have been changed since.' }
      }
      take(await restore(before, after))
      return 'taken-back'
    },
  })
  const stored = (): readonly CountedView[] => queries.getQueryData(keys.views) ?? none
  const save = useMutation({
    mutationFn: async (view: SavedView) => {
      const before = stored()
      const after = await call('views:save', savedOf(view))
      notifyDone(done(`Saved the view “${view.name}”`, before, after))
      return after
    },
    onSuccess: take,
    onError: useNotifyWhenGone(),
  })
  const remove = useMutation({
    mutationFn: async (id: string) => {
      const before = stored()
      const after = await call('views:remove', { id })
      notifyDone(
        done(`Removed the view “${before.find((view) => view.id === id)?.name ?? id}”`, before, after),
      )
      return after
    },
    onSuccess: take,
    onError: notifyFailure,
  })
  return { save, remove }
}
