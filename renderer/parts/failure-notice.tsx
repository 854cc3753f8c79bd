import type { ReactNode } from 'react'
import type { Failure } from '../../shared/errors/failure'
import { wordingOf, wordingOfRead } from '../../shared/errors/wording'
import { ApiWords } from './api-words'
import { InView } from '../ui/in-view'
import { Notice } from '../ui/notice'

interface Props {
  readonly failure: Failure
  /** What could not be done, where the title alone does not say it. */
  readonly children?: ReactNode
  readonly actions?: ReactNode
  /** Of something that was only read. */
  readonly ofRead?: boolean
  readonly tone?: 'warning' | 'trouble'
}

/** A failure in the place it concerns: what happened, what to do, and the API's own words. */
export const FailureNotice = ({ failure, children, actions, ofRead = false, tone = 'trouble' }: Props) => {
  const { title, advice } = (ofRead ? wordingOfRead : wordingOf)(failure)
  return (
    <InView>
      <Notice tone={tone} title={title} actions={actions}>
        {children} {advice}
        <ApiWords text={failure.apiText} />
      </Notice>
    </InView>
  )
}
