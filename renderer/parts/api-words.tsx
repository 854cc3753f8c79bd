import { LongText } from '../ui/long-text'
import { apiSaid } from './api-said'
import classes from './api-words.module.css'

/** What the API said, as it came, below our own sentence. */
export const ApiWords = ({ text }: { readonly text: string | null | undefined }) =>
  text ? (
    <span className={classes.words}>
      {apiSaid}:{' '}
      <span className="lc-private">
        <LongText text={text} />
      </span>
    </span>
  ) : null
