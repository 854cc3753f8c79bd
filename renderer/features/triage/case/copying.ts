import { notifications } from '@mantine/notifications'

/** Copies a text and confirms it, or says why it could not be copied. */
export const copyText = async (text: string, what: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(text)
    notifications.show({ message: `${what} copied` })
  } catch {
    notifications.show({ color: 'red', message: `${what} could not be copied` })
  }
}
