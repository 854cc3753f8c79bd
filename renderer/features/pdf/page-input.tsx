import { useEffect, useRef, useState } from 'react'
import classes from './pdf-panel.module.css'
import { TypedInput } from './typed-input'

interface Props {
  /** How often it was asked to take the focus. */
  readonly calls: number
  readonly page: number
  readonly pages: number
  readonly onGoTo: (page: number) => void
}

/** Shows the number of the visible page, and goes to another one that is typed. */
export const PageInput = ({ calls, page, pages, onGoTo }: Props) => {
  const field = useRef<HTMLInputElement>(null)
  const [callsBefore] = useState(calls)
  useEffect(() => {
    if (calls > callsBefore) field.current?.focus()
  }, [calls, callsBefore])
  return (
    <span className={classes.pages}>
      <TypedInput
        field={field}
        label="Page"
        className={classes.page}
        inputMode="numeric"
        shown={String(page)}
        onTyped={(text) => {
          const wanted = Number(text)
          const isThere = Number.isInteger(wanted) && wanted >= 1 && wanted <= pages
          if (isThere) onGoTo(wanted)
          return isThere
        }}
      />
      of {pages}
    </span>
  )
}
