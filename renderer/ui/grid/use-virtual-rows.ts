import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, type RefObject } from 'react'

/** Height of the header, in pixels. */
export const headerHeightPx = 32
/** Rows kept ready on either side of the visible ones: more than a frame's worth of a quick scroll. */
const overscanRows = 12

/** The indexes from `start` on, in the order of the slots that they take: index % slots. */
const bySlot = (start: number, drawn: number, slots: number): readonly number[] =>
  Array.from({ length: drawn }, (_, at) => start + at).toSorted((a, b) => (a % slots) - (b % slots))

/**
 * The rows to draw of `count`, each of this height, under a header that stays. As long as the window keeps its size there are
 * as many slots at every place, and the row of a slot on the page shows another index next. `inViewOnly`: none beyond.
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
    // The header lies above the rows and covers as much of them while they scroll.
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
