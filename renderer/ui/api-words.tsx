import { useState } from 'react'
import { count } from '../lib/numbers'
import classes from './api-words.module.css'

/** So many characters are shown at once; main gives the page 20,000 at most. */
const atOnce = 2_000

/** What the API said, as it came, below our own sentence: the beginning, and all of it by a click. */
export const ApiWords = ({ text }: { readonly text: string | null | undefined }) => {
  const [whole, setWhole] = useState(false)
  if (!text) return null
  const isCut = !whole && text.length > atOnce
  return (
    <span className={classes['words']}>
      The API said: {isCut ? `${text.slice(0, atOnce)}…` : text}
      {isCut && (
        <button type="button" className={classes['all']} onClick={() => setWhole(true)}>
          Show all {count(text.length)} characters
        </button>
      )}
    </span>
  )
}
