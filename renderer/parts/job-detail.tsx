import { useState } from 'react'
import { clsx } from 'clsx'
import { detailWords } from './detail-words'
import classes from './job-detail.module.css'
import link from '../ui/link-button.module.css'
import { LongText } from '../ui/long-text'

/** A job's `detail` in words; as it was sent by a click, where that is something else. */
export const JobDetail = ({ detail }: { readonly detail: string }) => {
  const [raw, setRaw] = useState(false)
  const words = detailWords(detail)
  return (
    <span className={classes.detail}>
      <LongText text={words} />
      {words !== detail && (
        <button
          type="button"
          className={clsx(link.button, classes.button)}
          aria-expanded={raw}
          onClick={() => setRaw((shown) => !shown)}
        >
          {raw ? 'Hide what was sent' : 'Show what was sent'}
        </button>
      )}
      {raw && (
        <code className={classes.raw}>
          <LongText text={detail} />
        </code>
      )}
    </span>
  )
}
