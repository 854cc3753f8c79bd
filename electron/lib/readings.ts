/** Guards against reads that were overtaken, by a change or by a later read: their result is, or may be, older. */
export interface Readings {
  /**
   * Reads, once more if the profile was changed meanwhile or a later request was answered first, and passes on only a
   * result that nothing has overtaken. A request that failed overtakes nothing: it has learned nothing.
   */
  readonly latest: <T, R>(
    id: number,
    read: () => Promise<T>,
    take: (answer: T) => R | Promise<R>,
    succeeded: (answer: T) => boolean,
  ) => Promise<R>
  readonly changed: (id: number) => void
}

/** `requests` counts those that were made, `answered` is the number of the last one that succeeded. */
interface UnderWay {
  readings: number
  changes: number
  requests: number
  answered: number
}

export const createReadings = (): Readings => {
  const underWay = new Map<number, UnderWay>()
  return {
    latest: async (id, read, take, succeeded) => {
      const mine = underWay.get(id) ?? { readings: 0, changes: 0, requests: 0, answered: 0 }
      underWay.set(id, mine)
      mine.readings += 1
      try {
        for (;;) {
          const before = mine.changes
          const request = (mine.requests += 1)
          const answer = await read()
          if (mine.changes !== before || mine.answered > request) continue
          if (succeeded(answer)) mine.answered = request
          return await take(answer)
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
