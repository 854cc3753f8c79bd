import { useState } from 'react'
import type { Failure } from '../../../../shared/errors/failure'
import { failureOf } from '../../../bridge/call'

export interface Action {
  readonly pending: boolean
  /** Why the last run failed; gone when the next one begins. */
  readonly failure: Failure | null
  readonly run: <T>(work: () => Promise<T>, done?: (value: T) => void) => void
  readonly reset: () => void
}

const idle = { pending: false, failure: null }

/**
 * One thing that a person sets off. Unlike a mutation of the query library it keeps nothing of what was sent, so a
 * passphrase or a pasted key passes through without a trace.
 */
export const useAction = (): Action => {
  const [state, setState] = useState<Pick<Action, 'pending' | 'failure'>>(idle)
  return {
    ...state,
    run: (work, done) => {
      setState({ pending: true, failure: null })
      work().then(
        (value) => {
          setState(idle)
          done?.(value)
        },
        (error: unknown) => setState({ pending: false, failure: failureOf(error) }),
      )
    },
    reset: () => setState(idle),
  }
}
