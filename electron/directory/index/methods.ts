import type { Sort } from '../../../shared/domain/directory'
import type { Term } from '../../../shared/domain/query'
import type { ProfileIndex } from './profile-index'
import type { RowUpdate } from './row-update'

/** The index as main calls it in its worker: its own functions, and with one argument those that take several. */
export const indexMethods = (index: ProfileIndex) => ({
  ...index,
  /** Like `merge`, for rows from the store: returns nothing, and keeps whatever newer was learned meanwhile. */
  load: (news: readonly RowUpdate[]): void =>
    void index.merge(
      news.flatMap((one) => {
        const [known] = index.rows([one.id])
        if (known?.readAt) return []
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
