import { setTimeout as timer } from 'node:timers/promises'
import { fail, ok, type Failure, type Result } from '../../shared/errors/failure'
import { backoffMs } from '../lib/backoff'
import type { Queue, QueueMessage } from './queue'

/**
 * What a message turned out to be: `reported` is a new end of a job, `known` one that was known already, `foreign` not
 * in Link's format.
 */
export type Receipt = 'reported' | 'known' | 'foreign'

/** How long to wait between two requests to the queue, in milliseconds. */
export interface Pace {
  /** Between two receivings, at least. */
  readonly shortest: number
  /**
   * The longest pause between two that bring nothing new: no more requests than long polling an empty queue would cost.
   */
  readonly longest: number
  /** After an error: doubled with each further one, up to `longestAfterError`. */
  readonly afterError: number
  readonly longestAfterError: number
}

export const usualPace: Pace = {
  shortest: 500,
  longest: 20_000,
  afterError: 2_000,
  longestAfterError: 300_000,
}

export interface ReaderParts {
  /** Opens the queue again after an error: keys, proxy and settings may have changed. */
  readonly open: () => Promise<Result<Queue>>
  readonly deleting: boolean
  /**
   * Handles a message. Resolves once it is on disk here, or with the reason why not: then it is neither deleted nor
   * remembered, and handled again when it comes again. A `foreign` message is not ours to delete.
   */
  readonly receive: (message: QueueMessage) => Promise<Result<Receipt>>
  /** Reports each receiving: a success, or the failure and when (Unix milliseconds) the next one is tried. */
  readonly tell: (trouble: { readonly failure: Failure; readonly retryAt: number } | null) => void
  readonly pace?: Pace | undefined
  /** Resolves after this many milliseconds, or at once when the signal is aborted. */
  readonly wait?: ((ms: number, signal: AbortSignal) => Promise<void>) | undefined
}

/** Ids of handled messages; older ones are recognised by their job in the ledger. */
const maxRemembered = 10_000
const longPollSeconds = 20
/** Long enough to handle and delete ten messages, short enough to see them again soon if that failed. */
const hiddenSeconds = 60

/** What a round of receiving brought. */
interface Round {
  readonly messages: number
  readonly unseen: number
}

const pausing = (ms: number, signal: AbortSignal): Promise<void> =>
  timer(ms, undefined, { signal }).catch(() => undefined)

/**
 * Reads a queue until `signal` fires; never rejects. Without deleting, the same messages come again at once: the pause
 * between two receivings then grows as long as none of them is new. Otherwise long polling alone sets the pace.
 */
export const readQueue = async (parts: ReaderParts, signal: AbortSignal): Promise<void> => {
  const { open, deleting, receive, tell, pace = usualPace, wait = pausing } = parts
  const known = new Map<string, Receipt>()
  const current: { queue: Queue | null } = { queue: null }
  let stale = 0
  let failures = 0

  const remember = (id: string, as: Receipt): void => {
    known.set(id, as)
    for (const oldest of known.keys()) {
      if (known.size <= maxRemembered) break
      known.delete(oldest)
    }
  }

  const round = async (): Promise<Result<Round>> => {
    const opened = current.queue ? ok(current.queue) : await open()
    if (!opened.ok) return opened
    const queue = opened.value
    // The first look does not wait: a person who has just switched it on wants to know whether it works.
    const waitSeconds = current.queue ? longPollSeconds : 0
    current.queue = queue
    const received = await queue.receive({ waitSeconds, hideSeconds: deleting ? hiddenSeconds : 0 }, signal)
    if (!received.ok) return received
    let unseen = 0
    const deletable: QueueMessage[] = []
    let trouble: Failure | null = null
    for (const message of received.value) {
      const before = known.get(message.id)
      const taken = before ? ok(before) : await receive(message)
      if (!taken.ok) {
        trouble ??= taken.error
        continue
      }
      remember(message.id, taken.value)
      unseen += Number(!before)
      if (taken.value !== 'foreign') deletable.push(message)
    }
    // Deleted only after all were handled: a failure to delete must not keep an end from being noticed. A message that
    // was not deleted comes again, and is known then.
    for (const { receipt } of deleting ? deletable : []) {
      const removed = await queue.remove(receipt, signal)
      if (!removed.ok) trouble ??= fail('queue-not-deleted', removed.error).error
    }
    return trouble ? { ok: false, error: trouble } : ok({ messages: received.value.length, unseen })
  }

  const pauseAfter = (result: Result<Round>): number => {
    if (!result.ok) {
      failures += 1
      return backoffMs({ firstMs: pace.afterError, longestMs: pace.longestAfterError }, failures - 1)
    }
    failures = 0
    const { messages, unseen } = result.value
    stale = messages > 0 && unseen === 0 ? stale + 1 : 0
    return backoffMs({ firstMs: pace.shortest, longestMs: pace.longest }, stale)
  }

  // A function, because the compiler assumes that a variable it has narrowed stays the same.
  const stopped = (): boolean => signal.aborted
  while (!stopped()) {
    const result = await round()
    if (stopped()) break
    const pause = pauseAfter(result)
    if (!result.ok) {
      current.queue?.close()
      current.queue = null
    }
    tell(result.ok ? null : { failure: result.error, retryAt: Date.now() + pause })
    await wait(pause, signal)
  }
  current.queue?.close()
}
