import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, type RefObject } from 'react'

/** Height of the header, in pixels. */
export const headerHeight = 32
/** Rows kept ready on either side of the visible ones: more than a frame's worth of a quick scroll. */
const overscan = 12

/**
 * The rows to draw of `count`, each of this height, under a header that stays. As long as the window keeps its size, as many
 * rows are drawn at every place, so that `index % indexes.length` names a row on the page that can show another index next.
 */
export const useVirtualRows = (
  count: number,
  rowHeight: number,
  scroller: RefObject<HTMLDivElement | null>,
  /** Pixels at the foot that something else covers. */
  footRoom: number,
) => {
  // eslint-disable-next-line react-hooks/incompatible-library -- true, and harmless: we build without the React compiler
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 0,
    // The header lies above the rows and covers as much of them while they scroll.
    scrollMargin: headerHeight,
    scrollPaddingStart: headerHeight,
    scrollPaddingEnd: footRoom,
    paddingEnd: footRoom,
  })
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight])
  const { startIndex: first, endIndex: last } = virtualizer.range ?? { startIndex: 0, endIndex: -1 }
  const inView = Math.ceil((virtualizer.scrollRect?.height ?? 0) / rowHeight) + 1
  const drawn = last < first ? 0 : Math.min(count, inView + 2 * overscan)
  const start = Math.max(0, Math.min(first - overscan, count - drawn))
  return {
    first,
    last,
    indexes: Array.from({ length: drawn }, (_, slot) => start + ((slot - (start % drawn) + drawn) % drawn)),
    scrollTo: (index: number) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  }
}
