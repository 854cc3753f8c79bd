import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { possibleDayWords } from '../../../shared/domain/coverage'
import type { ProfileRow } from '../../../shared/domain/profile'
import { wordingOf } from '../../../shared/errors/wording'
import { givenFirst, useGivenTags } from '../../parts/given-tags'
import { knownTags } from '../../parts/known-tags'
import { count } from '../../lib/numbers'
import { localDay, utcTime } from '../../lib/time'
import { idWidth, type GridColumn } from '../../ui/grid/column'
import { BillStrips, missingWords } from '../../parts/bill-strip'
import { NoteMark } from '../../parts/noted'
import { StatusChip } from '../../parts/status-chip'
import { TagChip } from '../../parts/tag-chip'
import { TimeAgo } from '../../ui/time-ago'
import classes from './columns.module.css'

const quiet = (text: string) => <span className="lc-muted">{text}</span>

const label = ({ profile, failure }: ProfileRow) => {
  if (profile) return profile.label === '' ? quiet('no label') : profile.label
  return (
    <span className={classes.failure}>
      <IconAlertTriangle size={13} aria-hidden /> Not read
      {failure && `: ${wordingOf(failure).title}`}
    </span>
  )
}

type Colours = ReadonlyMap<string, number | null>

const tagsIn =
  (colours: Colours, given: readonly string[]) =>
  ({ profile }: ProfileRow) =>
    givenFirst(profile?.tags ?? [], given).map((tag) => (
      <span key={tag} className={classes.tag}>
        <TagChip name={tag} colour={colours.get(tag) ?? null} />
      </span>
    ))

const lastJob = ({ profile, lastJob: job }: ProfileRow) => {
  if (job) return <StatusChip status={job.status} finished={job.finished} />
  if (job === null) return quiet('never run')
  return profile && quiet('not read')
}

const notRead = ({ profile }: ProfileRow) => profile && quiet('not read')

const missing = (row: ProfileRow) => {
  if (!row.bills) return notRead(row)
  const { words, isTrouble } = missingWords(row.bills)
  return isTrouble ? <span className={classes.failure}>{words}</span> : quiet(words)
}

const billColumns: readonly GridColumn<ProfileRow>[] = [
  {
    id: 'bills',
    name: 'Bills',
    width: 230,
    optional: true,
    cell: (row) => (row.bills ? <BillStrips bills={row.bills} /> : notRead(row)),
  },
  {
    id: 'last-bill',
    sortable: true,
    name: 'Last bill',
    width: 98,
    optional: true,
    cell: (row) => (row.bills ? quiet(row.bills.lastBill ?? 'none dated') : notRead(row)),
    title: ({ bills }) => (bills?.lastBill ? `The last bill ends on ${bills.lastBill}` : undefined),
  },
  {
    id: 'missing',
    sortable: true,
    name: 'Missing',
    width: 204,
    mostWidth: 236,
    optional: true,
    cell: missing,
    title: ({ bills }) =>
      bills && `${missingWords(bills).words}, as read on ${localDay(bills.readAt) ?? bills.readAt}`,
  },
]

/** How far the intervals reach, and whether months before that are not complete. */
const lastInterval = (row: ProfileRow) => {
  const { intervals } = row
  if (!intervals) return notRead(row)
  const { notComplete } = intervals
  return (
    <>
      {quiet(intervals.lastInterval ? possibleDayWords(intervals.lastInterval) : 'none')}
      {notComplete.length > 0 && (
        <span className={classes.failure}> · {count(notComplete.length)} not complete</span>
      )}
    </>
  )
}

const intervalColumn: GridColumn<ProfileRow> = {
  id: 'last-interval',
  sortable: true,
  name: 'Last interval',
  width: 216,
  mostWidth: 248,
  optional: true,
  cell: lastInterval,
  title: ({ intervals }) =>
    intervals &&
    [
      `As read on ${localDay(intervals.readAt) ?? intervals.readAt}`,
      intervals.notComplete.length > 0 && `months not complete: ${intervals.notComplete.join(', ')}`,
    ]
      .filter(Boolean)
      .join('; '),
}

const columnsWith = (colours: Colours, given: readonly string[]): readonly GridColumn<ProfileRow>[] => [
  {
    id: 'label',
    sortable: true,
    name: 'Label',
    width: 160,
    minWidth: 80,
    grow: true,
    hideable: false,
    private: true,
    cell: (row) => (
      <>
        {label(row)} <NoteMark profileId={row.id} />
      </>
    ),
    title: ({ profile }) => profile?.label,
  },
  {
    id: 'id',
    name: 'ID',
    width: idWidth,
    sortable: true,
    cell: ({ id }) => <span className="lc-mono">{id}</span>,
  },
  {
    id: 'provider',
    sortable: true,
    name: 'Provider',
    width: 184,
    cell: ({ profile }) => profile?.provider ?? (profile && quiet('unknown')),
    title: ({ profile }) => profile?.provider ?? undefined,
  },
  { id: 'last-job', sortable: true, name: 'Last job', width: 174, cell: lastJob },
  {
    id: 'zip',
    sortable: true,
    name: 'ZIP',
    width: 64,
    cell: ({ profile }) => <span className="lc-mono">{profile?.zipcode}</span>,
  },
  {
    id: 'tags',
    sortable: true,
    name: 'Tags',
    width: 170,
    cell: tagsIn(colours, given),
    title: ({ profile }) => profile?.tags.join(', '),
  },
  {
    id: 'created',
    sortable: true,
    name: 'Created',
    width: 98,
    cell: ({ profile }) => profile?.created && quiet(localDay(profile.created) ?? profile.created),
    title: ({ profile }) => (profile?.created && utcTime(profile.created)) ?? undefined,
  },
  {
    id: 'read',
    sortable: true,
    name: 'Read',
    width: 104,
    cell: ({ readAt, failure, profile }) => (
      <span className="lc-muted">
        {failure && profile && (
          <IconAlertTriangle
            size={13}
            role="img"
            aria-label={`Not read again: ${wordingOf(failure).title}`}
            className={classes.stale}
          />
        )}
        {readAt && <TimeAgo at={readAt} show="day" />}
      </span>
    ),
  },
  ...billColumns,
  intervalColumn,
]

/** The columns of the list of profiles. Tags have their colours, and those that were given from here come first. */
export const useColumns = (): readonly GridColumn<ProfileRow>[] => {
  const { data } = useQuery(knownTags)
  const given = useGivenTags(({ names }) => names)
  // Counts change while the directory fills. Only the colours require new columns.
  const coloured = JSON.stringify(
    (data ?? []).flatMap(({ name, colour }) => (colour === null ? [] : [[name, colour]])),
  )
  return useMemo(
    () => columnsWith(new Map(JSON.parse(coloured) as readonly (readonly [string, number])[]), given),
    [coloured, given],
  )
}
