import { z } from 'zod'
import type { CountedView } from '../../domain/directory'
import { viewPage } from '../../domain/view-page'
import { call } from '../call'
import { nothing, searchText, sort } from '../fields'

export const viewsCalls = {
  'views:list': call<readonly CountedView[]>()(nothing),
  /** Makes a view, or changes the one with this id. A digit that another view has goes over to this one. */
  'views:save': call<readonly CountedView[] | null>()(
    z.strictObject({
      id: z.uuid(),
      name: z.string().trim().min(1).max(60),
      text: searchText,
      sort: sort.nullable(),
      digit: z.int().min(1).max(9).nullable(),
      page: viewPage.optional(),
    }),
  ),
  'views:remove': call<readonly CountedView[] | null>()(z.strictObject({ id: z.uuid() })),
}

export interface ViewsEvents {
  'views:changed': { readonly views: readonly CountedView[] }
}
