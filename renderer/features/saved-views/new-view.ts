import type { SavedView, Sort } from '../../../shared/domain/directory'

/** A view of this search, still without a name. */
export const newView = (search: { readonly text: string; readonly sort: Sort | null }): SavedView => ({
  ...search,
  id: crypto.randomUUID(),
  name: '',
  digit: null,
})
