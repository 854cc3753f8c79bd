import type { Failure, FailureCode, Result } from '../../shared/errors/failure'
import { inLanes } from '../lib/lanes'

/**
 * More than there are connections: a profile takes two calls, and the scheduler should always find the next one
 * waiting.
 */
const readsAtOnce = 48
/** After this many failures in a row the cause is not the single profile. */
const manyInSuccession = 25

/** Failures that concern one profile and not the connection: the others are read all the same. */
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

/** Whether a failure may be that of a single profile. */
export const isOfOneRow = (code: FailureCode): boolean => ofOneRow.has(code)

interface Parts {
  readonly read: (id: number, signal: AbortSignal) => Promise<Result<unknown>>
  /** Whether it was read for another reason meanwhile. */
  readonly skip: (id: number) => boolean
  /** Called before each profile with the number of those not begun yet. */
  readonly onNext: (unread: number) => void
  readonly onRead: () => void
}

/** Reads these profiles, many at once. Null once all are read; otherwise the failure that stops it. */
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
    const isOfAll = !isOfOneRow(done.error.code) || failedInSuccession >= manyInSuccession
    return isOfAll ? done.error : null
  }
  return inLanes(readsAtOnce, next, readOne)
}
