import { IconBan, IconCheck, IconHelpCircleFilled, IconX, type Icon } from '@tabler/icons-react'
import { outcomeWords, type ActivityOutcome } from '../../../shared/domain/activity'
import classes from './outcome-mark.module.css'

const icons: Readonly<Record<ActivityOutcome, Icon>> = {
  done: IconCheck,
  refused: IconBan,
  failed: IconX,
  unknown: IconHelpCircleFilled,
}

/** An outcome, as an icon and a word. */
export const OutcomeMark = ({ outcome }: { readonly outcome: ActivityOutcome }) => {
  const Mark = icons[outcome]
  return (
    <span className={classes.mark} data-outcome={outcome}>
      <Mark size={13} aria-hidden />
      {outcomeWords[outcome]}
    </span>
  )
}
