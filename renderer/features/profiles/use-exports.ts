import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { sortColumns, type SortColumn } from '../../../shared/domain/directory'
import type { TableFormat } from '../../../shared/domain/table-format'
import { call } from '../../bridge/call'
import { notifyFailure } from '../../parts/notify-failure'
import { counted } from '../../lib/numbers'
import { notifySaved } from '../../parts/notify-saved'
import type { Ids } from './profile-list'

interface What {
  readonly ids: Ids
  /** The ids of the grid's columns, in their order. */
  readonly columns: readonly string[]
}

const request = ({ ids, columns }: What): { ids: Ids; columns: SortColumn[] } => ({
  ids,
  columns: columns.filter((column): column is SortColumn => sortColumns.some((one) => one === column)),
})

const aboutUnread = (unread: number): string =>
  unread === 0
    ? ''
    : ` ${counted(unread, 'profile')} had not been read yet: only ${unread === 1 ? 'its ID is' : 'their IDs are'} included.`

/** Exports the rows to a file, or to the clipboard for a spreadsheet. */
export const useExports = () => {
  const save = useMutation({
    mutationFn: ({ format, ...what }: What & { readonly format: TableFormat }) =>
      call('profiles:export', { ...request(what), format }),
    onSuccess: (saved) => notifySaved(saved, { note: aboutUnread(saved.unread) }),
    onError: notifyFailure,
  })
  const copy = useMutation({
    mutationFn: async (what: What) => {
      const { text, unread } = await call('profiles:table', request(what))
      await navigator.clipboard.writeText(text)
      return unread
    },
    onSuccess: (unread, { ids }) => {
      notifications.show({ message: `Copied ${counted(ids.length, 'row')}.${aboutUnread(unread)}` })
    },
    onError: notifyFailure,
  })
  return { busy: save.isPending || copy.isPending, save: save.mutate, copy: copy.mutate }
}
