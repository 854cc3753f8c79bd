import { useEffect, useEffectEvent } from 'react'

/** The closing functions of the open panes; that of the pane opened last is at the end. */
const open: (() => void)[] = []

/** Registers a pane that Ctrl+W closes, for as long as it is `shown`. */
export const usePane = (shown: boolean, close: () => void): void => {
  const latest = useEffectEvent(close)
  useEffect(() => {
    if (!shown) return
    const entry = (): void => latest()
    open.push(entry)
    return () => void open.splice(open.indexOf(entry), 1)
  }, [shown])
}

/** Closes what was opened last: an open dialog as Escape does, or else a pane. */
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
