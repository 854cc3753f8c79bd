import type { ReactNode } from 'react'
import classes from './dialog-foot.module.css'

/** A dialog's buttons. They stay at its foot, in view, while what stands above them is scrolled. */
export const DialogFoot = ({ children }: { readonly children: ReactNode }) => (
  <div className={classes.foot}>{children}</div>
)
