import { IconPlugConnected, IconPlugConnectedX } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { ConnectionSummary, ConnectionsView } from '../../../shared/domain/connection'
import type { Reach } from '../../../shared/domain/reach'
import { shownText } from '../../../shared/domain/shown-text'
import { wordingOf } from '../../../shared/errors/wording'
import { useReach } from '../../parts/use-reach'
import { Verbatim } from '../../ui/verbatim'
import classes from './connection-badge.module.css'
import { useConnections } from './common/use-connections'

const nameOf = ({ practice, name, certificate }: ConnectionSummary): string =>
  practice ? 'Practice' : certificate ? `${name} · ${certificate.subject}` : name

const describe = (view: ConnectionsView, active: ConnectionSummary | null, reach: Reach | undefined) => {
  if (!active) return { ready: false, text: 'Not connected', hint: 'Open Connection' }
  if (view.ready && reach?.state === 'offline') {
    return { ready: false, text: `${nameOf(active)} · offline`, hint: wordingOf(reach.reason).title }
  }
  if (view.ready) return { ready: true, text: nameOf(active), hint: active.baseUrl }
  return {
    ready: false,
    text: `${nameOf(active)} · not connected`,
    hint: wordingOf(view.trouble ?? { code: 'not-connected' }).title,
  }
}

/** At the top of the window: which connection is in use and whether it works. A click opens its page. */
export const ConnectionBadge = () => {
  const { view, active } = useConnections()
  const reach = useReach()
  if (!view) return null
  const { ready, text, hint } = describe(view, active, reach)
  const Icon = ready ? IconPlugConnected : IconPlugConnectedX
  return (
    <Link to="/connection" className={classes.badge} data-ready={ready} title={`${shownText(text)}\n${hint}`}>
      <Icon className={classes.icon} size={15} stroke={1.75} aria-hidden />
      <span className={classes.text}>
        <Verbatim text={text} />
      </span>
    </Link>
  )
}
