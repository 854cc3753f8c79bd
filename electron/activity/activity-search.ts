import { maxLinesOpened, type ActivityCount, type ActivityFilter } from '../../shared/domain/activity'
import { fail, ok, type Result } from '../../shared/errors/failure'
import type { Store } from '../store/store'

/** The lines that fit a filter, as far as they have been looked through. */
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
  /** Looks through everything anew: personal parts were forgotten, whose words must not find their lines any more. */
  readonly forgotten: () => void
}

/** Lines a message to the store. Opening is slow, and writes wait meanwhile: a few hundredths of a second. */
const openedAtOnce = 2_000
const plainAtOnce = 50_000
/** Filters remembered: the page, a profile's tab, and what was just typed. */
const maxRemembered = 4

/**
 * Finds lines and remembers which fit: the log only grows, so that a filter that was looked through once goes on where it
 * ended.
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
        // Another call for the same may have come as far meanwhile.
        if (found.searchedTo !== after) continue
        for (const seq of more.value) found.seqs.push(seq)
        found.searchedTo = upTo
      }
      return ok({ seqs: found.seqs, head: head.value, searchedFrom: found.searchedFrom })
    },
  }
}
