import { useState } from 'react'
import type { ConnectionsView } from '../../../shared/domain/connection'
import { FollowLink } from './follow-link'
import classes from './links.module.css'
import { useLinks } from './use-links'

interface Props {
  /** Undefined until main has sent the connections. Until then every link waits. */
  readonly view: ConnectionsView | undefined
  readonly onOpenProfile: (id: number) => void
  readonly onOpenConnection: () => void
  /** Called when a person has switched the connection for a link. */
  readonly onSwitched: (view: ConnectionsView) => void
}

/** Follows the links that other programs open, and explains it if one cannot be followed. */
export const Links = ({ view, ...ways }: Props) => {
  const { links, done } = useLinks()
  /** The waiting links that were clicked before one that has been opened meanwhile. */
  const [passed, setPassed] = useState<ReadonlySet<string>>(new Set())
  if (!view || links.length === 0) return null
  return (
    <div role="region" aria-label="Links" className={classes.links}>
      {links.map(({ link, times }, at) => (
        <FollowLink
          key={`${link.id} ${times}`}
          link={link}
          view={view}
          passed={passed.has(`${link.id} ${times}`)}
          {...ways}
          onOpenProfile={(id) => {
            setPassed(new Set(links.slice(0, at).map((one) => `${one.link.id} ${one.times}`)))
            ways.onOpenProfile(id)
          }}
          onDone={() => done(link.id)}
        />
      ))}
    </div>
  )
}
