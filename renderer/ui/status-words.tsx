import type { ReactNode } from 'react'
import classes from './status-words.module.css'

interface Props {
  /** What must be read whole, whatever the width: the numbers. */
  readonly first: string
  /** What is added to it, the most important first. What there is no room for is left out as a whole: a number cut in two is another one. */
  readonly rest: readonly ReactNode[]
  /** The last of these is words, a reason: it may be cut. */
  readonly endsInWords?: boolean
  readonly title?: string | undefined
}

/** A line of the status bar, which says as much as there is room for. */
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
