import { useState } from 'react'
import type { Failure } from '../../../../shared/errors/failure'
import { failureOf } from '../../../bridge/call'

export interface Action {
  readonly pending: boolean
  /** Why the last run failed; cleared when the next one begins. Null if the person took it back when asked. */
  readonly failure: Failure | null
  readonly run: <T>(work: () => Promise<T>, done?: (value: T) => void) => void
  readonly reset: () => void
}

const idle = { pending: false, failure: null }

/**
 * One action that a person starts. Unlike a mutation of the query library it does not store what was sent, so that no
 * trace of a passphrase or a pasted key remains.
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
        (error: unknown) => {
          const failure = failureOf(error)
          setState({ pending: false, failure: failure.code === 'cancelled' ? null : failure })
        },
      )
    },
    reset: () => setState(idle),
  }
}
