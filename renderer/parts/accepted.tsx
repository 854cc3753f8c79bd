import { IconCheck } from '@tabler/icons-react'
import { acceptanceOf } from '../../shared/domain/acceptance'
import type { Job } from '../../shared/domain/job'
import { clock } from '../lib/clock'
import classes from './accepted.module.css'

/** The sentence for which a person with the customer on the phone waits. Nothing as long as it is not true. */
export const AcceptedBand = ({ job }: { readonly job: Job }) => {
  const acceptance = acceptanceOf(job)
  if (!acceptance) return null
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
