import type { ReactNode } from 'react'
import classes from './dialog-foot.module.css'

/** A dialog's buttons. They stay in view at its foot while the content above them scrolls. */
export const DialogFoot = ({ children }: { readonly children: ReactNode }) => (
  <div className={classes.foot}>{children}</div>
)
