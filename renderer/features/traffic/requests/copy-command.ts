import { notifications } from '@mantine/notifications'

/** Puts the command on the clipboard, and says so. */
export const copyCommand = async (command: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(command)
    notifications.show({ message: 'Copied as curl.' })
  } catch {
    notifications.show({ color: 'red', title: 'The command could not be copied.', message: command })
  }
}
