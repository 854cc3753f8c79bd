import { useEffect, useEffectEvent } from 'react'
import { isTyping } from './is-typing'

/** Whether a dialog is open: nothing under it may react to keys. */
export const isUnderDialog = (): boolean => document.querySelector('[role="dialog"]') !== null

/** With Mod these keys edit the text of the field that has the focus. */
const ofText = new Set(['Mod+A', 'Mod+C', 'Mod+V', 'Mod+X', 'Mod+Z'])

/** With Alt the position of the key is used, because on a Mac Alt produces other letters. */
const keyOf = ({ altKey, code, key }: KeyboardEvent): string | undefined =>
  (altKey ? /^(?:Digit|Numpad|Key)(.)$/.exec(code)?.[1] : key)?.toLowerCase()

const matches = (event: KeyboardEvent, shortcut: string): boolean => {
  const parts = shortcut.split('+')
  const [mod = false, alt = false, shift = false] = ['Mod', 'Alt', 'Shift'].map((part) =>
    parts.includes(part),
  )
  // The 0 of the number pad with Mod belongs to the menu, where it resets the zoom.
  if (keyOf(event) !== parts.at(-1)?.toLowerCase() || event.code === 'Numpad0') return false
  if (mod !== (event.ctrlKey || event.metaKey) || alt !== event.altKey) return false
  // For signs such as `?` or `/` the Shift key is ignored: whether it is needed depends on the keyboard.
  if ((mod || alt || shift) && shift !== event.shiftKey) return false
  return !isTyping(event.target) || ((mod || alt) && !ofText.has(shortcut))
}

interface Options {
  readonly enabled?: boolean
  /** Whether the shortcuts also work while a dialog is open. */
  readonly inDialogs?: boolean
}

/**
 * Runs the action of the pressed shortcut, wherever the focus is: `J`, `/`, `Escape`, `Shift+T`, `Mod+Shift+V`,
 * `Alt+1`. `Mod` is Ctrl, or Command on a Mac. If two shortcuts match, the first counts: Shift with a letter also
 * matches the letter alone.
 * A key does nothing if it was handled already, if an input method is still composing with it, if it is a plain key
 * pressed in a field, or if a dialog is open.
 */
export const useKeys = (
  actions: Readonly<Record<string, () => void>>,
  { enabled = true, inDialogs = false }: Options = {},
): void => {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || (!inDialogs && isUnderDialog())) return
    const shortcut = Object.keys(actions).find((one) => matches(event, one))
    if (shortcut === undefined) return
    event.preventDefault()
    actions[shortcut]?.()
  })
  useEffect(() => {
    if (!enabled) return
    const listener = (event: KeyboardEvent): void => hear(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [enabled])
}
