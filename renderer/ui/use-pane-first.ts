import { useMediaQuery } from '@mantine/hooks'
import { useEffect, type RefObject } from 'react'

/**
 * Pixels at the foot of a list that a notice in the window's corner covers; the last rows can be scrolled above them.
 * The space is always there: if it came and went with the notice, rows would move under the mouse and take a click that
 * was meant for others.
 */
export const noticeRoomPx = 60

/** The pane around a list that can still be scrolled down, if any. */
const paneBelow = (list: Element): Element | null => {
  for (let pane = list.parentElement; pane; pane = pane.parentElement) {
    const canScroll = /auto|scroll/.test(getComputedStyle(pane).overflowY)
    if (canScroll && pane.scrollHeight - pane.clientHeight - pane.scrollTop >= 1) return pane
  }
  return null
}

/**
 * In a short or zoomed window a list is as high as its pane (`--lc-list-min` of tokens.css), and the pane has to be
 * scrolled to show all of it: the wheel moves first the pane and then the rows. Returns a function to be called when a
 * key moves in the list.
 */
export const usePaneFirst = (scroller: RefObject<HTMLElement | null>): (() => void) => {
  // Otherwise there is no listener, so that long lists scroll without waiting for JavaScript.
  const isShort = useMediaQuery('(max-height: 400px)')
  useEffect(() => {
    const list = scroller.current
    if (!isShort || !list) return undefined
    const onWheel = (event: WheelEvent): void => {
      const pane = event.deltaY > 0 && !event.ctrlKey ? paneBelow(list) : null
      if (!pane) return
      event.preventDefault()
      pane.scrollTop += event.deltaY
    }
    list.addEventListener('wheel', onWheel, { passive: false })
    return () => list.removeEventListener('wheel', onWheel)
  }, [isShort, scroller])
  return () => {
    if (isShort) scroller.current?.scrollIntoView({ block: 'end' })
  }
}
