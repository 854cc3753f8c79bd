import type { SortColumn } from '../../../shared/domain/directory'
import type { Entry } from './entry'
import { ordered, renewed, sameKey } from './order'

/** Beyond this share of changed rows an order is computed again. */
const manyChanges = 0.2

interface Order {
  /** The ids of `entries`, once they have been asked for. */
  ids: Int32Array<ArrayBuffer> | null
  entries: readonly Entry[]
  /** Ids whose entries were put or removed since. */
  readonly changed: Set<number>
}

/**
 * The entries sorted by each column, ascending. An order is made when it is first needed, and then updated by what has
 * changed.
 */
export const createOrders = (all: ReadonlyMap<number, Entry>) => {
  const orders = new Map<SortColumn, Order>()

  const orderOf = (column: SortColumn): Order => {
    const known = orders.get(column)
    if (!known || known.changed.size > known.entries.length * manyChanges) {
      const made: Order = { ids: null, entries: ordered(all.values(), column), changed: new Set() }
      orders.set(column, made)
      return made
    }
    if (known.changed.size > 0) {
      const fresh = [...known.changed].flatMap((id) => all.get(id) ?? [])
      known.entries = renewed(known.entries, known.changed, fresh, column)
      known.ids = null
      known.changed.clear()
    }
    return known
  }

  const idsIn = (column: SortColumn): Int32Array<ArrayBuffer> => {
    const order = orderOf(column)
    order.ids ??= Int32Array.from(order.entries, ({ id }) => id)
    return order.ids
  }

  return {
    entries: (column: SortColumn): readonly Entry[] => orderOf(column).entries,
    ids: idsIn,
    /** Must be called before the entry is replaced. Null stands for an entry that does not exist. */
    changed: (id: number, before: Entry | undefined, next: Entry | undefined): void => {
      for (const [column, { changed }] of orders)
        if (!before || !next || !sameKey(column, before, next)) changed.add(id)
    },
  }
}
