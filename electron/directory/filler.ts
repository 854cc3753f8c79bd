import { setMaxListeners } from 'node:events'
import type { DirectoryState } from '../../shared/domain/directory'
import type { Failure, Result } from '../../shared/errors/failure'
import { backoffMs } from '../lib/backoff'
import { createRate } from '../lib/rate'
import { readAll } from './read-all'

/** What the filling needs of its surroundings. */
export interface FillerParts {
  /** Asks for the ids and takes them in: all of them, or only those of profiles made since the last time. */
  readonly list: (signal: AbortSignal) => Promise<Result<void>>
  /** Ids in the order in which they are to be read. */
  readonly due: () => Promise<Int32Array>
  /** Reads a profile and its last job, and takes in what it learns. */
  readonly read: (id: number, signal: AbortSignal) => Promise<Result<unknown>>
  /** A whole filling is done. */
  readonly filled: () => Promise<void>
  readonly onChange: () => void
  readonly now: () => Date
  /** Milliseconds until the list is looked at again, and before the first try after a failure. For tests. */
  readonly every?: number | undefined
  readonly backoff?: number | undefined
}

export interface Filler {
  readonly state: () => Pick<DirectoryState, 'phase' | 'left' | 'rate' | 'secondsLeft' | 'failure'>
  readonly start: () => void
  readonly pause: (paused: boolean) => void
  /** Lists and reads what is due now, without waiting for the next round. */
  readonly refresh: () => void
  /** The profile was read for another reason: it is skipped in this filling. */
  readonly wasRead: (id: number) => void
  readonly close: () => void
}

const lookEveryMs = 10 * 60_000
const firstBackoffMs = 5_000
const longestBackoffMs = 60_000
/** Reads all that is due, in the background, for as long as the connection is open. */
export const createFiller = (parts: FillerParts): Filler => {
  const {
    list,
    due,
    read,
    filled,
    onChange,
    now,
    every = lookEveryMs,
    backoff: firstMs = firstBackoffMs,
  } = parts
  const rate = createRate({ now: () => now().getTime(), spanMs: 250, least: 2 })
  const closing = new AbortController()
  let phase: DirectoryState['phase'] = 'opening'
  let failure: Failure | null = null
  let left = 0
  let paused = false
  let readMeanwhile = new Set<number>()
  let round = new AbortController()
  let running: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let tries = 0

  const enter = (next: DirectoryState['phase'], why: Failure | null = null): void => {
    phase = next
    failure = why
    if (next !== 'filling') rate.reset()
    onChange()
  }

  const again = (delay: number): void => {
    clearTimeout(timer)
    timer = setTimeout(begin, delay)
  }

  const hold = (why: Failure): void => {
    enter('waiting', why)
    again(backoffMs({ firstMs, longestMs: longestBackoffMs }, tries))
    tries += 1
  }

  const isOver = (signal: AbortSignal): boolean => signal.aborted

  /** The failure that stops the filling, or null. */
  const fill = async (signal: AbortSignal): Promise<Failure | null> => {
    enter('listing')
    const listed = await list(signal)
    if (isOver(signal)) return null
    if (!listed.ok) return listed.error
    readMeanwhile = new Set()
    const ids = await due()
    if (isOver(signal)) return null
    left = ids.length
    enter('filling')
    const against = await readAll(ids, signal, {
      read,
      skip: (id) => readMeanwhile.has(id),
      onNext: (unread) => void (left = unread),
      onRead: () => {
        tries = 0
        rate.count()
        onChange()
      },
    })
    if (isOver(signal) || against) return against
    await filled()
    return null
  }

  const run = async (signal: AbortSignal): Promise<void> => {
    if (isOver(signal)) return
    // If the index's worker ended, it is loaded from the store again, and the filling goes on.
    const against = await fill(signal).catch((): Failure => ({ code: 'internal', detail: 'directory' }))
    if (isOver(signal)) return
    if (against) {
      hold(against)
    } else {
      enter('idle')
      again(every)
    }
  }

  /** One round at a time: a new one begins when the last has ended. */
  const begin = (): void => {
    clearTimeout(timer)
    round.abort()
    if (paused || closing.signal.aborted) return
    const mine = (round = new AbortController())
    // Every call in progress adds a listener to this signal.
    setMaxListeners(0, mine.signal)
    running = running.then(() => run(mine.signal))
  }

  return {
    state: () => {
      const perSecond = phase === 'filling' ? rate.perSecond() : 0
      return {
        phase,
        left: phase === 'idle' ? 0 : left,
        rate: perSecond,
        secondsLeft: perSecond > 0 ? Math.ceil(left / perSecond) : null,
        failure,
      }
    },
    start: () => {
      if (paused) enter('paused')
      else begin()
    },
    pause: (wanted) => {
      if (paused === wanted) return
      paused = wanted
      if (paused) {
        clearTimeout(timer)
        round.abort()
        enter('paused')
      } else begin()
    },
    refresh: () => {
      paused = false
      tries = 0
      begin()
    },
    wasRead: (id) => void readMeanwhile.add(id),
    close: () => {
      closing.abort()
      clearTimeout(timer)
      round.abort()
    },
  }
}
