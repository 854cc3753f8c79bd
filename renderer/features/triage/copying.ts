import { notifications } from '@mantine/notifications'
import { wordingOf } from '../../../shared/errors/wording'
import { failureOf } from '../../bridge/call'

/** Copies a text, and says so; or says why not. */
export const copyText = async (text: string, what: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(text)
    notifications.show({ message: `${what} copied` })
  } catch {
    notifications.show({ color: 'red', message: `${what} could not be copied` })
  }
}

/** Says that something could not be done. */
export const sayFailure = (error: unknown): void => {
  const { title, advice } = wordingOf(failureOf(error))
  notifications.show({ color: 'red', title, message: advice })
}
