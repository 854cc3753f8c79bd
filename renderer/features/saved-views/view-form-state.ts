import { create } from 'zustand'
import type { SavedView, Sort } from '../../../shared/domain/directory'

/** The view whose form is open: one that is to be made, or one that there is. */
export const useViewForm = create<{ readonly view: SavedView | null }>(() => ({ view: null }))

export const openViewForm = (view: SavedView): void => useViewForm.setState({ view })
export const closeViewForm = (): void => useViewForm.setState({ view: null })

/** Asks under which name a search is kept. */
export const openNewView = (search: { readonly text: string; readonly sort: Sort | null }): void =>
  openViewForm({ ...search, id: crypto.randomUUID(), name: '', digit: null })
