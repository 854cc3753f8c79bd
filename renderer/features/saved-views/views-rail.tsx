import { isEqual } from 'es-toolkit/predicate/isEqual'
import { IconPencil } from '@tabler/icons-react'
import { clsx } from 'clsx'
import { isListed, type CountedView, type Sort } from '../../../shared/domain/directory'
import type { ViewPage } from '../../../shared/domain/view-page'
import { useDirectoryState } from '../../parts/use-directory-state'
import { useUnread } from '../../parts/use-unread'
import { count, soFar } from '../../lib/numbers'
import { usePrivacy } from '../../lib/privacy'
import { useKeys } from '../../lib/use-keys'
import { useViews } from './use-views'
import { pageNames } from './view-form'
import classes from './views-rail.module.css'

interface Props {
  /** What the list shows now, and its current numbers; null in another view. */
  readonly current: {
    readonly text: string
    readonly sort: Sort | null
    readonly page?: ViewPage | undefined
    readonly found?: Pick<CountedView, 'count' | 'unread'> | undefined
  } | null
  readonly onOpen: (view: CountedView) => void
  readonly onEdit: (view: CountedView) => void
}

const sameSort = (a: Sort | null, b: Sort | null): boolean => a?.column === b?.column && a?.desc === b?.desc

/** The saved views below Profiles. Alt with a digit opens one from anywhere. */
export const ViewsRail = ({ current, onOpen, onEdit }: Props) => {
  const views = useViews()
  const listed = isListed(useDirectoryState())
  const unreadNow = useUnread()
  const { on: isPrivate } = usePrivacy()

  const withKey = views.filter(({ digit }) => digit !== null)
  useKeys(Object.fromEntries(withKey.map((view) => [`Alt+${view.digit}`, () => onOpen(view)])))

  if (views.length === 0) return null
  return (
    <ul className={classes.list} aria-label="Saved views">
      {views.map((view) => {
        const isCurrent =
          current?.text.trim() === view.text &&
          sameSort(current.sort, view.sort) &&
          isEqual(current.page, view.page)
        // The current view shows the same number as the list beside it, because the views are counted less often.
        const { count: found, unread } = (isCurrent && current.found) || view
        const isAll = listed && unread === 0
        const missing = unreadNow(unread)
        return (
          <li key={view.id} className={classes.item} data-current={isCurrent || undefined}>
            <button
              type="button"
              className={classes.open}
              aria-current={isCurrent || undefined}
              aria-keyshortcuts={view.digit === null ? undefined : `Alt+${view.digit}`}
              title={[
                view.page && pageNames[view.page.kind],
                !isPrivate && (view.text || (view.page ? 'its filters' : 'All profiles')),
                view.digit && `Alt ${view.digit}`,
                !view.page &&
                  unread > 0 &&
                  `${missing === null ? 'profiles' : count(missing)} not read yet may match too`,
                !view.page && !listed && 'not all profiles are listed yet',
              ]
                .filter(Boolean)
                .join(' · ')}
              onClick={() => onOpen(view)}
            >
              <span className={clsx(classes.name, 'lc-private')}>{view.name}</span>
              <span className={classes.count}>
                {view.page ? pageNames[view.page.kind] : soFar(found, isAll)}
              </span>
            </button>
            <button
              type="button"
              className={classes.edit}
              aria-label={`Change the view ${view.name}`}
              title="Name, search, key; remove"
              onClick={() => onEdit(view)}
            >
              <IconPencil size={12} aria-hidden />
            </button>
          </li>
        )
      })}
    </ul>
  )
}
