import { useEffect, useEffectEvent } from 'react'

/** Whether a dialog is open: what lies under it answers to no key. */
export const isUnderDialog = (): boolean => document.querySelector('[role="dialog"]') !== null

/**
 * Hears keys wherever the focus is, but not those that were meant for something else already, and none while a dialog is
 * open. `press` gives true where the key was one of its own: it does nothing further then.
 */
export const useWindowKeys = (
  press: (event: KeyboardEvent) => boolean,
  { enabled = true, inDialogs = false }: { readonly enabled?: boolean; readonly inDialogs?: boolean } = {},
): void => {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || (!inDialogs && isUnderDialog())) return
    if (press(event)) event.preventDefault()
  })
  useEffect(() => {
    if (!enabled) return
    const listener = (event: KeyboardEvent): void => hear(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [enabled])
}
