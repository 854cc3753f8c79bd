import type { Failure } from '../../shared/errors/failure'
import { backoffMs } from '../lib/backoff'
import { bulkPriority, type BulkParts } from './parts'
import { concernsAll, isStoreFailure } from '../changes/failure-kinds'

const firstWaitMs = 500
const longestWaitMs = 60_000

/** Milliseconds before the next try: longer each time and at least as long as the server asked for, but never more than a minute. */
export const waitBefore = (failure: Failure, attempt: number): number =>
  Math.min(
    longestWaitMs,
    Math.max((failure.retryAfter ?? 0) * 1000, backoffMs({ firstMs: firstWaitMs }, attempt)),
  )

export interface ProbeParts extends Pick<BulkParts, 'link' | 'store'> {
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>
  readonly runId: string
}

const stillFails = async ({ link, store, runId }: ProbeParts, failure: Failure, signal: AbortSignal) => {
  if (isStoreFailure(failure)) {
    const written = await store.bulk.changeRun({ id: runId, endedAt: null })
    return written.ok ? null : written.error
  }
  // Only writing the next line can show whether the file can be written again.
  if (failure.code === 'deletes-unwritable') return null
  const answer = await link.basic.echoGet('link-console', { ...bulkPriority, signal })
  return answer.ok || concernsAll(answer.error) === 'no' ? null : answer.error
}

/**
 * Waits until the reason to hold is gone, checked by a cheap read at growing intervals. When `hurry` fires it checks at
 * once; `signal` ends the waiting. `attempt` is the number of holds before this one without a finished item in between.
 */
export const untilPossible = async (
  parts: ProbeParts,
  first: Failure,
  options: {
    readonly attempt: number
    readonly signal: AbortSignal
    readonly hurry: () => AbortSignal
    /** Somebody paused or cancelled the run. */
    readonly stopping: () => boolean
    readonly onFailure: (failure: Failure) => void
  },
): Promise<void> => {
  const { signal, hurry, stopping, onFailure } = options
  let failure = first
  for (let { attempt } = options; !stopping(); attempt += 1) {
    await parts.wait(waitBefore(failure, attempt), AbortSignal.any([signal, hurry()]))
    if (stopping()) return
    const left = await stillFails(parts, failure, signal)
    if (!left) return
    failure = left
    onFailure(failure)
  }
}
