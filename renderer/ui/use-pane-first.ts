import { useMediaQuery } from '@mantine/hooks'
import { useEffect, type RefObject } from 'react'

/**
 * Pixels at the foot of a list that a notice in the window's corner covers: its last rows can be scrolled above them. They
 * are there when there is no notice, too: rows that moved as one goes would take a click that was meant for another.
 */
export const noticeRoomPx = 60

/** The pane around a list that can still be scrolled down. */
const paneBelow = (list: Element): Element | null => {
  for (let pane = list.parentElement; pane; pane = pane.parentElement) {
    const canScroll = /auto|scroll/.test(getComputedStyle(pane).overflowY)
    if (canScroll && pane.scrollHeight - pane.clientHeight - pane.scrollTop >= 1) return pane
  }
  return null
}

/**
 * In a short or zoomed window a list is as high as its pane (`--lc-list-min` of tokens.css), and the pane is scrolled to
 * show it whole: first the pane moves under the wheel, then the rows. Gives what a key does that moves in the list.
 */
export const usePaneFirst = (scroller: RefObject<HTMLElement | null>): (() => void) => {
  // Everywhere else nobody listens: the rows of a long list scroll without a word of the page.
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
