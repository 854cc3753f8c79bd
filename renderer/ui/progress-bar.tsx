import { count } from '../lib/numbers'
import classes from './progress-bar.module.css'

interface Props {
  /** What is making progress, for screen readers. */
  readonly label: string
  readonly value: number
  /** Of nothing, all is done. */
  readonly total: number
  readonly tone: 'moving' | 'waiting' | 'done' | 'ended'
}

/** How far something has come, as a thin bar as wide as its place. */
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
