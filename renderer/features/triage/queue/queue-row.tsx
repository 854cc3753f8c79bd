import { IconClockPause, IconPlayerPause } from '@tabler/icons-react'
import { memo } from 'react'
import { clsx } from 'clsx'
import { acceptanceOf } from '../../../../shared/domain/acceptance'
import type { Job } from '../../../../shared/domain/job'
import { shownText } from '../../../../shared/domain/shown-text'
import type { TriageCase, TriageMover } from '../../../../shared/domain/triage'
import { detailWords } from '../../../parts/detail-words'
import { soFar } from '../../../lib/numbers'
import { usePrivateTitle } from '../../../lib/privacy'
import { MoverIcon } from '../../../parts/mover-icon'
import { StatusChip } from '../../../parts/status-chip'
import { TimeAgo } from '../../../ui/time-ago'
import { Label } from '../../../ui/label'
import { Verbatim } from '../../../ui/verbatim'
import classes from './queue-list.module.css'
import { capital, lackWords, monthsLackWords, moverWords } from '../common/words'

/** The head of a group: whose move it is. */
export const GroupHead = ({
  mover,
  count: number,
  isAll,
}: {
  readonly mover: TriageMover | 'running'
  readonly count: number
  /** Whether no more cases can turn up. */
  readonly isAll: boolean
}) => (
  <span className={classes.mover} data-mover={mover}>
    <MoverIcon mover={mover} />
    {moverWords[mover]} · {soFar(number, isAll || mover === 'running')}
    {mover === 'running' && <span className={classes.hint}>stay here until their answer is read</span>}
  </span>
)

interface Props {
  readonly id: number
  /** Undefined until it has been read. */
  readonly item: TriageCase | undefined
  readonly provider: string
  /** The number of the provider's cases in this group, in the first row of them. */
  readonly ofProvider: number | null
  /** Whether no more cases can turn up. */
  readonly isAll: boolean
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
const saidOf = (item: TriageCase, job?: Job): Said | null => {
  if (job && acceptanceOf(job)) return { words: 'Credentials accepted', private: false }
  const { status, mover, detail } = item
  const lack = mover === 'data' ? lackOf(item) : null
  if (lack !== null) return { words: capital(lack), private: false }
  if (!detail) return null
  const words = detailWords(detail).slice(0, 300)
  return status === 'incomplete_parameters' && /^[\w-]+$/.test(words)
    ? { words: `Missing: ${words}`, private: false }
    : { words, private: true }
}

const PlainCaseCells = ({ id, item, provider, ofProvider, isAll, leftOut, job }: Props) => {
  const title = usePrivateTitle(item && shownText(item.label ?? ''))
  const said = item ? saidOf(item, job) : null
  const saidTitle = usePrivateTitle(said?.words)
  if (!item) {
    return (
      <>
        <span className={classes.bar} />
        <span className="lc-mono">{id}</span>
        <span className={classes.provider}>
          <Verbatim text={provider} />
        </span>
      </>
    )
  }
  return (
    <>
      <span className={clsx(classes.label, 'lc-private')} title={title}>
        <Label text={item.label} />
      </span>
      <span className="lc-mono">{id}</span>
      <span className={classes.provider} data-first={ofProvider !== null || undefined} title={provider}>
        <Verbatim text={provider || (item.provider ?? '')} />
        {ofProvider !== null && ofProvider > 1 && ` · ${soFar(ofProvider, isAll)}`}
      </span>
      <span>
        <StatusChip status={item.status} finished={item.mover !== 'running'} />
      </span>
      <span
        className={clsx(classes.detail, leftOut === null && said?.private && 'lc-private')}
        data-left-out={leftOut !== null || undefined}
        title={leftOut ?? (said?.private ? saidTitle : said?.words)}
      >
        {leftOut ?? said?.words}
      </span>
      <span className={classes.since}>
        {item.held && (
          <IconPlayerPause size={13} role="img" aria-label="Job starts at this provider are on hold" />
        )}
        {item.snoozedUntil && <IconClockPause size={13} role="img" aria-label="Snoozed until" />}
        {!item.snoozedUntil && !item.endedAt && 'seen '}
        <TimeAgo
          at={item.snoozedUntil ?? item.endedAt ?? item.firstSeen}
          show={item.snoozedUntil ? 'time' : 'day'}
        />
      </span>
    </>
  )
}

/** The cells of a row of the queue. They are rendered again only when the case changes. */
export const CaseCells = memo(PlainCaseCells)
