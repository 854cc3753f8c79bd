import { IconClockPause, IconClockPlay, IconClockQuestion, IconPlayerPause } from '@tabler/icons-react'
import { clsx } from 'clsx'
import { acceptanceOf } from '../../../../shared/domain/acceptance'
import type { Job } from '../../../../shared/domain/job'
import { shownText } from '../../../../shared/domain/shown-text'
import { jobWords } from '../../../../shared/domain/status'
import type { TriageCase } from '../../../../shared/domain/triage'
import { isOpenPlan } from '../../../../shared/domain/planned-starts'
import { counted } from '../../../lib/numbers'
import { localTime, plannedTime } from '../../../lib/time'
import { outcomeWords, plannedBy } from '../../../parts/planned-words'
import { usePrivateTitle } from '../../../lib/privacy'
import { detailWords } from '../../../parts/detail-words'
import type { GridColumn } from '../../../ui/grid/column'
import { Label } from '../../../ui/label'
import { NoteMark } from '../../../parts/noted'
import { TimeAgo } from '../../../ui/time-ago'
import { Until } from '../common/until'
import { Verbatim } from '../../../ui/verbatim'
import { capital, lackWords, monthsLackWords } from '../common/words'
import classes from './queue-list.module.css'

/** A case as its row shows it. */
export interface CaseRow {
  readonly id: number
  /** Undefined until it has been read. */
  readonly item: TriageCase | undefined
  readonly provider: string
  /** Why it would be left out, where it is chosen to be started again. */
  readonly leftOut: string | null
  /** The job that was just started from here. */
  readonly job: Job | undefined
}

const lackOf = ({ bills, intervals, nothingCame }: TriageCase): string | null =>
  (bills && lackWords(bills)) ??
  (intervals && monthsLackWords(intervals)) ??
  (nothingCame ? 'nothing new came' : null)

interface Said {
  readonly words: string
  /** The API's own words, which may name the customer. */
  readonly private: boolean
}

/** What data is missing, or the API's detail. For a missing field the detail is only the field's name, which needs a word in front. */
const saidOf = (item: TriageCase): Said | null => {
  const { status, mover, detail } = item
  const lack = mover === 'data' ? lackOf(item) : null
  if (lack !== null) return { words: capital(lack), private: false }
  if (!detail) return null
  const words = detailWords(detail).slice(0, 300)
  return status === 'incomplete_parameters' && /^[\w-]+$/.test(words)
    ? { words: `Missing: ${words}`, private: false }
    : { words, private: true }
}

/** Why it failed, in words, or why it would not be started again. */
const Reason = ({ item, leftOut, job }: CaseRow & { readonly item: TriageCase }) => {
  const words = jobWords(item.status, item.mover !== 'running')
  const said = saidOf(item)
  const all = [words, said?.words].filter(Boolean).join(' · ')
  const privateTitle = usePrivateTitle(all)
  if (leftOut !== null) {
    return (
      <span className={classes.reason} data-left-out title={leftOut}>
        {leftOut}
      </span>
    )
  }
  const accepted = job !== undefined && acceptanceOf(job) !== null
  return (
    <span className={classes.reason} title={said?.private ? privateTitle : all}>
      {accepted && (
        <>
          <strong className={classes.accepted}>Credentials accepted</strong> ·{' '}
        </>
      )}
      <span>{words}</span>
      {said && (
        <>
          {' · '}
          <span className={clsx(said.private && 'lc-private')}>{said.words}</span>
        </>
      )}
    </span>
  )
}

const CaseCell = (row: CaseRow) => {
  const { item } = row
  const title = usePrivateTitle(item && shownText(item.label ?? ''))
  if (!item) return <span className={classes.bar} />
  return (
    <>
      <span className={clsx(classes.label, 'lc-private')} title={title}>
        <Label text={item.label} /> <NoteMark profileId={item.profileId} />
      </span>
      <Reason {...row} item={item} />
    </>
  )
}

const ProviderCell = ({ id, item, provider }: CaseRow) => {
  const name = provider || (item?.provider ?? '')
  return (
    <>
      <span title={name}>
        <Verbatim text={name} />
      </span>
      <span className={clsx(classes.second, 'lc-mono')}>{id}</span>
    </>
  )
}

/** Whether a start of the case is planned, or waits for a person. */
const PlanMark = ({ item: { plan, jobId } }: { readonly item: TriageCase }) => {
  if (plan?.jobId !== jobId || !isOpenPlan(plan)) return null
  const at = plannedTime(plan.due) ?? plan.due
  const words =
    plan.late || plan.state === 'in-doubt'
      ? `The start planned for ${at} waits for you`
      : `Starts again at ${at}`
  const Mark = plan.late || plan.state === 'in-doubt' ? IconClockQuestion : IconClockPlay
  return (
    <span title={words}>
      <Mark size={13} role="img" aria-label={words} />
    </span>
  )
}

const PlannedCell = ({ item }: CaseRow) => {
  const plan = item?.plan
  if (!plan || !isOpenPlan(plan) || plan.jobId !== item.jobId) return null
  return (
    <>
      <span>{localTime(plan.due)}</span>
      <span className={classes.second}>
        {plan.late ? 'late: waits for you' : outcomeWords(plan) || plannedBy(plan)}
      </span>
    </>
  )
}

const SinceCell = ({ item }: CaseRow) =>
  item && (
    <>
      <span className={classes.since}>
        {item.held && (
          <IconPlayerPause size={13} role="img" aria-label="Job starts at this provider are on hold" />
        )}
        <PlanMark item={item} />
        {item.snoozedUntil && <IconClockPause size={13} role="img" aria-label="Snoozed until" />}
        {!item.snoozedUntil && !item.endedAt && 'seen '}
        {item.snoozedUntil ? (
          <Until at={item.snoozedUntil} />
        ) : (
          <TimeAgo at={item.endedAt ?? item.firstSeen} show="day" />
        )}
      </span>
      <span
        className={classes.second}
        title="Jobs that have not ended well, one after the other, as far as this console saw them"
      >
        {item.attempts > 0 && counted(item.attempts, 'attempt')}
      </span>
    </>
  )

/** The columns of the queue, two lines each: what identifies the case comes first, and is never hidden. */
export const queueColumns: readonly GridColumn<CaseRow>[] = [
  {
    id: 'case',
    name: 'Case and reason',
    width: 320,
    minWidth: 140,
    grow: true,
    hideable: false,
    cell: (row) => <CaseCell {...row} />,
  },
  {
    id: 'provider',
    name: 'Provider and ID',
    width: 200,
    minWidth: 80,
    cell: (row) => <ProviderCell {...row} />,
  },
  {
    id: 'since',
    name: 'Since and attempts',
    width: 110,
    minWidth: 70,
    align: 'end',
    cell: (row) => <SinceCell {...row} />,
  },
  {
    id: 'planned',
    name: 'Planned start',
    width: 150,
    minWidth: 80,
    optional: true,
    cell: (row) => <PlannedCell {...row} />,
  },
]
