import { IconAlertTriangle } from '@tabler/icons-react'
import type { ProfileRow } from '../../../shared/domain/profile'
import { wordingOf } from '../../../shared/errors/wording'
import { localDay, utcTime } from '../../lib/time'
import type { GridColumn } from '../../ui/grid/column'
import { StatusChip } from '../../ui/status-chip'
import { TimeAgo } from '../../ui/time-ago'
import classes from './columns.module.css'

const quiet = (text: string) => <span className="lc-muted">{text}</span>

const label = ({ profile, failure }: ProfileRow) => {
  if (profile) return profile.label === '' ? quiet('no label') : profile.label
  return (
    <span className={classes['failure']}>
      <IconAlertTriangle size={13} aria-hidden /> Not read
      {failure && `: ${wordingOf(failure).title}`}
    </span>
  )
}

const tags = ({ profile }: ProfileRow) =>
  profile?.tags.map((tag) => (
    <span key={tag} className={classes['tag']}>
      {tag}
    </span>
  ))

const lastJob = ({ profile, lastJob: job }: ProfileRow) => {
  if (job) return <StatusChip status={job.status} finished={job.finished} />
  if (job === null) return quiet('never run')
  return profile && quiet('not read')
}

/** The columns of the list of profiles. */
export const columns: readonly GridColumn<ProfileRow>[] = [
  {
    id: 'label',
    name: 'Label',
    width: 160,
    minWidth: 80,
    grow: true,
    hideable: false,
    private: true,
    cell: label,
    title: ({ profile }) => profile?.label,
  },
  {
    id: 'id',
    name: 'ID',
    width: 72,
    sortable: true,
    cell: ({ id }) => <span className="lc-mono">{id}</span>,
  },
  {
    id: 'provider',
    name: 'Provider',
    width: 198,
    cell: ({ profile }) => profile?.provider ?? (profile && quiet('unknown')),
    title: ({ profile }) => profile?.provider ?? undefined,
  },
  { id: 'last-job', name: 'Last job', width: 188, cell: lastJob },
  {
    id: 'zip',
    name: 'ZIP',
    width: 68,
    cell: ({ profile }) => <span className="lc-mono">{profile?.zipcode}</span>,
  },
  { id: 'tags', name: 'Tags', width: 174, cell: tags, title: ({ profile }) => profile?.tags.join(', ') },
  {
    id: 'created',
    name: 'Created',
    width: 98,
    cell: ({ profile }) => profile?.created && quiet(localDay(profile.created) ?? profile.created),
    title: ({ profile }) => (profile?.created && utcTime(profile.created)) ?? undefined,
  },
  {
    id: 'read',
    name: 'Read',
    width: 96,
    cell: ({ readAt, failure, profile }) => (
      <span className="lc-muted">
        {failure && profile && (
          <IconAlertTriangle
            size={13}
            role="img"
            aria-label={`Not read again: ${wordingOf(failure).title}`}
            className={classes['stale']}
          />
        )}
        {readAt && <TimeAgo at={readAt} show="day" />}
      </span>
    ),
  },
]
