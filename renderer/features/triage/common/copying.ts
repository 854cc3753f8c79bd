import { notifications } from '@mantine/notifications'

/** Copies a text and confirms it, or says why it could not be copied. `more` is said after it was copied. */
export const copyText = async (text: string, what: string, more = ''): Promise<void> => {
  try {
    await navigator.clipboard.writeText(text)
    notifications.show({ message: `${what} copied${more}` })
  } catch {
    notifications.show({ color: 'red', message: `${what} could not be copied` })
  }
}
