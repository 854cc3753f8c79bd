import { notifications } from '@mantine/notifications'
import { wordingOf } from '../../shared/errors/wording'
import { ApiWords } from './api-words'
import { failureOf } from '../bridge/call'

/** Says in the corner that something could not be done, why, and what the API said of it. */
export const notifyFailure = (error: unknown): void => {
  const failure = failureOf(error)
  const { title, advice } = wordingOf(failure)
  notifications.show({
    color: 'red',
    title,
    message: (
      <>
        {advice}
        <ApiWords text={failure.apiText} />
      </>
    ),
  })
}
