import { useLocation } from 'wouter'
import { useConnections } from '../features/connection/common/use-connections'
import { useListAnswer } from '../features/profiles/use-search'
import { showSearch, useSearchText, useSort } from '../features/profiles/view'
import { ViewsRail } from '../features/saved-views/views-rail'
import { request } from './requests'

/** The saved views of the connection in use; one is opened in the list of profiles. */
export const SavedViews = () => {
  const { view, active } = useConnections()
  const [location, go] = useLocation()
  const text = useSearchText()
  const [sort, setSort] = useSort()
  const isShown = location === '/profiles' && text !== null
  const found = useListAnswer(text ?? '', sort)
  if (!view?.ready || !active) return null
  return (
    <ViewsRail
      current={
        isShown ? { text, sort, found: found && { count: found.ids.length, unread: found.unread } } : null
      }
      onOpen={(saved) => {
        showSearch(active.id, saved.text)
        setSort(saved.sort)
        go('/profiles')
      }}
      onEdit={(saved) => request('view', saved)}
    />
  )
}
