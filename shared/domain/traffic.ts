import type { Failure } from '../errors/failure'

/** On whose behalf a request is sent, in the order in which waiting ones are let through. */
export const askers = ['click', 'change', 'watch', 'bulk', 'fill'] as const
export type Asker = (typeof askers)[number]

/** One request to the Link API and what became of it: no bodies, and no value that says something about a person. */
export interface Exchange {
  /** Counts the requests of a connection since it was opened, from 1. */
  readonly seq: number
  /** When it was sent, in milliseconds since 1970. */
  readonly at: number
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Path and query from the origin's root. `{label}` and the like stand for values that are not kept. */
  readonly path: string
  /** The name of the call in the API document; null for a path that it does not have. */
  readonly call: string | null
  readonly asker: Asker
  /** 2 and 3 are repeats of a read that did not get through. */
  readonly attempt: number
  readonly hasBody: boolean
  /** Null as long as no answer has begun. */
  readonly status: number | null
  /** Why there is no complete answer, or for which failure the answer stands. Never with the API's own words. */
  readonly failure: Pick<Failure, 'code' | 'detail'> | null
  /** Milliseconds from the sending (a new connection is a part of it) to the end of the answer; null while it is under way. */
  readonly tookMs: number | null
  /** Of the answer's body, unpacked; null where none came whole. */
  readonly bytes: number | null
}

/** How many of the last requests are kept in memory, and how many of those before them that failed or changed something. */
export const keptRequests = 2_000
export const keptNotable = 500

/** Whether it has ended otherwise than with a success. */
export const isFailed = ({ status, failure }: Pick<Exchange, 'status' | 'failure'>): boolean =>
  failure !== null || (status ?? 0) >= 400

/** The profile that a request is about, by its path. */
export const profileOf = ({ path }: Pick<Exchange, 'path'>): number | null => {
  const found = /\/link\/4\.0\/(?:profiles|jobs\/profiles|data\/bills|data\/intervals)\/(\d+)(?:[/?]|$)/.exec(
    path,
  )
  return found ? Number(found[1]) : null
}
