import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { tabbedLine, type Cell } from '../../shared/domain/cell'
import type { Request } from '../../shared/ipc/contract'
import { call } from '../bridge/call'
import { counted } from '../lib/numbers'
import { notifyFailure } from './notify-failure'
import { notifySaved } from './notify-saved'

type Table = Request<'tables:save'>

/** Saves a list that the page has whole, or reads whole before; its rows are what is shown. */
export const useSaveTable = () => {
  const { mutate, isPending } = useMutation({
    mutationFn: async (table: Table | (() => Promise<Table>)) =>
      call('tables:save', typeof table === 'function' ? await table() : table),
    onSuccess: (saved) => notifySaved(saved),
    onError: notifyFailure,
  })
  return { save: mutate, saving: isPending }
}

/** Rows with their heading on the clipboard, for pasting into a spreadsheet. */
export const copyTable = async (
  columns: readonly string[],
  lines: readonly (readonly Cell[])[],
): Promise<void> => {
  try {
    await navigator.clipboard.writeText([columns, ...lines].map(tabbedLine).join('\n'))
    notifications.show({ message: `Copied ${counted(lines.length, 'row')}.` })
  } catch (error) {
    notifyFailure(error)
  }
}
