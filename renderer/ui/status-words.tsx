import type { ReactNode } from 'react'
import classes from './status-words.module.css'

interface Props {
  /** What must always be readable as a whole: the numbers. */
  readonly first: string
  /**
   * Further parts, the most important first. A part that does not fit is left out as a whole, because a number that is
   * cut off reads as another number.
   */
  readonly rest: readonly ReactNode[]
  /** The last part is a sentence, such as a reason, and may be cut off. */
  readonly endsInWords?: boolean
  readonly title?: string | undefined
}

/** A line of the status bar that shows as much as fits. */
export const StatusWords = ({ first, rest, endsInWords = false, title }: Props) => (
  <span className={classes.words} title={title}>
    <span>{first}</span>
    <span className={classes.rest} data-cut={endsInWords || undefined}>
      {rest.map((part, at) => (
        <span key={at}>
          {' · '}
          {part}
        </span>
      ))}
    </span>
  </span>
)
