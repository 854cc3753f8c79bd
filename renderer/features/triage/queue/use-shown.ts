import { useMemo, useState } from 'react'
import { withRunning, type CaseLine } from '../common/lines'
import type { Started } from '../common/started'
import { useStill } from './still'
import type { useQueue } from './use-queue'

const runningLine = (id: number): CaseLine => ({ kind: 'case', id, provider: '' })

/** What a person is in the list with. */
export type Hold = 'pointer' | 'focus'

/**
 * The lines of the list: jobs that were just started from here at the top, and below them the cases, whose order stands
 * still while somebody works in the list. `isAtWork`: a case is open, or some are chosen.
 */
export const useShown = (
  { shown: now, key, settled }: ReturnType<typeof useQueue>,
  started: Started,
  isAtWork: boolean,
) => {
  const [holds, setHolds] = useState<ReadonlySet<Hold>>(new Set())
  const isStill = settled && (holds.has('pointer') || (holds.has('focus') && isAtWork))
  const { lines, fresh, show } = useStill(now, key, isStill)
  const shown = useMemo(() => withRunning(lines, [...started.keys()].map(runningLine)), [lines, started])
  return {
    shown,
    fresh,
    showFresh: show,
    onHold: (hold: Hold, on: boolean): void =>
      setHolds((before) => {
        if (before.has(hold) === on) return before
        const next = new Set(before)
        if (on) next.add(hold)
        else next.delete(hold)
        return next
      }),
  }
}
