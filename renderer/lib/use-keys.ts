import { useEffect, useEffectEvent } from 'react'
import { isPress, isShortcut } from './shortcut'

/** Whether a dialog is open: nothing under it may react to keys. */
export const isUnderDialog = (): boolean => document.querySelector('[role="dialog"]') !== null

interface Options {
  readonly enabled?: boolean
  /** Whether the shortcuts also work while a dialog is open. */
  readonly inDialogs?: boolean
}

/**
 * Runs the action of the pressed shortcut (`shortcut.ts`), wherever the focus is. If two shortcuts match, the first
 * counts: Shift with a letter also matches the letter alone.
 * A key does nothing if it was handled already, if an input method is still composing with it, if it is a plain key
 * pressed in a field, or if a dialog is open.
 */
export const useKeys = (
  actions: Readonly<Record<string, () => void>>,
  { enabled = true, inDialogs = false }: Options = {},
): void => {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || (!inDialogs && isUnderDialog())) return
    const shortcut = Object.keys(actions).find((one) => isShortcut(event, one))
    if (shortcut === undefined) return
    event.preventDefault()
    if (isPress(event, shortcut)) actions[shortcut]?.()
  })
  useEffect(() => {
    if (!enabled) return
    const listener = (event: KeyboardEvent): void => hear(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [enabled])
}
