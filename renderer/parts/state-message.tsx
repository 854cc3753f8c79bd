import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { ApiWords } from './api-words'
import classes from './state-message.module.css'

interface Action {
  readonly label: string
  readonly run: () => void
}

interface Props {
  readonly title: string
  readonly advice?: ReactNode
  /** What the API said, verbatim. */
  readonly verbatim?: string | undefined
  readonly action?: Action | undefined
  readonly second?: Action | undefined
  /** `alert` is read out at once; a mere empty list is not one. */
  readonly tone?: 'alert' | 'quiet'
}

/** How "nothing here", "this failed" and "not yet" look in all lists, tabs and views. */
export const StateMessage = ({ title, advice, verbatim, action, second, tone = 'quiet' }: Props) => (
  <div className={classes.message} role={tone === 'alert' ? 'alert' : 'status'}>
    <p className={classes.title}>{title}</p>
    {advice && <p className={classes.advice}>{advice}</p>}
    {verbatim && (
      <div className={classes.verbatim}>
        <ApiWords text={verbatim} />
      </div>
    )}
    {[action, second].map(
      (one) =>
        one && (
          <Button key={one.label} variant="default" onClick={one.run}>
            {one.label}
          </Button>
        ),
    )}
  </div>
)
