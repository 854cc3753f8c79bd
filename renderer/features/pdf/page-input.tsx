import classes from './pdf-panel.module.css'
import { TypedInput } from './typed-input'

interface Props {
  readonly page: number
  readonly pages: number
  readonly onGoTo: (page: number) => void
}

/** Shows the number of the visible page, and goes to another one that is typed. */
export const PageInput = ({ page, pages, onGoTo }: Props) => (
  <span className={classes.pages}>
    <TypedInput
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
