import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Failure } from '../../shared/errors/failure'
import { wordingOf, wordingOfRead } from '../../shared/errors/wording'
import { withLocalTimes } from '../lib/time'
import { InView } from '../ui/in-view'
import { Notice } from '../ui/notice'
import { ApiWords } from './api-words'
import classes from './failure-notice.module.css'

interface Props {
  readonly failure: Failure
  /** What could not be done, where the title alone does not say it. */
  readonly children?: ReactNode
  readonly actions?: ReactNode
  readonly retry?: (() => void) | undefined
  readonly retrying?: boolean
  /** Only something was read: it is not said that nothing was changed. */
  readonly ofRead?: boolean
  /** Adds the technical detail in small print, for whoever sets the console up. */
  readonly withDetail?: boolean
  /** It is there from the start, or comes by itself: the page is not scrolled to it. */
  readonly standing?: boolean
  /** `warning` for what does not stop the work; `info` for what is not a fault. */
  readonly tone?: 'trouble' | 'warning' | 'info'
}

/** A failure in the place it concerns: what happened, what to do, and the API's own words. */
export const FailureNotice = ({
  failure,
  children,
  actions,
  retry,
  retrying = false,
  ofRead = false,
  withDetail = false,
  standing = false,
  tone = 'trouble',
}: Props) => {
  const { title, advice } = (ofRead ? wordingOfRead : wordingOf)(failure)
  const tryAgain = retry && (
    <Button variant="default" onClick={retry} loading={retrying}>
      Try again
    </Button>
  )
  const notice = (
    <Notice tone={tone} title={title} actions={actions ?? tryAgain}>
      {children} {advice}
      <ApiWords text={failure.apiText} />
      {withDetail && failure.detail && <div className={classes.detail}>{withLocalTimes(failure.detail)}</div>}
    </Notice>
  )
  return standing ? notice : <InView>{notice}</InView>
}
