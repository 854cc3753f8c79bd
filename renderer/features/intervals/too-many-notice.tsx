import type { ReactNode } from 'react'
import { counted } from '../../lib/numbers'
import { Notice } from '../../ui/notice'
import { mostReadings } from './room'

interface Props {
  readonly count: number
  /** Whose months are left out. */
  readonly children: ReactNode
}

/** Says how many months are left out because the page would hold too many readings. Nothing if there are none. */
export const TooManyNotice = ({ count, children }: Props) =>
  count > 0 && (
    <Notice
      title={`${counted(count, 'month')} left out: at most ${counted(mostReadings, 'reading')} are shown at once.`}
    >
      Of {children}, because the rest of the chart takes the room. Fewer months or meters leave more.
    </Notice>
  )
