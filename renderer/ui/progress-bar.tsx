import { count } from '../lib/numbers'
import classes from './progress-bar.module.css'

interface Props {
  /** What is making progress, for screen readers. */
  readonly label: string
  readonly value: number
  /** If it is 0, the bar is full. */
  readonly total: number
  readonly tone: 'moving' | 'waiting' | 'done' | 'ended'
}

/** Progress as a thin bar that fills the width of its place. */
export const ProgressBar = ({ label, value, total, tone }: Props) => (
  <span
    className={classes.track}
    role="progressbar"
    aria-label={label}
    aria-valuemin={0}
    aria-valuemax={total}
    aria-valuenow={value}
    aria-valuetext={`${count(value)} of ${count(total)}`}
    data-tone={tone}
  >
    <span className={classes.bar} style={{ width: `${total === 0 ? 100 : (value / total) * 100}%` }} />
  </span>
)
