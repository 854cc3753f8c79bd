import type { Job } from '../../../../shared/domain/job'
import {
  changeInDoubtWords,
  earlierUnknownWords,
  type LockoutVerdict,
} from '../../../../shared/domain/lockout'
import { counted } from '../../../lib/numbers'
import { StatusChip } from '../../../parts/status-chip'
import { TimeAgo } from '../../../ui/time-ago'
import classes from './case-panel.module.css'

/** The newest jobs are enough to see a pattern; the Jobs tab has all of them. */
const maxJobs = 8

/** How close the customer's account is to being locked. */
export const LockoutWords = ({
  verdict,
  fields,
}: {
  readonly verdict: LockoutVerdict
  /** Names of the stored fields; null while they are not known. */
  readonly fields: readonly string[] | null
}) => {
  const { failures, historyKnown, personAllowed, changeInDoubt } = verdict
  const unknown = historyKnown ? '' : ` ${earlierUnknownWords}`
  if (failures === 0) {
    // Without stored credentials no login can have failed.
    if (fields?.length === 0) return null
    return <p className={classes.quiet}>No failed login with the current credentials.{unknown}</p>
  }
  const doubt = changeInDoubt ? ` ${changeInDoubtWords}` : ''
  return (
    <p className={classes.lockout} data-stop={!personAllowed || undefined}>
      {counted(failures, 'failed login')} with the current credentials.
      {personAllowed
        ? ' Bulk runs leave this profile out.'
        : ' The console refuses another start with the same credentials.'}
      {doubt}
      {unknown}
    </p>
  )
}

/** The profile's jobs as this console knows them, newest first. */
export const CaseHistory = ({ jobs }: { readonly jobs: readonly Job[] }) => (
  <section aria-label="History">
    <h3 className={classes.heading}>History</h3>
    <ol className={classes.history}>
      {jobs.slice(0, maxJobs).map((job) => (
        <li key={job.jobId}>
          <span className={classes.when}>
            {!job.endedAt && 'seen '}
            <TimeAgo at={job.endedAt ?? job.observations.at(-1)?.lastSeen ?? job.startedAt} />
          </span>
          <StatusChip status={job.status} finished={job.finished} />
          {job.startedHere && <span className="lc-muted">started here</span>}
          <span className={classes.jobId}>{job.jobId}</span>
        </li>
      ))}
    </ol>
    {jobs.length > maxJobs && (
      <p className={classes.quiet}>{jobs.length - maxJobs} older ones are under Jobs.</p>
    )}
  </section>
)
