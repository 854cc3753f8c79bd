import { IconHourglassHigh } from '@tabler/icons-react'
import { acceptanceOf } from '../../../../shared/domain/acceptance'
import { isRunning, type Job } from '../../../../shared/domain/job'
import type { Failure } from '../../../../shared/errors/failure'
import { wordingOf } from '../../../../shared/errors/wording'
import { apiSaid } from '../../../parts/api-said'
import { AcceptedBand } from '../../../parts/accepted'
import { ApiWords } from '../../../parts/api-words'
import { CopyButton } from '../../../ui/copy-button'
import { EndMessageWords, tellsMore } from '../../../parts/end-message'
import { JobDetail } from '../../../parts/job-detail'
import { Notice } from '../../../ui/notice'
import { StatusChip } from '../../../parts/status-chip'
import { TimeAgo } from '../../../ui/time-ago'
import { clock } from '../../../lib/clock'
import { elapsed } from '../common/job-list'
import classes from './job-card.module.css'
import { whoseMove } from '../../../parts/whose-move'
import { NewBills } from './new-bills'
import { otherProfileAdvice } from './other-profile'
import { Timeline } from './timeline'
import { useNow } from '../../../lib/use-now'
import { useStuck } from '../common/use-stuck'

const Trouble = ({ failure }: { readonly failure: Failure }) => (
  <Notice title="Its state cannot be read at the moment.">
    {wordingOf(failure).title} The job itself continues.
    <ApiWords text={failure.apiText} />
  </Notice>
)

const Lost = ({ at }: { readonly at: string }) => (
  <Notice title="The API no longer knows this job.">
    The console stopped following it <TimeAgo at={at} />: whether and how it ended is not known. Shown here is
    what was seen last.
  </Notice>
)

const OtherProfile = ({ job, named }: { readonly job: Job; readonly named: string }) => (
  <Notice tone="trouble" title={`The API’s reply to the start named another profile: ${named}.`}>
    {otherProfileAdvice(job)}
  </Notice>
)

/** One job: its progress while it runs, and its end in plain words afterwards. */
export const JobCard = ({ job, latest }: { readonly job: Job; readonly latest: boolean }) => {
  const now = useNow(isRunning(job))
  const stuck = useStuck(job)
  const took = elapsed(job, now)
  const accepted = acceptanceOf(job) !== null
  return (
    <article className={classes.job} aria-label={`Job ${job.jobId}`}>
      <header className={classes.head}>
        <StatusChip status={job.status} finished={job.finished} withCode />
        <span className={classes.grow} />
        {job.mode && <span className="lc-muted">{job.mode}</span>}
        {took !== null && !job.lostAt && (
          <span className="lc-num" aria-label="Elapsed">
            {clock(took)}
          </span>
        )}
      </header>
      {accepted && <AcceptedBand job={job} />}
      {(!job.finished || job.observations.length > 1) && <Timeline job={job} />}
      {stuck && (
        <p className={classes.stuck}>
          <IconHourglassHigh size={13} aria-hidden />
          It has been in this stage much longer than other jobs.
        </p>
      )}
      {latest && accepted && job.mode !== 'interval' && <NewBills job={job} />}
      {job.namedProfile && <OtherProfile job={job} named={job.namedProfile} />}
      {job.lostAt && <Lost at={job.lostAt} />}
      {job.watchTrouble && !job.lostAt && <Trouble failure={job.watchTrouble} />}
      {(latest || !job.finished) && !job.lostAt && <p className={classes.move}>{whoseMove(job)}</p>}
      {job.detail && (
        <p className={classes.detail}>
          {apiSaid}: <JobDetail detail={job.detail} />
        </p>
      )}
      {job.message && tellsMore(job.message) && (
        <p className={classes.detail}>
          The message about its end: <EndMessageWords message={job.message} />.
        </p>
      )}
      <footer className={classes.foot}>
        <span className="lc-mono">{job.jobId}</span>
        <CopyButton value={job.jobId} label="Copy the job ID" compact />
        <span className={classes.grow} />
        <span>
          {job.startedHere ? `Started here${job.startedBy ? ` by ${job.startedBy}` : ''} ` : 'First seen '}
          <TimeAgo at={job.startedAt ?? job.observations[0]?.firstSeen} />
        </span>
      </footer>
    </article>
  )
}
