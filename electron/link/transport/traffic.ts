import { keptNotable, keptRequests, type Asker, type Exchange } from '../../../shared/domain/traffic'
import type { Failure, Result } from '../../../shared/errors/failure'

/** The last requests of one client, in memory alone. What is personal in a path is left out before it is kept. */
export interface Traffic {
  readonly begin: (request: SentRequest) => Recording
  /** The newest first: the last ones, and after them those before that failed or changed something. */
  readonly list: () => readonly Exchange[]
}

interface SentRequest {
  readonly method: Exchange['method']
  readonly path: string
  readonly body?: string | undefined
  readonly asker?: Asker | undefined
  readonly attempt?: number | undefined
}

/** One request while it is under way. */
export interface Recording {
  readonly answered: (status: number) => void
  readonly ended: (result: Result<{ readonly bytes: { readonly length: number } }>) => void
  /** The answer came, and stands for this failure. */
  readonly meant: (failure: Failure) => void
}

type Entry = { -readonly [K in keyof Exchange]: Exchange[K] }

const reasonOf = ({ code, detail }: Failure): Exchange['failure'] => ({
  code,
  ...(detail !== undefined && { detail }),
})

/** A "not found" is an everyday answer: no bills yet, no job yet. */
const isNotable = ({ method, status, failure, tookMs }: Exchange): boolean =>
  method !== 'GET' || tookMs === null || (failure !== null && status !== 404)

/** `nameOf` tells the call of the API document, and what may be kept of the path. `now` in milliseconds since 1970. */
export const createTraffic = (
  nameOf: (
    method: Exchange['method'],
    path: string,
  ) => { readonly call: string | null; readonly path: string },
  now: () => number,
): Traffic => {
  const latest: Entry[] = []
  let notable: Entry[] = []
  let seq = 0

  const trim = (): void => {
    if (latest.length <= keptRequests) return
    const old = latest.splice(0, latest.length - keptRequests)
    notable = [...notable, ...old.filter(isNotable)].slice(-keptNotable)
  }

  return {
    begin: ({ method, path, body, asker = 'click', attempt = 1 }) => {
      const began = performance.now()
      seq += 1
      const named = nameOf(method, path)
      const entry: Entry = {
        seq,
        at: now(),
        method,
        path: named.path,
        call: named.call,
        asker,
        attempt,
        hasBody: body !== undefined,
        status: null,
        failure: null,
        tookMs: null,
        bytes: null,
      }
      latest.push(entry)
      // Now and then is enough: moving 2,000 places with each request would cost more than all the rest.
      if (latest.length > 2 * keptRequests) trim()
      return {
        answered: (status) => {
          entry.status = status
        },
        ended: (result) => {
          entry.tookMs = Math.round(performance.now() - began)
          if (result.ok) entry.bytes = result.value.bytes.length
          else entry.failure = reasonOf(result.error)
        },
        meant: (failure) => {
          entry.failure = reasonOf(failure)
        },
      }
    },
    list: () => {
      trim()
      return [...notable, ...latest].map((entry) => ({ ...entry })).reverse()
    },
  }
}
