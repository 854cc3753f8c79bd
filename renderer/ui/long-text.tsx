import { useState } from 'react'
import { count } from '../lib/numbers'
import classes from './long-text.module.css'

/** Characters shown at first. Main gives the page at most 20,000. */
const charactersAtOnce = 2_000

/** A text of the API: its beginning, and all of it after a click. */
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
