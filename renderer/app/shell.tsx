import { spotlight } from '@mantine/spotlight'
import { Router } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { ConnectionBadge } from '../features/connection/connection-badge'
import { useConnections } from '../features/connection/common/use-connections'
import { OfflineBanner } from '../features/connection/offline-banner'
import { PracticeBanner } from '../features/connection/practice-banner'
import { ErrorBoundary } from '../parts/error-boundary'
import { useNotedProfiles } from '../parts/noted'
import { Kbd } from '../ui/kbd'
import { useHighlightedChoice } from '../ui/use-highlighted-choice'
import { useActions } from './actions'
import { DeepLinks } from './deep-links'
import { EventSync } from './event-sync'
import { Help } from './help'
import { keyWords } from '../lib/key-words'
import { Palette } from './palette'
import { Rail } from './rail'
import { Program } from './program'
import { RequestedDialogs } from './requested-dialogs'
import classes from './shell.module.css'
import { StatusBar } from './status-bar'
import { useForgetConnection } from './use-forget-connection'
import { useFocusRestored } from './use-focus-restored'
import { useShortcuts } from './use-shortcuts'
import { Views } from './views'

const Frame = () => {
  const actions = useActions()
  useShortcuts(actions)
  useFocusRestored()
  useHighlightedChoice()
  useForgetConnection()
  const { view, active } = useConnections()
  useNotedProfiles(view?.ready && active ? active.id : null)
  return (
    <div className="lc-frame">
      <header className="lc-top">
        <h1 className={classes.brand}>Link Console</h1>
        <button type="button" className={classes.search} onClick={spotlight.open}>
          <span className={classes.searchWords}>Search profiles, or run a command</span>
          <Kbd>{keyWords('Mod+K')}</Kbd>
        </button>
        <ConnectionBadge />
      </header>
      <PracticeBanner />
      <OfflineBanner />
      <DeepLinks />
      <div className="lc-body">
        <Rail />
        <main className={classes.main} tabIndex={-1}>
          <ErrorBoundary>
            <Views />
          </ErrorBoundary>
        </main>
      </div>
      <StatusBar />
      <Palette actions={actions} />
      <Help actions={actions} />
      <RequestedDialogs />
      <EventSync />
      <Program />
    </div>
  )
}

/** The window's frame: title bar, rail, the current view, status bar. */
export const Shell = () => (
  <Router hook={useHashLocation}>
    <Frame />
  </Router>
)
