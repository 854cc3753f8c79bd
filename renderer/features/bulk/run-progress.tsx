import type { BulkRun } from '../../../shared/domain/bulk'
import { count } from '../../lib/numbers'
import classes from './run-progress.module.css'
import { settledOf } from './words'

interface Props {
  readonly run: BulkRun
  /** What is making progress, for screen readers. */
  readonly label: string
}

/** How far a run has come, as a thin bar. */
export const RunProgress = ({ run, label }: Props) => {
  const { total } = run.counts
  const settled = settledOf(run)
  const percent = total === 0 ? 100 : (settled / total) * 100
  return (
    <span
      className={classes['track']}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={settled}
      aria-valuetext={`${count(settled)} of ${count(total)}`}
      data-state={run.state}
    >
      <span className={classes['bar']} style={{ width: `${percent}%` }} />
    </span>
  )
}
