import { Button } from '@mantine/core'
import type { Failure } from '../../../../shared/errors/failure'
import { wordingOf, wordingOfRead } from '../../../../shared/errors/wording'
import { ApiWords } from '../../../parts/api-words'
import { withLocalTimes } from '../../../lib/time'
import { Notice } from '../../../ui/notice'
import classes from './failure-note.module.css'

interface Props {
  readonly failure: Failure
  readonly retry?: (() => void) | undefined
  readonly retrying?: boolean
  /** Of something that was only read. */
  readonly ofRead?: boolean
  /** `warning` for what does not stop the work; `info` for what is merely so. */
  readonly tone?: 'trouble' | 'warning' | 'info'
}

/** A failure in its place in the page: what happened, what to do, and the technical word for it in small print. */
export const FailureNote = ({
  failure,
  retry,
  retrying = false,
  ofRead = false,
  tone = 'trouble',
}: Props) => {
  const { title, advice } = (ofRead ? wordingOfRead : wordingOf)(failure)
  return (
    <Notice
      title={title}
      tone={tone}
      actions={
        retry && (
          <Button variant="default" onClick={retry} loading={retrying}>
            Try again
          </Button>
        )
      }
    >
      {advice}
      <ApiWords text={failure.apiText} />
      {failure.detail && <div className={classes.small}>{withLocalTimes(failure.detail)}</div>}
    </Notice>
  )
}
