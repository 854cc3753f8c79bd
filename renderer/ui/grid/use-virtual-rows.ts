import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, type RefObject } from 'react'

/** Height of the header, in pixels. */
export const headerHeightPx = 32
/** Rows drawn above and below the visible ones: more than a quick scroll covers in one frame. */
const overscanRows = 12

/** The indexes from `start` on, ordered by the slot that each takes: index % slots. */
const bySlot = (start: number, drawn: number, slots: number): readonly number[] =>
  Array.from({ length: drawn }, (_, at) => start + at).toSorted((a, b) => (a % slots) - (b % slots))

/**
 * Which of `count` rows to draw, each of this height, under a header that stays in place. As long as the window keeps
 * its size the number of slots is constant, and the element of a slot is reused for another index. `inViewOnly`: no
 * rows beyond the visible ones.
 */
export const useVirtualRows = (
  count: number,
  rowHeight: number,
  scroller: RefObject<HTMLDivElement | null>,
  /** Pixels at the foot that something else covers. */
  footRoom: number,
  inViewOnly: boolean,
) => {
  // oxlint-disable-next-line react/incompatible-library -- true, and harmless: we build without the React compiler
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 0,
    // The header lies above the rows and covers part of them while they scroll.
    scrollMargin: headerHeightPx,
    scrollPaddingStart: headerHeightPx,
    scrollPaddingEnd: footRoom,
    paddingEnd: footRoom,
  })
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight])
  const scrollTo = useCallback(
    (index: number): void => virtualizer.scrollToIndex(index, { align: 'auto' }),
    [virtualizer],
  )
  const { startIndex: first, endIndex: last } = virtualizer.range ?? { startIndex: 0, endIndex: -1 }
  const inView = Math.ceil((virtualizer.scrollRect?.height ?? 0) / rowHeight) + 1
  const slots = last < first ? 0 : Math.min(count, inView + 2 * overscanRows)
  const drawn = inViewOnly ? Math.min(slots, inView) : slots
  const start = Math.max(0, Math.min(inViewOnly ? first : first - overscanRows, count - drawn))
  return {
    first,
    last,
    slots,
    indexes: bySlot(start, drawn, slots),
    scrollTo,
  }
}
