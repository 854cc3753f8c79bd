import type { Failure, FailureCode, Result } from '../../shared/errors/failure'
import { inLanes } from '../lib/lanes'

/** More than connections: each profile takes two calls, and the scheduler is to find the next one waiting. */
const readsAtOnce = 48
/** So many rows in succession that cannot be read are no matter of rows. */
const manyInSuccession = 25

/** Of one profile, not of the connection: the others go on. */
const ofOneRow: ReadonlySet<FailureCode> = new Set([
  'not-found',
  'bad-reply',
  'too-large',
  'too-deep',
  'bad-request',
  'api-error',
  'server-error',
  'permission-denied',
  'conflict',
  'not-the-api',
  'timed-out',
  'connection-lost',
])

interface Parts {
  readonly read: (id: number, signal: AbortSignal) => Promise<Result<unknown>>
  /** Read on another way meanwhile. */
  readonly skip: (id: number) => boolean
  /** Before each: so many have not been begun. */
  readonly onNext: (unread: number) => void
  readonly onRead: () => void
}

/** Reads these profiles, many at once. Null once all have been read; else what stands against reading on. */
export const readAll = async (
  ids: Int32Array,
  signal: AbortSignal,
  { read, skip, onNext, onRead }: Parts,
): Promise<Failure | null> => {
  let place = 0
  let failedInSuccession = 0
  const next = (): number | undefined => {
    while (!signal.aborted) {
      const id = ids[place]
      if (id === undefined) break
      place += 1
      onNext(ids.length - place)
      if (!skip(id)) return id
    }
    return undefined
  }
  const readOne = async (id: number): Promise<Failure | null> => {
    const done = await read(id, signal)
    if (done.ok || done.error.code === 'not-found') {
      failedInSuccession = 0
      onRead()
      return null
    }
    if (done.error.code === 'cancelled') return null
    failedInSuccession += 1
    const isOfAll = !ofOneRow.has(done.error.code) || failedInSuccession >= manyInSuccession
    return isOfAll ? done.error : null
  }
  return inLanes(readsAtOnce, next, readOne)
}
