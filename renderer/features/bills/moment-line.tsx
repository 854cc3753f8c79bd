import { dayText } from '../../../shared/coverage/calendar'
import { useMarkedDay } from '../../parts/profile-focus'
import type { Span } from './time-axis'
import classes from './timeline.module.css'

/** The moment that is pointed at in the chart of readings. A component of its own, because it moves with the pointer. */
export const MomentLine = ({ span }: { readonly span: Span }) => {
  const day = useMarkedDay('bills')
  if (day === null || day < span.from || day >= span.to) return null
  return (
    <i className={classes.moment}>
      <i style={{ left: `${((day - span.from) / (span.to - span.from)) * 100}%` }}>
        <span className="lc-num">{dayText(Math.floor(day))}</span>
      </i>
    </i>
  )
}
