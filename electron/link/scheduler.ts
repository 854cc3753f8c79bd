import { fail, type Result } from '../../shared/errors/failure'
import { priorities, type Priority } from './call-options'

/** The pace of all calls of one connection: docs/reference/security.md, "Pace". */

export interface SchedulerOptions {
  /** Calls at once to begin with, and at most. */
  readonly initial: number
  readonly max: number
}

export interface Scheduler {
  /**
   * Runs the task when its turn comes, passing the time at which it began. `cancelled` if the signal fires or the
   * scheduler closes before that.
   */
  readonly run: <T>(
    priority: Priority,
    signal: AbortSignal | undefined,
    task: (began: number) => Promise<Result<T>>,
  ) => Promise<Result<T>>
  /**
   * The server asked for less (429, 5xx) in answer to a call that began at `began`: halves the calls at once, and lets
   * only clicks through for `pause` milliseconds.
   */
  readonly slowDown: (pause: number, began: number) => void
  /** Calls at once at the moment, clicks' own not counted. */
  readonly limit: () => number
  readonly close: () => void
}

interface Waiting {
  readonly start: () => void
  readonly cancel: () => void
}

/** Connections that only a click may use, so that a person never waits behind a bulk run. */
export const reservedConnections = 4
const minConnections = 2
const growthConnections = 4
const watchesPerSecond = 50
/** Length of the window of that limit: one second, and some slack for a call to leave after its turn has come. */
const rateWindowMs = 1_100
/** Growth stops where a window of replies takes this much longer than the best one: the server is at its limit. */
const slowdownFactor = 2
/** Milliseconds of a monotonic clock: a pause keeps its length even if the date is changed. */
const now = (): number => performance.now()

export const createScheduler = ({ initial, max }: SchedulerOptions): Scheduler => {
  const queues = new Map<Priority, Set<Waiting>>(priorities.map((priority) => [priority, new Set()]))
  const watches: number[] = []
  let limit = Math.min(initial, max)
  let busy = 0
  let pausedUntil = -Infinity
  let lastCut = -Infinity
  let window = { replies: 0, time: 0, waited: false }
  let best = Infinity
  let timer: NodeJS.Timeout | undefined
  let closed = false

  const wakeAfter = (delay: number): void => {
    timer ??= setTimeout(() => {
      timer = undefined
      pump()
    }, delay)
  }

  const mayWatch = (): boolean => {
    const oldest = watches[0]
    if (watches.length < watchesPerSecond || oldest === undefined) return true
    const wait = oldest + rateWindowMs - now()
    if (wait > 0) wakeAfter(wait)
    return wait <= 0
  }

  const mayStart = (priority: Priority): boolean => {
    if (priority === 'click') return busy < limit + reservedConnections
    if (busy >= limit) return false
    if (pausedUntil > now()) {
      wakeAfter(pausedUntil - now())
      return false
    }
    return priority !== 'watch' || mayWatch()
  }

  const pump = (): void => {
    for (const priority of priorities) {
      const queue = queues.get(priority)
      for (const waiting of queue ?? []) {
        if (!mayStart(priority)) break
        queue?.delete(waiting)
        if (priority === 'watch') {
          watches.push(now())
          if (watches.length > watchesPerSecond) watches.shift()
        }
        waiting.start()
      }
    }
  }

  const anyWaiting = (): boolean => [...queues.values()].some((queue) => queue.size > 0)

  /**
   * Runs after as many replies as there are calls at once: allows four more calls if they were needed and the last
   * increase did not slow the replies down.
   */
  const count = (took: number): void => {
    window.replies += 1
    window.time += took
    window.waited ||= anyWaiting()
    if (window.replies < limit) return
    const mean = window.time / window.replies
    best = Math.min(best, mean)
    if (window.waited && mean <= best * slowdownFactor) limit = Math.min(max, limit + growthConnections)
    window = { replies: 0, time: 0, waited: false }
  }

  const slowDown: Scheduler['slowDown'] = (pause, began) => {
    pausedUntil = Math.max(pausedUntil, now() + pause)
    if (began <= lastCut) return // begun before the last cut: the same wave
    lastCut = now()
    limit = Math.max(Math.min(minConnections, max), Math.floor(limit / 2))
    window = { replies: 0, time: 0, waited: false }
  }

  const finish = (began: number): void => {
    busy -= 1
    count(now() - began)
    pump()
  }

  const run = <T>(
    priority: Priority,
    signal: AbortSignal | undefined,
    task: (began: number) => Promise<Result<T>>,
  ): Promise<Result<T>> =>
    new Promise((resolve, reject) => {
      if (closed || signal?.aborted) {
        resolve(fail('cancelled'))
        return
      }
      const queue = queues.get(priority)
      const cancel = (): void => {
        queue?.delete(waiting)
        signal?.removeEventListener('abort', cancel)
        resolve(fail('cancelled'))
      }
      const start = (): void => {
        signal?.removeEventListener('abort', cancel)
        busy += 1
        const began = now()
        task(began)
          .then(resolve, reject)
          .finally(() => finish(began))
      }
      const waiting: Waiting = { start, cancel }
      signal?.addEventListener('abort', cancel, { once: true })
      queue?.add(waiting)
      pump()
    })

  const close = (): void => {
    closed = true
    clearTimeout(timer)
    for (const queue of queues.values()) for (const waiting of queue) waiting.cancel()
  }

  return { run, slowDown, limit: () => limit, close }
}
