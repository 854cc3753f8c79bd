import { isEqual } from 'es-toolkit/predicate/isEqual'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CountedView, SavedView } from '../../../shared/domain/directory'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { withoutNames } from '../../lib/privacy'
import { startDoing, type Done } from '../../parts/done'
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
const savedOf = ({ id, name, text, sort, digit, page }: SavedView): SavedView => ({
  id,
  name,
  text,
  sort,
  digit,
  ...(page && { page }),
})

const isSame = (one: SavedView, other: SavedView | undefined): boolean =>
  other !== undefined && isEqual(savedOf(one), savedOf(other))

/** Saves and removes views. Main answers each change with all views. */
export const useViewChanges = () => {
  const queries = useQueryClient()
  const take = (views: readonly CountedView[] | null): void => {
    if (views) queries.setQueryData(keys.views, views)
    else void queries.invalidateQueries({ queryKey: keys.views })
  }
  /**
   * A change of views, for taking it back: those that it changed, the one that lost its digit included, are again what
   * they were.
   */
  const done = (did: string, before: readonly CountedView[], after: readonly CountedView[]): Done => ({
    did,
    undo: async (callHere) => {
      const now = await callHere('views:list', {})
      if (!isEqual(now.map(savedOf), after.map(savedOf))) {
        return { left: 'The saved views have been changed since.' }
      }
      const added = after.filter(({ id }) => !before.some((view) => view.id === id))
      for (const { id } of added) take(await callHere('views:remove', { id }))
      for (const view of before) {
        const same = isSame(
          view,
          after.find(({ id }) => id === view.id),
        )
        if (!same) take(await callHere('views:save', savedOf(view)))
      }
      return 'taken-back'
    },
  })

  /** Without the views from before, or those after it, it is not known what the change was. */
  const changed = async (
    did: (before: readonly CountedView[]) => string,
    change: () => Promise<readonly CountedView[] | null>,
  ): Promise<readonly CountedView[] | null> => {
    const { notifyDone } = startDoing()
    const before = queries.getQueryData<readonly CountedView[]>(keys.views)
    const after = await change()
    if (before && after) notifyDone(done(did(before), before, after))
    return after
  }
  const save = useMutation({
    mutationFn: (view: SavedView) =>
      changed(
        () => withoutNames(`Saved the view “${view.name}”`, 'Saved a view'),
        () => call('views:save', savedOf(view)),
      ),
    onSuccess: take,
    onError: useNotifyWhenGone(),
  })
  const remove = useMutation({
    mutationFn: (id: string) =>
      changed(
        (before) =>
          withoutNames(
            `Removed the view “${before.find((view) => view.id === id)?.name ?? id}”`,
            'Removed a view',
          ),
        () => call('views:remove', { id }),
      ),
    onSuccess: take,
    onError: notifyFailure,
  })
  return { save, remove }
}
