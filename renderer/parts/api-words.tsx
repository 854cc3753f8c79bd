import classes from './api-words.module.css'
import { LongText } from '../ui/long-text'

/** What the API said, as it came, below our own sentence. */
export const ApiWords = ({ text }: { readonly text: string | null | undefined }) =>
  text ? (
    <span className={classes.words}>
      The API said: <LongText text={text} />
    </span>
  ) : null
