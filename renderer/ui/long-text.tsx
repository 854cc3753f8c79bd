import { useState } from 'react'
import { count } from '../lib/numbers'
import classes from './long-text.module.css'

/** So many characters are shown at once; main gives the page 20,000 at most. */
const charactersAtOnce = 2_000

/** A text of the API's: the beginning, and all of it by a click. */
export const LongText = ({ text }: { readonly text: string }) => {
  const [whole, setWhole] = useState(false)
  if (whole || text.length <= charactersAtOnce) return text
  return (
    <>
      {text.slice(0, charactersAtOnce)}…
      <button type="button" className={classes.button} onClick={() => setWhole(true)}>
        Show all {count(text.length)} characters
      </button>
    </>
  )
}
