import type { Ids } from './profile-list'

/**
 * The selected profiles, by id, kept while the search changes. Kept outside of React's state, since there may be
 * 100,000; `subscribe` and `version` inform React.
 */
export interface Selection {
  readonly subscribe: (listener: () => void) => () => void
  readonly version: () => number
  readonly size: () => number
  readonly has: (id: number) => boolean
  readonly toggle: (id: number) => void
  /** The next range begins at this profile. The selection itself does not change. */
  readonly begin: (id: number) => void
  /**
   * Selects from the start of the range (the profile last moved to or toggled, or else `start`) to `end`; both are
   * indexes in `list`. Replaces the range made just before.
   */
  readonly extend: (list: Ids, end: number, start: number) => void
  readonly add: (ids: Ids) => void
  /** Selects everything that a search finds. `search` identifies it. */
  readonly all: (search: string, list: Ids) => void
  /**
   * Updates the result of the search. If everything that it finds is selected, profiles that have come are selected
   * too, and those that have left are not.
   */
  readonly follow: (search: string, list: Ids) => void
  /** Whether a person has selected everything that this search finds. */
  readonly isAll: (search: string) => boolean
  readonly remove: (ids: Iterable<number>) => void
  readonly clear: () => void
  /** How many profiles of the list are selected; counted once for each list and version. */
  readonly within: (list: Ids) => number
  /** The selected profiles of the list first, in its order, and then the others. */
  readonly ids: (list: Ids) => Ids
}

export const createSelection = (): Selection => {
  const listeners = new Set<() => void>()
  const chosen = new Set<number>()
  let version = 0
  let anchor: number | null = null
  let range: readonly number[] = []
  let whole: { readonly search: string; readonly list: Ids } | null = null
  let counted: { readonly list: Ids; readonly version: number; readonly count: number } | null = null

  const changed = (): void => {
    version += 1
    listeners.forEach((listener) => listener())
  }
  const startAnew = (from: number | null): void => {
    anchor = from
    range = []
  }

  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    version: () => version,
    size: () => chosen.size,
    has: (id) => chosen.has(id),
    toggle: (id) => {
      if (!chosen.delete(id)) chosen.add(id)
      whole = null
      startAnew(id)
      changed()
    },
    begin: startAnew,
    extend: (list, end, start) => {
      const known = anchor === null ? -1 : list.indexOf(anchor)
      const from = known < 0 ? start : known
      range.forEach((id) => chosen.delete(id))
      const added = [...list.subarray(Math.min(from, end), Math.max(from, end) + 1)].filter(
        (id) => !chosen.has(id),
      )
      added.forEach((id) => chosen.add(id))
      whole = null
      anchor = list[from] ?? null
      range = added
      changed()
    },
    add: (ids) => {
      for (const id of ids) chosen.add(id)
      startAnew(null)
      changed()
    },
    all: (search, list) => {
      for (const id of list) chosen.add(id)
      whole = { search, list }
      startAnew(null)
      changed()
    },
    follow: (search, list) => {
      if (whole?.search !== search || whole.list === list) return
      for (const id of whole.list) chosen.delete(id)
      for (const id of list) chosen.add(id)
      whole = { search, list }
      changed()
    },
    isAll: (search) => whole?.search === search,
    remove: (ids) => {
      const before = chosen.size
      for (const id of ids) chosen.delete(id)
      if (chosen.size === before) return
      whole = null
      startAnew(null)
      changed()
    },
    clear: () => {
      whole = null
      if (chosen.size === 0) return
      chosen.clear()
      startAnew(null)
      changed()
    },
    within: (list) => {
      if (counted?.list !== list || counted.version !== version) {
        let count = 0
        if (chosen.size > 0) {
          for (let at = 0; at < list.length; at += 1) if (chosen.has(list[at] ?? 0)) count += 1
        }
        counted = { list, version, count }
      }
      return counted.count
    },
    ids: (list) => {
      const all = new Int32Array(chosen.size)
      const listed = new Set<number>()
      for (const id of list) if (chosen.has(id)) listed.add(id)
      let at = 0
      for (const id of listed) all[at++] = id
      for (const id of chosen) if (!listed.has(id)) all[at++] = id
      return all
    },
  }
}
