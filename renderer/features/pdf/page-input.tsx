import type { KeyboardEvent } from 'react'
import classes from './pdf-panel.module.css'

interface Props {
  readonly page: number
  readonly pages: number
  readonly onGoTo: (page: number) => void
}

/** The page in view, and the way to another by its number. */
export const PageInput = ({ page, pages, onGoTo }: Props) => {
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== 'Enter') return
    const wanted = Number(event.currentTarget.value)
    if (Number.isInteger(wanted) && wanted >= 1 && wanted <= pages) onGoTo(wanted)
    else event.currentTarget.value = String(page)
  }
  return (
    <span className={classes.pages}>
      <input
        // What was typed and not confirmed gives way to the page that is in view.
        key={page}
        className={classes.page}
        aria-label="Page"
        inputMode="numeric"
        defaultValue={page}
        onKeyDown={onKeyDown}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={(event) => {
          event.currentTarget.value = String(page)
        }}
      />
      of {pages}
    </span>
  )
}
