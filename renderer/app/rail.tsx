import {
  IconAddressBook,
  IconArrowsLeftRight,
  IconFirstAidKit,
  IconHistory,
  IconLayoutGrid,
  IconListCheck,
  IconPlayerPlay,
  IconPlugConnected,
  IconSearch,
  IconSettings,
  IconTags,
} from '@tabler/icons-react'
import { Fragment } from 'react'
import { Link, useRoute } from 'wouter'
import { isListed } from '../../shared/domain/directory'
import { useDirectoryState } from '../parts/use-directory-state'
import { useUnfinishedRuns } from '../features/bulk/runs/run-status'
import { useConnections } from '../features/connection/common/use-connections'
import { useRunningJobs } from '../features/jobs/list/use-running-jobs'
import { usePreparedList } from '../features/profiles/use-search'
import { useIsAll } from '../features/triage/common/use-unread-jobs'
import { useTriage } from '../features/triage/common/use-triage'
import { soFar, soFarShort } from '../lib/numbers'
import { SavedViews } from './saved-views'
import classes from './shell.module.css'

const views = [
  { to: '/triage', name: 'Triage', icon: IconFirstAidKit },
  { to: '/profiles', name: 'Profiles', icon: IconAddressBook },
  { to: '/coverage', name: 'Coverage', icon: IconLayoutGrid },
  { to: '/jobs', name: 'Jobs', icon: IconPlayerPlay },
  { to: '/tags', name: 'Tags', icon: IconTags },
  { to: '/bulk', name: 'Bulk runs', icon: IconListCheck },
  { to: '/activity', name: 'Activity', icon: IconHistory },
  { to: '/lookup', name: 'Lookup', icon: IconSearch },
  { to: '/connection', name: 'Connection', icon: IconPlugConnected },
  { to: '/traffic', name: 'Traffic', icon: IconArrowsLeftRight },
  { to: '/settings', name: 'Settings', icon: IconSettings },
] as const

interface RailNumber {
  /** How many there are, or are to look after. */
  readonly value: number
  /** Whether there may not be more of them. */
  readonly isAll: boolean
}

const RailLink = ({
  to,
  name,
  icon: Icon,
  number: { value, isAll },
}: (typeof views)[number] & { readonly number: RailNumber }) => {
  const [active] = useRoute(`${to}/*?`)
  const whole = soFar(value, isAll)
  const short = soFarShort(value, isAll)
  return (
    <Link to={to} className={classes.link} aria-current={active ? 'page' : undefined}>
      <Icon size={16} stroke={1.75} aria-hidden />
      <span className={classes.name}>{name}</span>
      {(value > 0 || !isAll) && (
        <span
          className={classes.number}
          title={isAll ? whole : `${whole}: not all profiles are read yet`}
          data-short={short === whole ? undefined : short}
        >
          <span>{whole}</span>
        </span>
      )}
    </Link>
  )
}

const none: RailNumber = { value: 0, isAll: true }

/**
 * The views, each with its number of open things. These numbers change all the time, so that only they are drawn again.
 */
export const Rail = () => {
  const { view, active } = useConnections()
  usePreparedList(view?.ready && active ? active.id : null)
  const { data: triage } = useTriage()
  const directory = useDirectoryState()
  const isAllCases = useIsAll()
  const numbers: Partial<Record<string, RailNumber>> = {
    ...(triage && {
      '/triage': { value: triage.counts.open, isAll: isAllCases(triage.counts.unread) },
    }),
    ...(directory && { '/profiles': { value: directory.total, isAll: isListed(directory) } }),
    '/jobs': { value: useRunningJobs(), isAll: true },
    '/bulk': { value: useUnfinishedRuns(), isAll: true },
  }
  return (
    <nav className="lc-rail" aria-label="Views">
      {views.map((one) => (
        <Fragment key={one.to}>
          <RailLink {...one} number={numbers[one.to] ?? none} />
          {one.to === '/profiles' && <SavedViews />}
        </Fragment>
      ))}
    </nav>
  )
}
