import { useState } from 'react'
import type { ConnectionsView, PracticeStep } from '../../../shared/domain/connection'
import type { Failure } from '../../../shared/errors/failure'
import { call } from '../../bridge/call'
import { useEvent } from '../../bridge/use-event'
import { useAction } from './common/use-action'

type Steps = Partial<Record<PracticeStep['step'], PracticeStep['state']>>

export interface EnterPractice {
  readonly steps: Steps
  readonly pending: boolean
  readonly failure: Failure | null
  readonly enter: () => void
  /** Goes back to the page before, after a failure. */
  readonly dismiss: () => void
}

/** Entering Practice, with each step as main takes it. */
export const useEnterPractice = (done: (view: ConnectionsView) => void): EnterPractice => {
  const [steps, setSteps] = useState<Steps>({})
  const action = useAction()
  useEvent('connection:practice-step', ({ step, state }) =>
    setSteps((before) => ({ ...before, [step]: state })),
  )
  return {
    steps,
    pending: action.pending,
    failure: action.failure,
    enter: () => {
      setSteps({})
      action.run(() => call('connection:enter-practice', {}), done)
    },
    dismiss: action.reset,
  }
}
