import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { tabbedLine, type Cell } from '../../shared/domain/cell'
import type { Request } from '../../shared/ipc/contract'
import { useEffect, useRef } from 'react'
import { call, CallError, failureOf } from '../bridge/call'
import { counted } from '../lib/numbers'
import { startDoing } from './done'
import { notifyFailure } from './notify-failure'
import { notifySaved } from './notify-saved'

type Table = Request<'tables:save'>

/** Reads a table whole; the signal is aborted as soon as nobody wants it any more. */
type ReadTable = (signal: AbortSignal) => Promise<Table>

const givenUp = (): CallError => new CallError({ code: 'cancelled', unsent: true })

/**
 * Saves a list that the page has whole, or reads whole before; its rows are what is shown. A list that is still being
 * read is given up, without a word, when its view is left or the connection changes: its next part might be another
 * customer's.
 */
export const useSaveTable = () => {
  const reading = useRef<AbortController>(null)
  const giveUp = (): void => reading.current?.abort(givenUp())
  useEffect(() => () => reading.current?.abort(givenUp()), [])
  const readWhole = async (read: ReadTable): Promise<Table> => {
    const { isHere } = startDoing()
    const controller = new AbortController()
    reading.current = controller
    try {
      const table = await read(controller.signal)
      controller.signal.throwIfAborted()
      if (!isHere()) throw givenUp()
      return table
    } catch (error) {
      // Whatever went wrong after it was given up is nobody's concern.
      throw controller.signal.aborted || !isHere() ? givenUp() : error
    } finally {
      reading.current = null
    }
  }
  const { mutate, isPending } = useMutation({
    mutationFn: async (table: Table | ReadTable) =>
      call('tables:save', typeof table === 'function' ? await readWhole(table) : table),
    onSuccess: (saved) => notifySaved(saved),
    onError: (error) => {
      if (failureOf(error).code !== 'cancelled') notifyFailure(error)
    },
  })
  return { save: mutate, saving: isPending, giveUp }
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
