import type { ProfileRow, ProfilesChange } from '../../../shared/domain/profile'

/** At most so many rows are asked for at once: the contract's limit. */
const mostAtOnce = 200
/** Rows beyond the visible ones that are asked for with them. */
const ahead = 40
/** While a person scrolls, nothing is asked; milliseconds. */
const settleMs = 60

export interface ListCounts {
  readonly total: number
  /** Of these, so many have been read. */
  readonly read: number
  /** Rows that have left since the search: deleted, or not matching once they were read. */
  readonly deleted: number
  readonly noMatch: number
}

/**
 * The result of a search, filling up. Lives outside React's state, so that a change costs what changed and not the length
 * of the list; `subscribe` and `version` tell React.
 */
export interface ProfileList {
  readonly subscribe: (listener: () => void) => () => void
  readonly version: () => number
  /** A new result, in the server's order. What is known of its rows is kept. */
  readonly show: (ids: readonly number[]) => void
  /** Orders by ID; null is the server's order. */
  readonly order: (by: 'asc' | 'desc' | null) => void
  readonly idAt: (index: number) => number
  /** Undefined until the row has been read, or failed. */
  readonly at: (index: number) => ProfileRow | undefined
  /** Null where the list does not have it. */
  readonly indexOf: (id: number) => number | null
  readonly counts: () => ListCounts
  /** What main tells about rows. */
  readonly merge: (change: ProfilesChange) => void
  /** The rows now on screen: they are asked for once the scrolling has settled. */
  readonly look: (first: number, last: number) => void
  /** Asks for the rows on screen again; `fresh` has them read anew. */
  readonly refresh: (fresh: boolean) => void
  /** Why the last rows could not be asked for, or null. */
  readonly trouble: () => unknown
}

type Ask = (ids: readonly number[], fresh: boolean) => Promise<readonly ProfileRow[]>

const isRead = (row: ProfileRow | undefined): boolean => row?.profile != null

/** `ask` gets what is known of some rows, and has main read the rest. */
export const createProfileList = (ask: Ask): ProfileList => {
  const listeners = new Set<() => void>()
  const rows = new Map<number, ProfileRow>()
  let found: readonly number[] = []
  let shown: readonly number[] = []
  let places = new Map<number, number>()
  let by: 'asc' | 'desc' | null = null
  let counts: ListCounts = { total: 0, read: 0, deleted: 0, noMatch: 0 }
  let view: { readonly first: number; readonly last: number } | null = null
  let settling: ReturnType<typeof setTimeout> | undefined
  let trouble: unknown = null
  let version = 0

  const tell = (): void => {
    version += 1
    listeners.forEach((listener) => listener())
  }

  const arrange = (): void => {
    shown = by === null ? found : found.toSorted((a, b) => (by === 'asc' ? a - b : b - a))
    places = new Map(shown.map((id, index) => [id, index]))
    counts = { ...counts, total: shown.length, read: shown.filter((id) => isRead(rows.get(id))).length }
  }

  const put = (news: readonly ProfileRow[]): void => {
    let read = counts.read
    for (const row of news) {
      if (!places.has(row.id)) continue
      read += Number(isRead(row)) - Number(isRead(rows.get(row.id)))
      rows.set(row.id, row)
    }
    counts = { ...counts, read }
  }

  const askFor = async (ids: readonly number[], fresh: boolean): Promise<void> => {
    if (ids.length === 0) return
    try {
      put(await ask(ids, fresh))
      trouble = null
    } catch (error) {
      trouble = error
    }
    tell()
  }

  const inView = (): readonly number[] => {
    if (!view) return []
    const visible = shown.slice(view.first, view.last + 1)
    const around = [
      ...shown.slice(view.last + 1, view.last + 1 + ahead),
      ...shown.slice(Math.max(0, view.first - ahead), view.first),
    ]
    return [...visible, ...around.filter((id) => !isRead(rows.get(id)))].slice(0, mostAtOnce)
  }

  const askSoon = (): void => {
    clearTimeout(settling)
    settling = setTimeout(() => void askFor(inView(), false), settleMs)
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
    show: (ids) => {
      found = ids
      counts = { ...counts, deleted: 0, noMatch: 0 }
      arrange()
      // Rows of an earlier search are dropped, or a day's searching would keep them all.
      for (const id of rows.keys()) if (!places.has(id)) rows.delete(id)
      askSoon()
      tell()
    },
    order: (next) => {
      if (next === by) return
      by = next
      arrange()
      askSoon()
      tell()
    },
    idAt: (index) => shown[index] ?? -1 - index,
    at: (index) => {
      const row = rows.get(shown[index] ?? 0)
      return isRead(row) || row?.failure ? row : undefined
    },
    indexOf: (id) => places.get(id) ?? null,
    counts: () => counts,
    merge: ({ rows: news, removed }) => {
      put(news)
      const gone = new Map(removed.filter(({ id }) => places.has(id)).map(({ id, why }) => [id, why]))
      if (gone.size > 0) {
        const deleted = [...gone.values()].filter((why) => why === 'deleted').length
        found = found.filter((id) => !gone.has(id))
        gone.forEach((_why, id) => rows.delete(id))
        counts = {
          ...counts,
          deleted: counts.deleted + deleted,
          noMatch: counts.noMatch + gone.size - deleted,
        }
        arrange()
        askSoon()
      }
      tell()
    },
    look: (first, last) => {
      view = { first, last }
      askSoon()
    },
    refresh: (fresh) => void askFor(inView(), fresh),
    trouble: () => trouble,
  }
}
