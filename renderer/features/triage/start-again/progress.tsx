import { Button } from '@mantine/core'
import {
  IconCircle,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleXFilled,
  IconProgress,
  type Icon,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { isRunning, type Job } from '../../../../shared/domain/job'
import { call } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'
import { pressOnce } from '../../../lib/press-once'
import { AcceptedBand } from '../../../parts/accepted'
import { ApiWords } from '../../../parts/api-words'
import classes from './progress.module.css'
import type { Attempt } from './state'
import { stepsOf, stepsOfJob, type Step } from './progress-steps'

const icons: Record<Step['state'], Icon> = {
  done: IconCircleCheckFilled,
  now: IconProgress,
  failed: IconCircleXFilled,
  ahead: IconCircle,
  missed: IconCircleDashed,
}
const states: Record<Step['state'], string> = {
  done: 'done',
  now: 'in progress',
  failed: 'failed',
  ahead: 'not yet',
  missed: 'not seen',
}

/** How often bills are read while a job runs, in milliseconds: they may come while its stage stays the same. */
const againMs = 10_000

/** How many new bills a job has brought so far; null while that is not known. */
const useBillsOf = (job: Job | null): number | null => {
  const { data, isError, dataUpdatedAt } = useQuery({
    queryKey: keys.bills(job?.profileId ?? 0, job?.jobId),
    queryFn: ({ signal }) =>
      call('bills:list', { profileId: job?.profileId ?? 0, ...(job ? { jobId: job.jobId } : {}) }, signal),
    enabled: job !== null && job.mode !== 'interval',
    refetchInterval: job && isRunning(job) ? againMs : false,
  })
  // What was read before the end is not complete; the list is read again when the job ends.
  const isOfBefore = job?.finished === true && job.endedAt !== null && dataUpdatedAt < Date.parse(job.endedAt)
  if (data === undefined || isError || isOfBefore) return null
  // Bills that were there at the first reading of the day may still come from this job.
  return data.newBillIds.length === 0 && data.bills.length > 0 ? null : data.newBillIds.length
}

/** The band above the steps says it. */
const notInBand = ({ id, state }: Step): boolean => id !== 'login' || state !== 'done'

interface Props {
  readonly attempt: Attempt | undefined
  /** The job that was started, or one that is running anyway. */
  readonly job: Job | null
  readonly timeline: (job: Job) => ReactNode
  /** Starts what is left: the job, once the fields are stored. */
  readonly onStart: () => void
  readonly onLook: () => void
}

/** The steps of starting again as they progress, and what can be done about one that failed. */
export const StartAgainProgress = ({ attempt, job, timeline, onStart, onLook }: Props) => {
  const newBills = useBillsOf(job)
  const steps = attempt ? stepsOf(attempt, job, newBills) : job ? stepsOfJob(job, newBills) : []
  if (steps.length === 0) return null
  const outcome = attempt?.busy ? null : attempt?.outcome
  const notStarted = outcome?.failure && !outcome.job ? outcome.failure : null
  const isInDoubt = notStarted?.code === 'outcome-unknown'
  const isFound = isInDoubt && job !== null
  return (
    <section className={classes.progress} aria-label="Start again">
      {job && <AcceptedBand job={job} />}
      {job && timeline(job)}
      <ol className={classes.steps} aria-live="polite">
        {steps.filter(notInBand).map(({ id, state, text, more, apiText }) => {
          const Mark = icons[state]
          return (
            <li key={id} data-state={state}>
              <Mark size={15} role="img" aria-label={states[state]} />
              <span>
                {text}
                {more && <span className={classes.more}>{more}</span>}
                <ApiWords text={apiText} />
              </span>
            </li>
          )
        })}
      </ol>
      {notStarted && !isFound && (
        <div className={classes.rest}>
          {isInDoubt ? (
            <Button variant="default" onClick={onLook}>
              Check whether a job is running
            </Button>
          ) : (
            <Button {...pressOnce(onStart)}>Start it</Button>
          )}
        </div>
      )}
    </section>
  )
}
