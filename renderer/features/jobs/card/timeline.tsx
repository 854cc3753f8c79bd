import { statusWords } from '../../../../shared/domain/status'
import type { Job } from '../../../../shared/domain/job'
import { timeline, type Step } from '../common/job-list'
import classes from './timeline.module.css'
import { useStuck } from '../common/use-stuck'

const words: Record<Step['state'], string> = {
  done: 'done',
  now: 'in progress',
  ahead: 'not yet',
  unseen: 'not seen',
}

/** The stages of a job in a row: those behind it, its current one, and those ahead. */
export const Timeline = ({ job }: { readonly job: Job }) => {
  const stuck = useStuck(job)
  return (
    <ol className={classes.steps} aria-label="Stages">
      {timeline(job).map(({ stage, state }) => (
        <li
          key={stage}
          data-state={state}
          aria-current={state === 'now' ? 'step' : undefined}
          data-stuck={(stuck && state === 'now') || undefined}
          title={`${stage}: ${words[state]}`}
        >
          {statusWords(stage)}
          <span className={classes.hidden}>, {words[state]}</span>
        </li>
      ))}
    </ol>
  )
}
