import { useMemo } from 'react'
import { create } from 'zustand'
import { z } from 'zod'
import { sortColumns, type Sort } from '../../../shared/domain/directory'
import type { GridSorting } from '../../ui/grid/column'
import { useConnectionView } from '../../parts/connection-view'
import { startDoing } from '../../parts/done'
import { persist, persisted } from '../../parts/place'
import { useRemembered } from '../../ui/remembered'
import { persistScope, persistedScope, type LostScope, type Scope } from './persisted-scope'
import type { Ids } from './profile-list'
import { createSelection, type Selection } from './selection'

interface View {
  readonly connectionId: string
  readonly text: string
  readonly scope: Scope | null
  /** Shown until another search is made. */
  readonly lost: LostScope | null
  /** The profile beside the list. */
  readonly currentId: number | null
  readonly selection: Selection
}

const keptSchema = z.object({ text: z.string(), currentId: z.int().nullable() })

/** The view as it was when it was last shown, but without the selection. */
const viewOf = (connectionId: string): View => ({
  connectionId,
  ...persistedScope(connectionId),
  selection: createSelection(),
  ...persisted(connectionId, 'profiles', keptSchema, { text: '', currentId: null }),
})

/** A store, so that the view survives a visit to a profile's own page. */
const useStore = create<View>()(() => viewOf(''))
useStore.subscribe(({ connectionId, text, currentId, scope }, before) => {
  persist(connectionId, 'profiles', { text, currentId })
  // The scope may be long, so it is not compared and stored at each letter.
  if (connectionId !== before.connectionId || scope !== before.scope) persistScope(connectionId, scope)
})

const sortSchema = z.object({ column: z.enum(sortColumns), desc: z.boolean() }).nullable()

/** The order of the list; null means newest first. Remembered. */
export const useSort = () => useRemembered<Sort | null>('profiles:sort', sortSchema, null)

/** The same in the form of the grid. */
export const useSorting = (sort: Sort | null): GridSorting | null =>
  useMemo(() => sort && { id: sort.column, desc: sort.desc }, [sort])

/** The order that a column head of the grid asks for. */
export const sortOf = (sorting: GridSorting | null): Sort | null => {
  const column = sortColumns.find((one) => one === sorting?.id)
  return sorting && column ? { column, desc: sorting.desc } : null
}

/** Changes what the list shows; this can be taken back. */
const look = (change: Pick<Partial<View>, 'text' | 'scope'>): void => {
  const { connectionId, text, scope } = useStore.getState()
  useStore.setState({ ...change, lost: null })
  startDoing().remember({
    did: 'Searched in Profiles',
    series: 'profiles-search',
    undo: async () => {
      changeView(connectionId, { text, scope })
      return 'taken-back'
    },
  })
}

/** The search, the scope and the selection of a connection. Each connection has its own. */
export const useProfilesView = (connectionId: string) => {
  const view = useConnectionView(useStore, viewOf, connectionId)
  return {
    ...view,
    setText: (text: string) => look({ text }),
    setScope: (scope: Scope | null) => look({ scope }),
    setCurrent: (currentId: number | null) => useStore.setState({ currentId }),
  }
}

/** The search among all profiles, for the saved views. Null while the list is narrowed to a scope. */
export const useSearchText = (): string | null => useStore(({ text, scope }) => (scope ? null : text))

/** Changes the view of a connection from outside of the list. */
const changeView = (connectionId: string, change: Partial<View>): void => {
  const stored = useStore.getState()
  const view = stored.connectionId === connectionId ? stored : viewOf(connectionId)
  useStore.setState({ ...view, lost: null, ...change })
}

/** Makes the list show this search. */
export const showSearch = (connectionId: string, text: string): void =>
  changeView(connectionId, { text, scope: null })

/** Makes the list show these profiles. */
export const showProfiles = (connectionId: string, name: string, ids: Ids): void =>
  changeView(connectionId, { text: '', scope: { name, ids } })

/** The current profile in the list; null if there is none. */
export const currentProfile = (): number | null => useStore.getState().currentId

/** Removes deleted profiles from the selection. */
export const forgetProfiles = (ids: readonly number[]): void => useStore.getState().selection.remove(ids)
