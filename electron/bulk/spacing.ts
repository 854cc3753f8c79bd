import { secondsBetweenStarts, type BulkOperation, type BulkPreview } from '../../shared/domain/bulk'
import { createTurns } from '../lib/turns'

/** Counts the starts at each provider. */
export const createSpread = () => {
  const starts = new Map<number, number>()
  let unknown = 0
  return {
    take: (providerId: number | null): void => {
      if (providerId === null) {
        unknown += 1
        return
      }
      starts.set(providerId, (starts.get(providerId) ?? 0) + 1)
    },
    of: (): NonNullable<BulkPreview['spread']> => ({
      providers: starts.size,
      unknown,
      seconds: Math.max(0, ...[...starts.values()].map((each) => each - 1)) * secondsBetweenStarts,
    }),
  }
}

/** Whether the starts of a run wait for each other at each provider. */
export const isSpaced = (operation: BulkOperation): boolean =>
  operation.kind === 'job-start' && operation.again !== undefined

/** When the last start at each provider was sent, whichever run sent it; in `SpacingParts.elapsed`. */
export type LastStarts = Map<number | null, number>

interface SpacingParts {
  readonly last: LastStarts
  /** Resolves with false if it was cut short, because the run may have to stop. */
  readonly wait: (milliseconds: number) => Promise<boolean>
  readonly stopping: () => boolean
  /** Milliseconds that only go forward: the clock of the computer may be set back. */
  readonly elapsed: () => number
}

/** Starts one after the other at each provider, with a pause in between. Other providers do not wait. */
export interface Spacing {
  /** Runs the work when it is the provider's turn, or at once if the run is to stop. */
  readonly take: <T>(providerId: number | null, work: () => Promise<T>) => Promise<T>
  /** A start is being sent at the provider: the next one waits. */
  readonly sent: (providerId: number | null) => void
}

export const createSpacing = ({ last, wait, stopping, elapsed }: SpacingParts): Spacing => {
  const turns = createTurns<number | null>()

  const untilDue = async (providerId: number | null): Promise<void> => {
    const due = (last.get(providerId) ?? -Infinity) + secondsBetweenStarts * 1000
    let isOver = false
    while (!isOver && !stopping() && elapsed() < due) isOver = await wait(due - elapsed())
  }

  return {
    take: (providerId, work) =>
      turns.take(providerId, async () => {
        await untilDue(providerId)
        return work()
      }),
    sent: (providerId) => void last.set(providerId, elapsed()),
  }
}
