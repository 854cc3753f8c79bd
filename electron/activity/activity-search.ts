import { maxLinesOpened, type ActivityCount, type ActivityFilter } from '../../shared/domain/activity'
import { fail, ok, type Result } from '../../shared/errors/failure'
import type { Store } from '../store/store'

/** The lines that match a filter, as far as the log has been searched. */
interface Found {
  readonly seqs: number[]
  readonly searchedFrom: number
  searchedTo: number
}

export interface ActivitySearch {
  /** All lines that fit, oldest first; `cancelled` once the signal is given. */
  readonly find: (
    filter: ActivityFilter,
    signal?: AbortSignal,
  ) => Promise<Result<Omit<ActivityCount, 'total'> & { readonly seqs: readonly number[] }>>
  /** Searches everything again: personal parts were forgotten, and their words must not find their lines any more. */
  readonly forgotten: () => void
}

/** Lines per message to the store. Opening them is slow, and writes wait for it: a few hundredths of a second. */
const openedAtOnce = 2_000
const plainAtOnce = 50_000
/** Filters remembered: the page, a profile's tab, and what was just typed. */
const maxRemembered = 4

/**
 * Finds lines and remembers which match: the log only grows, so that a filter used before continues where it stopped.
 */
export const createActivitySearch = (store: Pick<Store, 'activity'>): ActivitySearch => {
  const remembered = new Map<string, Found>()

  const recall = (filter: ActivityFilter, opens: boolean, count: number): Found => {
    const key = JSON.stringify(filter)
    const searchedFrom = opens ? Math.max(1, count - maxLinesOpened + 1) : 1
    const found = remembered.get(key) ?? { seqs: [], searchedFrom, searchedTo: searchedFrom - 1 }
    remembered.delete(key)
    remembered.set(key, found)
    for (const oldest of remembered.keys()) {
      if (remembered.size <= maxRemembered) break
      remembered.delete(oldest)
    }
    return found
  }

  return {
    forgotten: () => remembered.clear(),
    find: async (filter, signal) => {
      const head = await store.activity.head()
      if (!head.ok) return head
      const opens = filter.who !== undefined || (filter.text ?? '').trim() !== ''
      const step = opens ? openedAtOnce : plainAtOnce
      const found = recall(filter, opens, head.value.count)
      while (found.searchedTo < head.value.count) {
        if (signal?.aborted) return fail('cancelled')
        const after = found.searchedTo
        const upTo = Math.min(after + step, head.value.count)
        const more = await store.activity.find({ filter, after, upTo })
        if (!more.ok) return more
        // Another call with the same filter may have got as far meanwhile.
        if (found.searchedTo !== after) continue
        for (const seq of more.value) found.seqs.push(seq)
        found.searchedTo = upTo
      }
      return ok({ seqs: found.seqs, head: head.value, searchedFrom: found.searchedFrom })
    },
  }
}
