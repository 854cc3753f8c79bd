import { useLocation } from 'wouter'
import { useConnections } from '../features/connection/common/use-connections'
import { showSearch, useSearchText, useSort } from '../features/profiles/view'
import { ViewsRail } from '../features/saved-views/views-rail'

/** The saved views of the connection in use; one is opened in the list of profiles. */
export const SavedViews = () => {
  const { view, active } = useConnections()
  const [location, go] = useLocation()
  const text = useSearchText()
  const [sort, setSort] = useSort()
  if (!view?.ready || !active) return null
  return (
    <ViewsRail
      current={location === '/profiles' && text !== null ? { text, sort } : null}
      onOpen={(saved) => {
        showSearch(active.id, saved.text)
        setSort(saved.sort)
        go('/profiles')
      }}
    />
  )
}
