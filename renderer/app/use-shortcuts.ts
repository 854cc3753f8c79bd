import { isTyping } from '../lib/is-typing'
import { isUnderDialog, useWindowKeys } from '../lib/window-keys'
import type { Action } from './actions'
import { findFocus } from './use-kept-focus'

/** `Mod` is Ctrl, or Command on a Mac. Plain letters do nothing while something is being typed. */
const matches = (event: KeyboardEvent, shortcut: string): boolean => {
  const parts = shortcut.split('+')
  const key = parts.at(-1)?.toLowerCase()
  const wantsMod = parts.includes('Mod')
  // The 0 of the number block is the menu's: it resets the zoom.
  if (event.key.toLowerCase() !== key || event.altKey || event.code === 'Numpad0') return false
  // Of `?` the Shift key is a part that differs from keyboard to keyboard.
  if (wantsMod && event.shiftKey !== parts.includes('Shift')) return false
  if (wantsMod !== (event.ctrlKey || event.metaKey)) return false
  return wantsMod || !isTyping(event.target)
}

/** Runs the action whose shortcut is pressed. */
export const useShortcuts = (actions: readonly Action[]): void =>
  useWindowKeys(
    (event) => {
      const action = actions.find(({ shortcut }) => shortcut && matches(event, shortcut))
      if (!action || (!action.inDialogs && isUnderDialog())) return false
      action.run()
      // A window that was only just opened has no focus yet.
      queueMicrotask(findFocus)
      return true
    },
    { inDialogs: true },
  )
