import type { Entry } from './entry'
import type { Test } from './match'

/** What the server's own search answered to the same search. */
export interface Named {
  readonly text: string
  readonly ids: Int32Array
  /** Whether every profile that the server names matches the search. */
  readonly proves: boolean
  /** Whether no profile that the server leaves out matches the search. */
  readonly rulesOut: boolean
  /** Profiles read before this time are older than the answer. ISO 8601, UTC. */
  readonly readBefore: string
}

/** Searches whose answers are kept: those on screen, and the ones just before. */
const maxStored = 8

interface ServerAnswer extends Omit<Named, 'ids'> {
  readonly ids: ReadonlySet<number>
  /** Profiles of which something newer than the answer is known, although they were not read again. */
  readonly changed: Set<number>
}

/** The server's answers to the last searches. */
export const createNamed = () => {
  const results = new Map<string, ServerAnswer>()
  return {
    /** The profile's tags were changed from here, so that stored answers no longer hold for it. */
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
     * The test of a search, extended by the server's answer: for profiles that have not been read, and for those that
     * did not match when they were read before that answer.
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
