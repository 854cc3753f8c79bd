import { notifications } from '@mantine/notifications'
import type { SavedTable } from '../../shared/domain/rewritten'
import { rewrittenWords } from './rewritten-words'

interface More {
  /** What was saved, in front of the file's name. */
  readonly what?: string
  /** Said between the file's name and what a spreadsheet would change. */
  readonly note?: string
}

/**
 * Says where a file was saved, and stays where a spreadsheet would change what is in it. Nothing where the person changed
 * their mind. The file's name may be that of a customer or a meter.
 */
export const notifySaved = (
  { savedTo, rewritten }: SavedTable,
  { what = 'Saved', note = '' }: More = {},
): void => {
  if (savedTo === null) return
  const message = (
    <>
      {what} to <span className="lc-private">{savedTo}</span>.{note}
      {rewrittenWords(rewritten)}
    </>
  )
  notifications.show({ message, autoClose: rewritten.length === 0 })
}
