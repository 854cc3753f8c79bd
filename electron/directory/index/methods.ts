import type { Sort } from '../../../shared/domain/directory'
import type { ProfileRow } from '../../../shared/domain/profile'
import type { Term } from '../../../shared/domain/query'
import type { ProfileIndex } from './profile-index'
import type { RowUpdate } from './row-update'

/** The ZIP code that was stored, for a row that was read since without one. */
const zipFor = ({ id, profile }: ProfileRow, stored: RowUpdate): readonly RowUpdate[] => {
  const zipcode = stored.profile?.zipcode ?? null
  return profile?.zipcode === null && zipcode !== null ? [{ id, profile: { ...profile, zipcode } }] : []
}

/** The index as main calls it in its worker: its own functions, and with one argument those that take several. */
export const indexMethods = (index: ProfileIndex) => ({
  ...index,
  /**
   * Like `merge`, for rows from the store: returns nothing, and keeps whatever newer was learned meanwhile. A ZIP code that
   * the newer reading did not name is taken from the stored row.
   */
  load: (news: readonly RowUpdate[]): void =>
    void index.merge(
      news.flatMap((one) => {
        const [known] = index.rows([one.id])
        if (known?.readAt) return zipFor(known, one)
        return [known?.lastJob === undefined ? one : { ...one, lastJob: known.lastJob }]
      }),
    ),
  search: (query: {
    readonly text: string
    readonly sort: Sort | null
    readonly within: Int32Array | null
  }) => index.search(query.text, query.sort, query.within),
  unclear: (query: {
    readonly ids: Int32Array
    readonly terms: readonly Term[]
    readonly readBefore: string
  }) => index.unclear(query.ids, query.terms, query.readBefore),
  tagged: (query: { readonly names: readonly string[]; readonly named: Int32Array | null }) =>
    index.tagged(query.names, query.named),
})

export type IndexMethods = ReturnType<typeof indexMethods>
