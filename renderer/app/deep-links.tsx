import { useLocation } from 'wouter'
import { useConnections } from '../features/connection/common/use-connections'
import { Links } from '../features/deep-links/links'

/** Links from other programs, followed in the connection in use. */
export const DeepLinks = () => {
  const { view, apply } = useConnections()
  const [, go] = useLocation()
  return (
    <Links
      view={view}
      onOpenProfile={(id) => go(`/profiles/${id}`)}
      onOpenConnection={() => go('/connection')}
      onSwitched={apply}
    />
  )
}
