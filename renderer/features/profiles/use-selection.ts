import { useMemo, useSyncExternalStore } from 'react'
import type { GridSelection } from '../../ui/grid/grid-selection'
import type { Ids, ProfileList } from './profile-list'
import type { Selection } from './selection'

/** The selection as whoever acts on it sees it. */
export interface SelectedProfiles {
  readonly ids: () => Ids
  readonly count: number
  /** Of these, so many are not in the list that is shown. */
  readonly elsewhere: number
  readonly clear: () => void
}

/** The selected profiles, as the grid asks for them and as they are acted on. */
export const useSelection = (list: ProfileList, selection: Selection) => {
  const version = useSyncExternalStore(selection.subscribe, selection.version)
  const ids = list.ids()
  return useMemo(() => {
    const listed = selection.within(ids)
    const grid: GridSelection = {
      version,
      extent: listed === 0 ? 'none' : listed === ids.length ? 'all' : 'some',
      has: (index) => selection.has(list.idAt(index)),
      toggle: (index) => selection.toggle(list.idAt(index)),
      begin: (index) => selection.begin(list.idAt(index)),
      extend: (index, start) => selection.extend(list.ids(), index, start),
      all: () => selection.add(list.ids()),
      clear: () => selection.remove(list.ids()),
    }
    const selected: SelectedProfiles = {
      ids: () => selection.ids(list.ids()),
      count: selection.size(),
      elsewhere: selection.size() - listed,
      clear: selection.clear,
    }
    return { grid, selected }
  }, [list, selection, version, ids])
}
