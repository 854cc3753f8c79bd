import type { ReactNode } from 'react'
import type { ItemState } from '../../../../shared/domain/bulk'
import classes from './reason-row.module.css'

/** Results by reason: a row for each. */
export const ReasonRows = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <ul className={classes.rows} aria-label={label}>
    {children}
  </ul>
)

interface Props {
  /** How many there are, on the button that shows them. */
  readonly count: ReactNode
  /** Colours the number. */
  readonly state?: ItemState | undefined
  readonly title?: string | undefined
  /** Without it there is nothing to show. */
  readonly onShow: (() => void) | undefined
  /** The reason in words, and what can be done about it. */
  readonly children: ReactNode
}

export const ReasonRow = ({ count, state, title, onShow, children }: Props) => (
  <li className={classes.row}>
    <button
      type="button"
      className={classes.count}
      data-state={state}
      disabled={!onShow}
      title={title}
      onClick={onShow}
    >
      {count}
    </button>
    <div className={classes.words}>{children}</div>
  </li>
)
