/** What is being done for each key. Unlike with turns, nothing waits for another. */
export interface UnderWay<K> {
  readonly during: <T>(key: K, work: () => Promise<T>) => Promise<T>
  readonly has: (key: K) => boolean
}

export const createUnderWay = <K>(): UnderWay<K> => {
  const counts = new Map<K, number>()
  return {
    during: async (key, work) => {
      counts.set(key, (counts.get(key) ?? 0) + 1)
      try {
        return await work()
      } finally {
        const left = (counts.get(key) ?? 1) - 1
        if (left === 0) counts.delete(key)
        else counts.set(key, left)
      }
    },
    has: (key) => counts.has(key),
  }
}
