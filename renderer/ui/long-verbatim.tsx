import { useState } from 'react'
import { maxCharactersInRow } from '../../shared/domain/shown-text'
import { count } from '../lib/numbers'
import classes from './long-text.module.css'
import { Verbatim } from './verbatim'

/** A label or a similar text where its profile alone is shown: its beginning, and all of it after a click. */
export const LongVerbatim = ({ text }: { readonly text: string }) => {
  const [whole, setWhole] = useState(false)
  if (text.length <= maxCharactersInRow) return <Verbatim text={text} />
  return (
    <>
      <Verbatim text={text} maxCharacters={whole ? text.length : maxCharactersInRow} />
      <button type="button" className={classes.button} onClick={() => setWhole(!whole)}>
        {whole ? 'Show less' : `Show all ${count(text.length)} characters`}
      </button>
    </>
  )
}
