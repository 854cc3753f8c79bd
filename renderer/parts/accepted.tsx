import { IconCheck, IconHourglass } from '@tabler/icons-react'
import clsx from 'clsx'
import { acceptanceOf } from '../../shared/domain/acceptance'
import { isRunning, type Job } from '../../shared/domain/job'
import { clock } from '../lib/clock'
import { rangeWords } from '../lib/pace-words'
import { useNow } from '../lib/use-now'
import classes from './accepted.module.css'
import { usePaces } from './use-paces'

/** How long it has been by now, beside how long it usually takes: what the customer on the phone may be told. */
const Waiting = ({ startedAt }: { readonly startedAt: string }) => {
  const now = useNow(true)
  const { acceptance } = usePaces()
  return (
    <p className={clsx(classes.band, classes.waiting)}>
      <IconHourglass size={16} aria-hidden />
      <span>
        Waiting for the credentials to be accepted:{' '}
        <span className="lc-num">{clock(Math.max(0, now - Date.parse(startedAt)))}</span>
        {acceptance && `, usually ${rangeWords(acceptance)}`}
      </span>
    </p>
  )
}

/**
 * The sentence for which a person with the customer on the phone waits: how long it usually takes until then, and
 * nothing where it will not come.
 */
export const AcceptedBand = ({ job }: { readonly job: Job }) => {
  const acceptance = acceptanceOf(job)
  if (!acceptance) {
    return job.startedHere && job.startedAt !== null && isRunning(job) ? (
      <Waiting startedAt={job.startedAt} />
    ) : null
  }
  const { afterMs } = acceptance
  return (
    <p className={classes.band} role="status">
      <IconCheck size={16} aria-hidden />
      <span>
        <strong>Credentials accepted</strong>
        {afterMs !== null && ` after ${clock(afterMs)}`}
        {!job.finished && ': you can tell the customer.'}
      </span>
    </p>
  )
}

/** The same in a word, for the head of a profile, where it is seen from any tab. */
export const AcceptedMark = ({ job }: { readonly job: Job }) => {
  const acceptance = acceptanceOf(job)
  if (!acceptance || job.finished) return null
  return (
    <span className={classes.mark} title="The utility has accepted the credentials; the job goes on.">
      <IconCheck size={12} aria-hidden />
      accepted{acceptance.afterMs !== null && ` after ${clock(acceptance.afterMs)}`}
    </span>
  )
}
