import { IconCheck, IconEqualNot, IconQuestionMark } from '@tabler/icons-react'
import type { ReadingsAnswer } from '../../lib/bill-readings'
import classes from './bills-tab.module.css'

const icons = { agrees: IconCheck, explained: IconQuestionMark, differs: IconEqualNot } as const

/** What interval data says of a bill, in a few words; undefined if nothing was compared with it. */
export const SaidCell = ({ answer }: { readonly answer: ReadingsAnswer | undefined }) => {
  if (!answer) return <span className="lc-muted">–</span>
  const { state, words } = answer
  const StateIcon = state === 'none' || state === 'unsure' ? null : icons[state]
  return (
    <span className={classes.checked} data-state={state}>
      {StateIcon && <StateIcon size={13} aria-hidden />}
      {words}
    </span>
  )
}
