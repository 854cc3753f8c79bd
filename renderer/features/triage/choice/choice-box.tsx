import { IconCheck, IconMinus } from '@tabler/icons-react'
import type { Chosen } from './chosen'
import classes from './choice-box.module.css'

type ChoiceState = 'all' | 'some' | 'none'

/** Whether all cases of a group are chosen, or some, or none. */
export const groupState = (chosen: Chosen, ids: readonly number[]): ChoiceState => {
  if (chosen.size === 0) return 'none'
  let some = 0
  for (const id of ids) if (chosen.has(id)) some += 1
  if (some === 0) return 'none'
  return some === ids.length ? 'all' : 'some'
}

interface Props {
  readonly state: ChoiceState
  /** The line of the group's head, if it is the box of a group. */
  readonly head?: number
}

/**
 * The box that shows whether a case is chosen. It is there for the mouse: the row says the same to a screen reader, and
 * the keys act on the list.
 */
export const ChoiceBox = ({ state, head }: Props) => (
  <span
    className={classes.place}
    aria-hidden
    data-box
    data-head={head}
    title={head === undefined ? undefined : 'All cases of this group'}
  >
    <span className={classes.box} data-state={state}>
      {state === 'all' && <IconCheck size={11} stroke={3} />}
      {state === 'some' && <IconMinus size={11} stroke={3} />}
    </span>
  </span>
)
