import { useEffect, useState } from 'react'
import type { ListedJob } from '../../../../shared/domain/job'
import { shownText } from '../../../../shared/domain/shown-text'
import { apiSaid } from '../../../parts/api-said'
import { detailWords } from '../../../parts/detail-words'
import { count } from '../../../lib/numbers'
import { localDay } from '../../../lib/time'
import { idWidth, type GridColumn } from '../../../ui/grid/column'
import { Grid } from '../../../ui/grid/grid'
import { useGridColumns } from '../../../ui/grid/use-grid-columns'
import { Label } from '../../../ui/label'
import { StatusChip } from '../../../parts/status-chip'
import { TimeAgo } from '../../../ui/time-ago'
import { setCurrentJobProfile } from './current-job'
import { clock } from '../../../lib/clock'
import { elapsed } from '../common/job-list'
import classes from '../jobs-page.module.css'
import { StageBar } from '../common/stage-bar'
import { isJob, type ListRow, type useJobList } from './use-job-list'
import { useNow } from '../../../lib/use-now'

const dayMs = 86_400_000

/** `Today`, `Yesterday`, `2026-11-20`. */
const dayWords = (day: string, now: number): string => {
  if (day === localDay(new Date(now).toISOString())) return 'Today'
  return day === localDay(new Date(now - dayMs).toISOString()) ? 'Yesterday' : day
}

/** If a job is no longer watched, nobody knows whether it still runs, and no duration is shown. */
const RunsFor = ({ job }: { readonly job: ListedJob }) =>
  job.lostAt ? (
    <span className="lc-muted">
      lost <TimeAgo at={job.lostAt} />
    </span>
  ) : job.watched ? (
    <Elapsed job={job} />
  ) : (
    <span className="lc-muted">not watched</span>
  )

const Elapsed = ({ job }: { readonly job: ListedJob }) => {
  const took = elapsed(job, useNow(true))
  if (took !== null) return <span className="lc-num">{clock(took)}</span>
  return (
    <span className="lc-muted">
      seen <TimeAgo at={job.observations[0]?.firstSeen} />
    </span>
  )
}

/**
 * What a row shows of the API's words about the job, or about why its state cannot be read. The job's card shows all of
 * them.
 */
const apiWordsOf = ({ detail, watchTrouble }: ListedJob): string | undefined => {
  const words = detail ? detailWords(detail) : watchTrouble?.apiText
  return words === undefined ? undefined : shownText(words)
}

const ofJob =
  <T,>(cell: (job: ListedJob) => T) =>
  (row: ListRow): T | null =>
    isJob(row) ? cell(row) : null

const columns: readonly GridColumn<ListRow>[] = [
  {
    id: 'label',
    name: 'Label',
    width: 150,
    minWidth: 110,
    grow: true,
    hideable: false,
    cell: (row) =>
      isJob(row) ? (
        <span className="lc-private">
          <Label text={row.label} />
        </span>
      ) : (
        <strong className={classes.group}>
          {row.day === null ? 'Running' : dayWords(row.day, Date.now())}
          <span className="lc-muted">{count(row.count)}</span>
        </strong>
      ),
    private: true,
    title: (row) => (isJob(row) ? (row.label ?? undefined) : undefined),
  },
  {
    id: 'id',
    name: 'ID',
    width: idWidth,
    cell: ofJob(({ profileId }) => <span className="lc-mono">{profileId}</span>),
  },
  {
    id: 'provider',
    name: 'Utility provider',
    width: 150,
    cell: ofJob(({ provider }) => provider),
    title: (row) => (isJob(row) ? (row.provider ?? undefined) : undefined),
  },
  {
    id: 'status',
    name: 'Status',
    width: 176,
    cell: ofJob(({ status, finished, lostAt }) =>
      lostAt ? (
        <span className="lc-muted">No longer known</span>
      ) : (
        <StatusChip status={status} finished={finished} />
      ),
    ),
  },
  {
    id: 'said',
    name: apiSaid,
    width: 170,
    cell: ofJob((job) => apiWordsOf(job)),
    private: true,
    title: (row) => (isJob(row) ? apiWordsOf(row) : undefined),
  },
  { id: 'stages', name: 'Stages', width: 190, cell: ofJob((job) => <StageBar job={job} />) },
  { id: 'mode', name: 'Mode', width: 70, cell: ofJob(({ mode }) => mode) },
  {
    id: 'by',
    name: 'Started by',
    width: 100,
    cell: ofJob(({ startedBy, startedHere }) => (
      <span className="lc-muted">{startedHere ? (startedBy ?? 'this console') : 'elsewhere'}</span>
    )),
  },
  {
    id: 'time',
    name: 'Elapsed, or ended',
    width: 120,
    align: 'end',
    cell: ofJob((job) => (job.finished ? <TimeAgo at={job.endedAt} /> : <RunsFor job={job} />)),
  },
]

interface Props {
  readonly list: ReturnType<typeof useJobList>
  readonly onOpen: (profileId: number) => void
}

/** Running jobs first, and then the ended ones under a heading for each day. */
export const JobsGrid = ({ list, onOpen }: Props) => {
  const shown = useGridColumns('jobs', columns)
  const [selected, setSelected] = useState<number | null>(null)
  const current = selected === null ? undefined : list.at(selected)
  const profileId = current && isJob(current) ? current.profileId : null
  useEffect(() => {
    setCurrentJobProfile(profileId)
    return () => setCurrentJobProfile(null)
  }, [profileId])
  return (
    <Grid
      label="Jobs"
      columns={shown}
      rowCount={list.rowCount}
      getRow={list.at}
      rowId={(index) => {
        const row = list.at(index)
        return row ? (isJob(row) ? row.jobId : (row.day ?? 'running')) : `row ${index}`
      }}
      selected={selected}
      onSelect={setSelected}
      onOpen={(index) => {
        const row = list.at(index)
        if (row && isJob(row)) onOpen(row.profileId)
      }}
      onVisibleRange={list.look}
    />
  )
}
