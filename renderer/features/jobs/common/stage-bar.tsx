import { IconHourglassHigh } from '@tabler/icons-react'
import { isRunning, type Job } from '../../../../shared/domain/job'
import { timeline } from './job-list'
import classes from './stage-bar.module.css'
import { useStuck } from './use-stuck'

/** The stages of a job in a row of a list: a bar for each, with the current one higher than the others. */
export const StageBar = ({ job }: { readonly job: Job }) => {
  const stuck = useStuck(job)
  const steps = timeline(job)
  const done = steps.filter(({ state }) => state === 'done').length
  return (
    <span className={classes.bar}>
      <span
        className={classes.steps}
        role="img"
        aria-label={`${done} of ${steps.length} stages seen${isRunning(job) ? ', running' : ''}`}
      >
        {steps.map(({ stage, state }) => (
          <i key={stage} data-state={state} />
        ))}
      </span>
      {stuck && (
        <span className={classes.stuck} title="In this stage much longer than other jobs">
          <IconHourglassHigh size={12} aria-hidden />
          slow
        </span>
      )}
    </span>
  )
}
