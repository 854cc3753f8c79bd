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
import { Fragment } from 'react'
import { Link, useRoute } from 'wouter'
import { useDirectoryState } from '../bridge/use-directory-state'
import { useUnfinishedRuns } from '../features/bulk/run-status'
import { useConnections } from '../features/connection/use-connections'
import { useRunningJobs } from '../features/jobs/use-running-jobs'
import { usePreparedList } from '../features/profiles/use-search'
import { useTriage } from '../features/triage/use-triage'
import { count } from '../lib/numbers'
import { SavedViews } from './saved-views'
import classes from './shell.module.css'

const views = [
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
const RailLink = ({ to, name, icon: Icon, number }: (typeof views)[number] & { readonly number: number }) => {
  const [active] = useRoute(`${to}/*?`)
  return (
    <Link to={to} className={classes['link'] ?? ''} aria-current={active ? 'page' : undefined}>
      <Icon size={16} stroke={1.75} aria-hidden />
      {name}
      {number > 0 && <span className={classes['number']}>{count(number)}</span>}
    </Link>
  )
}

/** The views, with what each has to look after: these numbers change all the time, and nothing else is drawn for them. */
export const Rail = () => {
  const { view, active } = useConnections()
  usePreparedList(view?.ready && active ? active.id : null)
  const numbers: Partial<Record<string, number>> = {
    '/triage': useTriage().data?.counts.open,
    '/profiles': useDirectoryState()?.total,
    '/jobs': useRunningJobs().length,
    '/bulk': useUnfinishedRuns(),
  }
  return (
    <nav className={classes['rail']} aria-label="Views">
      {views.map((one) => (
        <Fragment key={one.to}>
          <RailLink {...one} number={numbers[one.to] ?? 0} />
          {one.to === '/profiles' && <SavedViews />}
        </Fragment>
      ))}
    </nav>
  )
}
