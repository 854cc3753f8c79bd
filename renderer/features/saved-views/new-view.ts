import type { SavedView, Sort } from '../../../shared/domain/directory'

/** A view of this search, still without a name. */
export const newView = (
  search: Pick<SavedView, 'text' | 'page'> & { readonly sort: Sort | null },
): SavedView => ({
  ...search,
  id: crypto.randomUUID(),
  name: '',
  digit: null,
})
