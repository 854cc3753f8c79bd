import { wordingOfRead } from '../../shared/errors/wording'
import { StateMessage } from './state-message'
import { failureOf } from '../bridge/call'
import { useSaidAbove } from './use-reach'

/** Advice about addresses and ports would be misleading while the window says that it is offline. */
const offlineWords = {
  title: 'Not read: the server cannot be reached.',
  advice: 'The line at the top shows since when, and when the console will try again.',
}

/** A failed reading in people's words, with the API's own text below and a way to try again. */
export const FailureMessage = ({
  error,
  retry,
}: {
  readonly error: unknown
  readonly retry?: () => void
}) => {
  const failure = failureOf(error)
  const { title, advice } = useSaidAbove(failure) ? offlineWords : wordingOfRead(failure)
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
