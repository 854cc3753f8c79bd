import type { Entry } from './entry'

/** The order in which profiles are read: `ProfileIndex.due`. */
export const dueIds = (entries: Iterable<Entry>, staleBefore: string): Int32Array<ArrayBuffer> => {
  const unread: number[] = []
  const stale: { readonly id: number; readonly readAt: string }[] = []
  for (const { id, row } of entries) {
    if (!row.profile || row.readAt === null || row.lastJob === undefined) unread.push(id)
    else if (row.readAt < staleBefore) stale.push({ id, readAt: row.readAt })
  }
  unread.sort((a, b) => b - a)
  stale.sort((a, b) => (a.readAt < b.readAt ? -1 : 1))
  return Int32Array.from([...unread, ...stale.map(({ id }) => id)])
}
