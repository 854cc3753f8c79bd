import type { ReactNode } from 'react'
import classes from './kbd.module.css'

/** A key of the keyboard, shown beside what it does. */
export const Kbd = ({ children }: { readonly children: ReactNode }) => (
  <kbd className={classes.kbd}>{children}</kbd>
)
