import {
  IconAlertTriangleFilled,
  IconBan,
  IconCheck,
  IconClockFilled,
  IconPlayerPauseFilled,
  IconProgress,
  type Icon,
} from '@tabler/icons-react'
import type { BulkRun, RunState } from '../../../../shared/domain/bulk'
import classes from './state-chip.module.css'
import { stateWords } from '../preview/words'

const icons: Record<RunState, Icon> = {
  queued: IconClockFilled,
  running: IconProgress,
  paused: IconPlayerPauseFilled,
  held: IconAlertTriangleFilled,
  done: IconCheck,
  cancelled: IconBan,
}

/** A run's state as a word with an icon. The word also tells whether something failed. */
export const StateChip = ({ run }: { readonly run: BulkRun }) => {
  const { state, counts } = run
  const undone = run.undoneBy !== null
  const bad = counts.failed + counts.unknown > 0 && state === 'done' && !undone
  const Mark = bad ? IconAlertTriangleFilled : icons[state]
  const words = undone ? (run.partlyUndone ? 'Partly undone' : 'Undone') : stateWords[state]
  return (
    <span className={classes.chip} data-state={bad ? 'bad' : state}>
      <Mark size={12} aria-hidden />
      {bad ? 'Done in part' : words}
    </span>
  )
}
