import { createMutex, type Mutex } from './mutex'

/** One piece of work after the other for each key; work of other keys does not wait. */
export interface Turns<K> {
  readonly take: <T>(key: K, work: () => Promise<T>) => Promise<T>
  /** Whether work of this key is under way or waits. */
  readonly isTaken: (key: K) => boolean
}

export const createTurns = <K>(): Turns<K> => {
  const rows = new Map<K, { readonly mutex: Mutex; waiting: number }>()
  return {
    take: async (key, work) => {
      const row = rows.get(key) ?? { mutex: createMutex(), waiting: 0 }
      rows.set(key, row)
      row.waiting += 1
      try {
        return await row.mutex(work)
      } finally {
        row.waiting -= 1
        if (row.waiting === 0) rows.delete(key)
      }
    },
    isTaken: (key) => rows.has(key),
  }
}

/**
 * The turns of profiles, by id. Whatever changes a profile at the API, starting a job included, holds its turn from the
 * read before it until its outcome: two at once would each decide by what the other is about to change.
 */
export type ProfileTurns = Turns<number>
