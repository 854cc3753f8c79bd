import { useState } from 'react'
import { clsx } from 'clsx'
import { detailWords } from './detail-words'
import classes from './job-detail.module.css'
import link from '../ui/link-button.module.css'
import { LongText } from '../ui/long-text'

/**
 * A job's `detail` in words; as it was sent by a click, where that is something else. Agents write into it what they find
 * at a provider's site, so that it may name the customer or an account.
 */
export const JobDetail = ({ detail }: { readonly detail: string }) => {
  const [raw, setRaw] = useState(false)
  const words = detailWords(detail)
  return (
    <span className={classes.detail}>
      <span className="lc-private">
        <LongText text={words} />
      </span>
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
        <code className={clsx(classes.raw, 'lc-private')}>
          <LongText text={detail} />
        </code>
      )}
    </span>
  )
}
