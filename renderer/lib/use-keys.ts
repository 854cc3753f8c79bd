import { useEffect, useEffectEvent } from 'react'
import { isTyping } from './is-typing'

/** Whether a dialog is open: what lies under it answers to no key. */
export const isUnderDialog = (): boolean => document.querySelector('[role="dialog"]') !== null

/** With Mod, these mean the text of the field that one types in. */
const ofText = new Set(['Mod+A', 'Mod+C', 'Mod+V', 'Mod+X', 'Mod+Z'])

/** With Alt by the key's place: there a Mac writes another letter. */
const keyOf = ({ altKey, code, key }: KeyboardEvent): string | undefined =>
  (altKey ? /^(?:Digit|Numpad|Key)(.)$/.exec(code)?.[1] : key)?.toLowerCase()

const matches = (event: KeyboardEvent, shortcut: string): boolean => {
  const parts = shortcut.split('+')
  const [mod = false, alt = false, shift = false] = ['Mod', 'Alt', 'Shift'].map((part) =>
    parts.includes(part),
  )
  // The 0 of the number block is the menu's: with Mod it resets the zoom.
  if (keyOf(event) !== parts.at(-1)?.toLowerCase() || event.code === 'Numpad0') return false
  if (mod !== (event.ctrlKey || event.metaKey) || alt !== event.altKey) return false
  // Of signs such as `?` or `/`, the Shift key is a part that differs from keyboard to keyboard.
  if ((mod || alt || shift) && shift !== event.shiftKey) return false
  return !isTyping(event.target) || ((mod || alt) && !ofText.has(shortcut))
}

interface Options {
  readonly enabled?: boolean
  /** Whether they work while a dialog is open. */
  readonly inDialogs?: boolean
}

/**
 * Runs the action of the shortcut that is pressed, wherever the focus is: `J`, `/`, `Escape`, `Shift+T`, `Mod+Shift+V`, `Alt+1`.
 * `Mod` is Ctrl, or Command on a Mac. Where two fit, the first counts: Shift and a letter are also the letter.
 *
 * A key that was meant for something else already, that an input method still composes with, or that is plain and pressed in a
 * field, does nothing; nor does any under a dialog.
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
