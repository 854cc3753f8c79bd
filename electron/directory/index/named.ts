import type { Entry } from './entry'
import type { Test } from './match'

/** What the server's own search answered to the same search. */
export interface Named {
  readonly text: string
  readonly ids: Int32Array
  /** Each that is named fits, as far as the server's word goes. */
  readonly proves: boolean
  /** None that is not named fits. */
  readonly rulesOut: boolean
  /** What was read before this is older than the answer. ISO 8601, UTC. */
  readonly readBefore: string
}

/** Searches whose answers are kept: those on screen, and the ones just before. */
const maxStored = 8

interface ServerAnswer extends Omit<Named, 'ids'> {
  readonly ids: ReadonlySet<number>
  /** Profiles of which something newer than the answer is known, though they were not read again. */
  readonly changed: Set<number>
}

/** The server's answers to the last searches. */
export const createNamed = () => {
  const results = new Map<string, ServerAnswer>()
  return {
    /** The profile's tags were changed from here: the answers that there are say nothing of it any more. */
    changed: (id: number): void => {
      for (const { changed } of results.values()) changed.add(id)
    },
    put: ({ ids, ...named }: Named): void => {
      results.delete(named.text)
      results.set(named.text, { ...named, ids: new Set(ids), changed: new Set() })
      const [oldest] = results.keys()
      if (results.size > maxStored && oldest !== undefined) results.delete(oldest)
    },
    /**
     * The test with the server's word: for what has not been read, and for what was read before the server answered and
     * did not fit.
     */
    within: (text: string, test: Test): Test => {
      const named = results.get(text)
      if (!named) return test
      return (entry: Entry) => {
        const verdict = test(entry)
        if (verdict === true || named.changed.has(entry.id)) return verdict
        if (named.ids.has(entry.id)) {
          const isOld = (entry.row.readAt ?? '') < named.readBefore
          return named.proves && (verdict === null || isOld) ? true : verdict
        }
        return verdict === null && named.rulesOut ? false : verdict
      }
    },
  }
}
