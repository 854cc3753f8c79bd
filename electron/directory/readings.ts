/** Guards against reads that were overtaken by a change: their result is, or may be, older than that change. */
export interface Readings {
  /**
   * Reads, once more if the profile was changed meanwhile, and passes on only a result that no change has overtaken.
   */
  readonly latest: <T, R>(
    id: number,
    read: () => Promise<T>,
    take: (answer: T) => R | Promise<R>,
  ) => Promise<R>
  readonly changed: (id: number) => void
}

export const createReadings = (): Readings => {
  const underWay = new Map<number, { readings: number; changes: number }>()
  return {
    latest: async (id, read, take) => {
      const mine = underWay.get(id) ?? { readings: 0, changes: 0 }
      underWay.set(id, mine)
      mine.readings += 1
      try {
        for (;;) {
          const before = mine.changes
          const answer = await read()
          if (mine.changes === before) return await take(answer)
        }
      } finally {
        mine.readings -= 1
        if (mine.readings === 0) underWay.delete(id)
      }
    },
    changed: (id) => {
      const one = underWay.get(id)
      if (one) one.changes += 1
    },
  }
}
