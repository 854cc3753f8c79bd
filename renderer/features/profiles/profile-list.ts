import type { SearchReply } from '../../../shared/domain/directory'
import type { ProfileRow, ProfilesChange } from '../../../shared/domain/profile'
import { createSeenRows } from './seen-rows'

export type Ids = Int32Array<ArrayBuffer>

/** A result in its order, and its first rows. */
export type Found = Pick<SearchReply, 'ids' | 'rows'>

/** The most rows in one request: the contract's limit. */
const maxRowsAtOnce = 200
/** How many rows beyond the visible ones are requested with them. */
const rowsAhead = 60
/**
 * When scrolling has stopped for this time, visible rows that were never read, or long ago, are requested again: main
 * then reads these first. Milliseconds.
 */
const settleMs = 60
/** Visible rows that are older than this are read again. */
const oldMs = 5 * 60_000

export interface ListCounts {
  readonly total: number
  /** The number of rows that have left since the search because they were deleted. */
  readonly deleted: number
}

/**
 * The result of a search: ids in one block of memory, and the rows that have been shown. Kept outside of React's state,
 * so that a change costs what has changed and not the length of the list; `subscribe` and `version` inform React.
 */
export interface ProfileList {
  readonly subscribe: (listener: () => void) => () => void
  readonly version: () => number
  /**
   * Shows a new result, in its order. `again`: it belongs to the same search, so that rows that have left since are
   * still counted.
   */
  readonly show: (found: Found, again: boolean) => void
  /** The same array as long as no row is added, removed or moved. */
  readonly ids: () => Ids
  /** A negative number if there is no such row. */
  readonly idAt: (index: number) => number
  /** Undefined until the row has been read, or reading it failed. */
  readonly at: (index: number) => ProfileRow | undefined
  /** Null if the list does not contain it. */
  readonly indexOf: (id: number) => number | null
  readonly counts: () => ListCounts
  /** Takes over changes of rows that main has sent. */
  readonly merge: (change: ProfilesChange) => void
  /** Tells which rows are visible. */
  readonly look: (first: number, last: number) => void
  /** Requests the visible rows again; `fresh` makes main read them from the API. */
  readonly refresh: (fresh: boolean) => void
  /** Why the last rows could not be requested, or null. */
  readonly trouble: () => unknown
}

type Ask = (ids: readonly number[], fresh: boolean) => Promise<readonly ProfileRow[]>

const sameIds = (a: Ids, b: Ids): boolean => a.length === b.length && a.every((id, at) => id === b[at])
const isRead = (row: ProfileRow | undefined): boolean => row?.profile != null
/** Whether main reads it again from the API when it is requested. */
const isDue = ({ profile, readAt }: ProfileRow): boolean =>
  !profile || !readAt || Date.now() - Date.parse(readAt) > oldMs

/** `ask` returns what is known of some rows, and makes main read the others. */
export const createProfileList = (ask: Ask): ProfileList => {
  const listeners = new Set<() => void>()
  const rows = createSeenRows()
  let ids: Ids = new Int32Array()
  let deleted = 0
  let view = { first: 0, last: -1 }
  let down = true
  let asking = false
  let settling: ReturnType<typeof setTimeout> | undefined
  let trouble: unknown = null
  let version = 0
  let place: { readonly of: Ids; readonly id: number; readonly index: number } | null = null

  const tell = (): void => {
    version += 1
    listeners.forEach((listener) => listener())
  }

  const askFor = async (wanted: readonly number[], fresh: boolean): Promise<void> => {
    try {
      const answered = await ask(wanted, fresh)
      rows.trim()
      answered.forEach(rows.put)
      // Rows that main did not return keep their place, so that they are not requested again and again.
      for (const id of wanted) if (!rows.has(id)) rows.put({ id, profile: null, readAt: null })
      trouble = null
    } catch (error) {
      trouble = error
    }
    tell()
  }

  const slice = (from: number, to: number): readonly number[] =>
    Array.from(ids.subarray(Math.max(0, from), Math.max(0, to)))
  const visible = (): readonly number[] => slice(view.first, view.last + 1).slice(0, maxRowsAtOnce)
  const around = (): readonly number[] => {
    const after = slice(view.last + 1, view.last + 1 + rowsAhead)
    const before = slice(view.first - rowsAhead, view.first).toReversed()
    return down ? [...visible(), ...after, ...before] : [...visible(), ...before, ...after]
  }

  /** Sends one request at a time while the rows fly by. Each is for the rows that are visible by then. */
  const askForMissing = async (): Promise<void> => {
    if (asking) return
    asking = true
    for (;;) {
      const missing = around().filter((id) => !rows.has(id))
      if (missing.length === 0) break
      await askFor(missing.slice(0, maxRowsAtOnce), false)
      if (trouble !== null) break
    }
    asking = false
  }

  const askSoon = (): void => {
    void askForMissing()
    clearTimeout(settling)
    settling = setTimeout(() => {
      const due = visible().filter((id) => {
        const row = rows.get(id)
        return row !== undefined && isDue(row)
      })
      if (due.length > 0) void askFor(due, false)
    }, settleMs)
  }

  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) clearTimeout(settling)
      }
    },
    version: () => version,
    show: (found, again) => {
      if (found.ids === ids) return
      if (!sameIds(found.ids, ids)) ids = found.ids
      rows.trim()
      found.rows.forEach(rows.put)
      if (!again) deleted = 0
      askSoon()
      tell()
    },
    ids: () => ids,
    idAt: (index) => ids[index] ?? -1 - index,
    at: (index) => {
      const row = rows.get(ids[index] ?? 0)
      return isRead(row) || row?.failure ? row : undefined
    },
    indexOf: (id) => {
      // Searching an array of numbers takes less time than building a map of them would.
      if (place?.of !== ids || place.id !== id) place = { of: ids, id, index: ids.indexOf(id) }
      return place.index < 0 ? null : place.index
    },
    counts: () => ({ total: ids.length, deleted }),
    merge: ({ rows: news, removed }) => {
      news.forEach(rows.renew)
      if (removed.length > 0) {
        const gone = new Set(removed)
        const before = ids.length
        ids = ids.filter((id) => !gone.has(id))
        deleted += before - ids.length
        removed.forEach(rows.remove)
        askSoon()
      }
      tell()
    },
    look: (first, last) => {
      down = first >= view.first
      view = { first, last }
      askSoon()
    },
    refresh: (fresh) => void askFor(visible(), fresh),
    trouble: () => trouble,
  }
}
