import {
  IconAddressBook,
  IconFirstAidKit,
  IconHistory,
  IconListCheck,
  IconPlayerPlay,
  IconPlugConnected,
  IconSearch,
  IconTags,
} from '@tabler/icons-react'
import { spotlight } from '@mantine/spotlight'
import { Fragment } from 'react'
import { Link, Router, useRoute } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { useDirectoryState } from '../bridge/use-directory-state'
import { useUnfinishedRuns } from '../features/bulk/run-status'
import { ConnectionBadge } from '../features/connection/connection-badge'
import { PracticeBanner } from '../features/connection/practice-banner'
import { useConnections } from '../features/connection/use-connections'
import { useRunningJobs } from '../features/jobs/use-running-jobs'
import { usePreparedList } from '../features/profiles/use-search'
import { useTriage } from '../features/triage/use-triage'
import { ViewForm } from '../features/views/view-form'
import { count } from '../lib/numbers'
import { ErrorBoundary } from '../ui/error-boundary'
import { Kbd } from '../ui/kbd'
import { useActions } from './actions'
import { DeepLinks } from './deep-links'
import { EventSync } from './event-sync'
import { Help } from './help'
import { keyWords } from './key-words'
import { Palette } from './palette'
import { RunRequestDialog } from './run-request'
import { SavedViews } from './saved-views'
import classes from './shell.module.css'
import { StatusBar } from './status-bar'
import { TagRequestDialog } from './tag-request'
import { useKeptFocus } from './use-kept-focus'
import { useShortcuts } from './use-shortcuts'
import { Views } from './views'

const rail = [
  { to: '/triage', name: 'Triage', icon: IconFirstAidKit },
  { to: '/profiles', name: 'Profiles', icon: IconAddressBook },
  { to: '/jobs', name: 'Jobs', icon: IconPlayerPlay },
  { to: '/tags', name: 'Tags', icon: IconTags },
  { to: '/bulk', name: 'Bulk runs', icon: IconListCheck },
  { to: '/activity', name: 'Activity', icon: IconHistory },
  { to: '/lookup', name: 'Lookup', icon: IconSearch },
  { to: '/connection', name: 'Connection', icon: IconPlugConnected },
] as const

/** `number`: how many there are, or are to look after. */
const RailLink = ({ to, name, icon: Icon, number }: (typeof rail)[number] & { readonly number: number }) => {
  const [active] = useRoute(`${to}/*?`)
  return (
    <Link to={to} className={classes['link'] ?? ''} aria-current={active ? 'page' : undefined}>
      <Icon size={16} stroke={1.75} aria-hidden />
      {name}
      {number > 0 && <span className={classes['number']}>{count(number)}</span>}
    </Link>
  )
}

const Frame = () => {
  const actions = useActions()
  useShortcuts(actions)
  useKeptFocus()
  const { view, active } = useConnections()
  usePreparedList(view?.ready && active ? active.id : null)
  const unfinished = useUnfinishedRuns()
  const profiles = useDirectoryState()?.total ?? 0
  const open = useTriage().data?.counts.open ?? 0
  const running = useRunningJobs().length
  const numbers: Partial<Record<string, number>> = {
    '/triage': open,
    '/profiles': profiles,
    '/jobs': running,
    '/bulk': unfinished,
  }
  return (
    <div className={classes['frame']}>
      <header className={classes['top']}>
        <h1 className={classes['brand']}>Link Console</h1>
        <button type="button" className={classes['search']} onClick={spotlight.open}>
          Search profiles, or run a command
          <Kbd>{keyWords('Mod+K')}</Kbd>
        </button>
        <ConnectionBadge />
      </header>
      <PracticeBanner />
      <DeepLinks />
      <div className={classes['body']}>
        <nav className={classes['rail']} aria-label="Views">
          {rail.map((view) => (
            <Fragment key={view.to}>
              <RailLink {...view} number={numbers[view.to] ?? 0} />
              {view.to === '/profiles' && <SavedViews />}
            </Fragment>
          ))}
        </nav>
        <main className={classes['main']} tabIndex={-1}>
          <ErrorBoundary>
            <Views />
          </ErrorBoundary>
        </main>
      </div>
      <StatusBar />
      <Palette actions={actions} />
      <Help actions={actions} />
      <RunRequestDialog />
      <TagRequestDialog />
      <ViewForm />
      <EventSync />
    </div>
  )
}

/** The window's frame: title bar, rail, the current view, status bar. */
export const Shell = () => (
  <Router hook={useHashLocation}>
    <Frame />
  </Router>
)
