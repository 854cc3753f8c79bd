import { IconAddressBook, IconPlugConnected, IconSearch } from '@tabler/icons-react'
import { Link, Redirect, Route, Router, Switch, useRoute } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { ErrorBoundary } from '../ui/error-boundary'
import classes from './shell.module.css'

const views = [
  { to: '/profiles', name: 'Profiles', icon: IconAddressBook },
  { to: '/lookup', name: 'Lookup', icon: IconSearch },
  { to: '/connection', name: 'Connection', icon: IconPlugConnected },
] as const

const RailLink = ({ to, name, icon: Icon }: (typeof views)[number]) => {
  const [active] = useRoute(`${to}/*?`)
  return (
    <Link to={to} className={classes['link'] ?? ''} aria-current={active ? 'page' : undefined}>
      <Icon size={16} stroke={1.75} aria-hidden />
      {name}
    </Link>
  )
}

/** The frame: title bar, rail, the current view, status bar. */
export const Shell = () => (
  <Router hook={useHashLocation}>
    <div className={classes['frame']}>
      <header className={classes['top']}>
        <span className={classes['brand']}>Link Console</span>
      </header>
      <nav className={classes['rail']} aria-label="Views">
        {views.map((view) => (
          <RailLink key={view.to} {...view} />
        ))}
      </nav>
      <main className={classes['main']}>
        <ErrorBoundary>
          <Switch>
            <Route path="/profiles/*?">Profiles</Route>
            <Route path="/lookup">Lookup</Route>
            <Route path="/connection">Connection</Route>
            <Route>
              <Redirect to="/connection" />
            </Route>
          </Switch>
        </ErrorBoundary>
      </main>
      <footer className={classes['bar']} />
    </div>
  </Router>
)
