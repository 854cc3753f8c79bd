import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { GridSelection } from '../../ui/grid/grid-selection'
import type { Ids, ProfileList } from './profile-list'
import type { Selection } from './selection'
import type { Confirmed } from './use-confirmed'

/** Why more profiles may match than are selected. */
export interface Missing {
  /** The search is still being answered, by the directory or the server. */
  readonly asking: boolean
  /** Profiles that may match once they have been read. */
  readonly unread: number
}

/** The selection, for actions on it. */
export interface SelectedProfiles {
  readonly ids: () => Ids
  readonly count: number
  /** How many of them are not in the list that is shown. */
  readonly elsewhere: number
  /** Null if the person chose single profiles, or if all that match are known. */
  readonly missing: Missing | null
  readonly clear: () => void
}

/** The search that the list answers, and the progress of the answer. */
interface Search {
  /** Identifies the search. */
  readonly key: string
  /** The list still shows the previous search. */
  readonly former: boolean
  readonly confirmed: Confirmed
  readonly unread: number
}

const none: Ids = new Int32Array()

const missingOf = ({ former, confirmed, unread }: Search): Missing | null => {
  const asking = former || confirmed.state === 'resting' || confirmed.state === 'asking'
  return asking || unread > 0 ? { asking, unread } : null
}

/** The selected profiles, both for the grid and for actions on them. */
export const useSelection = (list: ProfileList, selection: Selection, search: Search) => {
  const version = useSyncExternalStore(selection.subscribe, selection.version)
  const ids = list.ids()
  const { key, former } = search
  useEffect(() => {
    if (!former) selection.follow(key, ids)
  }, [selection, key, former, ids])
  const { grid, selected } = useMemo(() => {
    const listed = selection.within(ids)
    const asGrid: GridSelection = {
      version,
      extent: listed === 0 ? 'none' : listed === ids.length ? 'all' : 'some',
      has: (index) => selection.has(list.idAt(index)),
      toggle: (index) => selection.toggle(list.idAt(index)),
      begin: (index) => selection.begin(list.idAt(index)),
      extend: (index, start) => selection.extend(list.ids(), index, start),
      // The rows still belong to the previous search: what this one finds is selected when it comes.
      all: () => selection.all(key, former ? none : list.ids()),
      clear: () => selection.remove(list.ids()),
    }
    const acted = {
      ids: () => selection.ids(list.ids()),
      count: selection.size(),
      elsewhere: selection.size() - listed,
      clear: selection.clear,
    }
    return { grid: asGrid, selected: acted }
  }, [list, selection, version, ids, key, former])
  return { grid, selected: { ...selected, missing: selection.isAll(key) ? missingOf(search) : null } }
}
