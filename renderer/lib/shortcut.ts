import { isTyping } from './is-typing'

/** With Mod these keys edit the text of the field that has the focus. */
const ofText = new Set(['Mod+A', 'Mod+C', 'Mod+V', 'Mod+X', 'Mod+Z'])

/** The plus itself joins the parts of a shortcut. */
const named = (key: string): string => (key === '+' ? 'plus' : key.toLowerCase())

/** With Alt the position of the key is used, because on a Mac Alt produces other letters. */
const keyOf = ({ altKey, code, key }: KeyboardEvent): string | undefined =>
  altKey ? /^(?:Digit|Numpad|Key)(.)$/.exec(code)?.[1]?.toLowerCase() : named(key)

/**
 * Whether a key is this shortcut: `J`, `/`, `Plus`, `Escape`, `Shift+T`, `Mod+Shift+V`, `Alt+1`. `Mod` is Ctrl, or
 * Command on a Mac. A plain key that is pressed in a field is a letter and no shortcut.
 */
export const isShortcut = (event: KeyboardEvent, shortcut: string): boolean => {
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

/** A key that is held repeats itself. These go on as long as it is held, because they only move and zoom. */
const whileHeld = new Set(['J', 'K', 'Shift+J', 'Shift+K', '[', ']', 'Plus', '-'])

/** Whether a shortcut acts on this event: all others act once for each press, however long the key is held. */
export const isPress = ({ repeat }: KeyboardEvent, shortcut: string): boolean =>
  !repeat || whileHeld.has(shortcut)
