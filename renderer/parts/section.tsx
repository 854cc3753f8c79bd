import { useId, type ReactNode } from 'react'
import classes from './section.module.css'

interface Props {
  readonly title: string
  readonly note?: ReactNode
  readonly actions?: ReactNode
  readonly children?: ReactNode
}

/** A part of a connection's page, separated by a line. */
export const Section = ({ title, note, actions, children }: Props) => {
  const id = useId()
  return (
    <section className={classes.section} aria-labelledby={id}>
      <header className={classes.header}>
        <h3 className={classes.title} id={id}>
          {title}
        </h3>
        {note && <span className={classes.note}>{note}</span>}
        {actions && <div className={classes.actions}>{actions}</div>}
      </header>
      {children}
    </section>
  )
}
