import { isTyping } from '../../../lib/is-typing'
import { useWindowKeys } from '../../../lib/window-keys'

/** Plain keys of a view, wherever the focus is, but not while something is typed and not in dialogs. */
export const useKeys = (actions: Readonly<Partial<Record<string, () => void>>>): void =>
  useWindowKeys((event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return false
    const action = actions[event.key.toLowerCase()]
    action?.()
    return action !== undefined
  })
