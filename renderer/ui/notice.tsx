import type { ReactNode } from 'react'
import classes from './notice.module.css'

interface Props {
  readonly title: ReactNode
  readonly children?: ReactNode
  readonly actions?: ReactNode
  /** `trouble`: something failed; `warning`: something to know first; `info`: a remark. */
  readonly tone?: 'warning' | 'trouble' | 'info'
}

/** A message at the place that it concerns, with what can be done about it. */
export const Notice = ({ title, children, actions, tone = 'warning' }: Props) => (
  <div className={classes.notice} data-tone={tone} role={tone === 'trouble' ? 'alert' : 'status'}>
    <div className={classes.words}>
      <strong className={classes.title}>{title}</strong>
      {children && <div>{children}</div>}
    </div>
    {actions && <div className={classes.actions}>{actions}</div>}
  </div>
)
