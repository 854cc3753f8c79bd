import { dialog, type BrowserWindow } from 'electron'

interface Question {
  readonly message: string
  readonly detail: string
  /** What the button for yes says, and the one for no, which is the default. */
  readonly yes: string
  readonly no: string
}

/** Puts a question to the person, in front of this window. */
export const askIn = async (
  window: BrowserWindow,
  { message, detail, yes, no }: Question,
): Promise<boolean> => {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message,
    detail,
    buttons: [yes, no],
    defaultId: 1,
    cancelId: 1,
  })
  return response === 0
}
