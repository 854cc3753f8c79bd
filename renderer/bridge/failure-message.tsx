import { wordingOf } from '../../shared/errors/wording'
import { StateMessage } from '../ui/state-message'
import { failureOf } from './call'

/** A failed call in people's words, with the API's own text below and a way to try again. */
export const FailureMessage = ({
  error,
  retry,
}: {
  readonly error: unknown
  readonly retry?: () => void
}) => {
  const failure = failureOf(error)
  const { title, advice } = wordingOf(failure)
  return (
    <StateMessage
      tone="alert"
      title={title}
      advice={advice}
      verbatim={failure.apiText}
      action={retry && { label: 'Try again', run: retry }}
    />
  )
}
