import { performance } from 'node:perf_hooks'
import { secondsBetweenStarts } from '../../shared/domain/bulk'
import { createTurns } from '../lib/turns'

/** How one start waits for its turn. */
export interface Waiting {
  /** Resolves with false if it was cut short, because the work may have to stop. */
  readonly wait: (milliseconds: number) => Promise<boolean>
  readonly stopping: () => boolean
}

/**
 * Starts that nobody makes one by one (runs of cases, planned starts) go out one after the other at each provider, with a
 * pause in between, whichever of them sends them. Other providers do not wait.
 */
export interface Spacing {
  /** Runs the work when it is the provider's turn, or at once if it is to stop. */
  readonly take: <T>(providerId: number | null, waiting: Waiting, work: () => Promise<T>) => Promise<T>
  /** A start is being sent at the provider: the next one waits. */
  readonly sent: (providerId: number | null) => void
}

/** `elapsed`: milliseconds that only go forward, because the clock of the computer may be set back. */
export const createSpacing = (elapsed = () => performance.now()): Spacing => {
  const turns = createTurns<number | null>()
  const last = new Map<number | null, number>()

  const untilDue = async (providerId: number | null, { wait, stopping }: Waiting): Promise<void> => {
    const due = (last.get(providerId) ?? -Infinity) + secondsBetweenStarts * 1000
    let isOver = false
    while (!isOver && !stopping() && elapsed() < due) isOver = await wait(due - elapsed())
  }

  return {
    take: (providerId, waiting, work) =>
      turns.take(providerId, async () => {
        await untilDue(providerId, waiting)
        return work()
      }),
    sent: (providerId) => void last.set(providerId, elapsed()),
  }
}
