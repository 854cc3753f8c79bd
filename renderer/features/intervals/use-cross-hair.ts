import { useEffect, useEffectEvent, useState } from 'react'
import { instantOf, momentOf } from '../../../shared/intervals/local-time'
import { useMarkedDay, useProfileFocus } from '../../parts/profile-focus'
import type { Zone } from './zones'

/**
 * The moment that the keys or the pointer have reached, or that was pointed at or chosen in the timeline of bills; and
 * the way to keep it. Whichever of keys and pointer moved last decides.
 */
export const useCrossHair = (zone: Zone) => {
  const { point, pin, pinned } = useProfileFocus()
  const markedDay = useMarkedDay('intervals')
  const marked = markedDay === null ? null : instantOf(zone, markedDay)
  const [hover, setHover] = useState<number | null>(null)
  const [reached, setReached] = useState<number | null>(null)
  const leave = useEffectEvent(() => point(null))
  useEffect(() => () => leave(), [])
  const momentAt = (at: number) => ({ day: momentOf(zone, at), in: 'intervals' as const })
  const own = reached ?? hover
  const reach = (next: number | null): void => {
    setReached(next)
    const shown = next ?? hover
    point(shown === null ? null : momentAt(shown))
  }
  return {
    /** The line to draw: uPlot draws the pointer's own. */
    line: reached ?? marked,
    at: own ?? marked,
    /** Where the keys are; null while they are not used. */
    reached,
    isPinned: pinned !== null,
    reach,
    onHover: (at: number | null): void => {
      setHover(at)
      // While the keys lead, the pointer is at rest: uPlot reports it again whenever the chart is drawn.
      if (reached === null) point(at === null ? null : momentAt(at))
    },
    /** Keeps where the keys are, or else what the pointer is at. */
    keep: (): void => {
      if (own !== null) pin({ ...momentAt(own), period: null })
    },
    /** Keeps what the pointer is at, wherever the keys are. */
    keepPointed: (): void => {
      setReached(null)
      point(hover === null ? null : momentAt(hover))
      if (hover !== null) pin({ ...momentAt(hover), period: null })
    },
    drop: (): void => pin(null),
  }
}
