import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, type RefObject } from 'react'

/** Height of the header, in pixels. */
export const headerHeight = 32
/** Rows kept ready on either side of the visible ones, so that a fling meets rows or placeholders. */
const overscan = 24

/** The rows to draw of `count`, each of this height, under a header that stays. */
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
    overscan,
    // The header lies above the rows and covers as much of them while they scroll.
    scrollMargin: headerHeight,
    scrollPaddingStart: headerHeight,
    scrollPaddingEnd: footRoom,
    paddingEnd: footRoom,
  })
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight])
  const { startIndex: first, endIndex: last } = virtualizer.range ?? { startIndex: 0, endIndex: -1 }
  return {
    first,
    last,
    indexes: virtualizer.getVirtualIndexes(),
    scrollTo: (index: number) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  }
}
