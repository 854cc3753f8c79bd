import { useMemo } from 'react'
import { create } from 'zustand'
import { z } from 'zod'
import { sortColumns, type Sort } from '../../../shared/domain/directory'
import type { GridSorting } from '../../ui/grid/column'
import { useConnectionView } from '../../parts/connection-view'
import { persist, persisted } from '../../parts/place'
import { useRemembered } from '../../ui/remembered'
import { persistScope, persistedScope, type LostScope, type Scope } from './persisted-scope'
import type { Ids } from './profile-list'
import { createSelection, type Selection } from './selection'

interface View {
  readonly connectionId: string
  readonly text: string
  readonly scope: Scope | null
  /** Said until something else is looked for. */
  readonly lost: LostScope | null
  /** The profile beside the list. */
  readonly currentId: number | null
  readonly selection: Selection
}

const keptSchema = z.object({ text: z.string(), currentId: z.int().nullable() })

/** As it was when it was last looked at. The selection is gone. */
const viewOf = (connectionId: string): View => ({
  connectionId,
  ...persistedScope(connectionId),
  selection: createSelection(),
  ...persisted(connectionId, 'profiles', keptSchema, { text: '', currentId: null }),
})

/** Outlives a visit to a profile's own page. */
const useStore = create<View>()(() => viewOf(''))
useStore.subscribe(({ connectionId, text, currentId, scope }, before) => {
  persist(connectionId, 'profiles', { text, currentId })
  // It may be long: it is not gone through at each letter.
  if (connectionId !== before.connectionId || scope !== before.scope) persistScope(connectionId, scope)
})

const sortSchema = z.object({ column: z.enum(sortColumns), desc: z.boolean() }).nullable()

/** The order of the list; null is the newest first. Remembered. */
export const useSort = () => useRemembered<Sort | null>('profiles:sort', sortSchema, null)

/** The same for the grid. */
export const useSorting = (sort: Sort | null): GridSorting | null =>
  useMemo(() => sort && { id: sort.column, desc: sort.desc }, [sort])

/** The order that a head of the grid asks for. */
export const sortOf = (sorting: GridSorting | null): Sort | null => {
  const column = sortColumns.find((one) => one === sorting?.id)
  return sorting && column ? { column, desc: sorting.desc } : null
}

/** The search, the scope and the selection of a connection; another connection has its own. */
export const useProfilesView = (connectionId: string) => {
  const view = useConnectionView(useStore, viewOf, connectionId)
  return {
    ...view,
    setText: (text: string) => useStore.setState({ text, lost: null }),
    setScope: (scope: Scope | null) => useStore.setState({ scope, lost: null }),
    setCurrent: (currentId: number | null) => useStore.setState({ currentId }),
  }
}

/** What is searched for among all profiles, for whoever names it: the saved views. Null while the list is narrowed. */
export const useSearchText = (): string | null => useStore(({ text, scope }) => (scope ? null : text))

/** Changes the view of a connection from outside. */
const changeView = (connectionId: string, change: Partial<View>): void => {
  const stored = useStore.getState()
  const view = stored.connectionId === connectionId ? stored : viewOf(connectionId)
  useStore.setState({ ...view, lost: null, ...change })
}

/** Has the list show this search. */
export const showSearch = (connectionId: string, text: string): void =>
  changeView(connectionId, { text, scope: null })

/** Has the list show these profiles. */
export const showProfiles = (connectionId: string, name: string, ids: Ids): void =>
  changeView(connectionId, { text: '', scope: { name, ids } })

/** The profile that is looked at in the list; null for none. */
export const currentProfile = (): number | null => useStore.getState().currentId

/** Profiles that were deleted are selected no more. */
export const forgetProfiles = (ids: readonly number[]): void => useStore.getState().selection.remove(ids)
