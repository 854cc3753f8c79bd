import { useEffect, useEffectEvent } from 'react'

/** How the open panes are closed, the one that was opened last at the end. */
const open: (() => void)[] = []

/** A pane that Ctrl+W closes, for as long as it is `shown`. */
export const usePane = (shown: boolean, close: () => void): void => {
  const latest = useEffectEvent(close)
  useEffect(() => {
    if (!shown) return
    const entry = (): void => latest()
    open.push(entry)
    return () => void open.splice(open.indexOf(entry), 1)
  }, [shown])
}

/** Closes what was opened last: a dialog as Escape does, else a pane. */
export const closePane = (): void => {
  const dialog = [...document.querySelectorAll('[role="dialog"]')].at(-1)
  if (!dialog) {
    open.at(-1)?.()
    return
  }
  const focused = document.activeElement
  const from = focused && dialog.contains(focused) ? focused : dialog
  from.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }))
}
