import { isTyping } from '../../lib/is-typing'
import { useWindowKeys } from '../../lib/window-keys'

interface Keys {
  readonly search: () => void
  readonly selectAll: () => void
  readonly paste: () => void
}

/** Keys of the list that work wherever the focus is, but in dialogs. */
export const useListKeys = ({ search, selectAll, paste }: Keys): void =>
  useWindowKeys((event) => {
    if (event.altKey) return false
    const mod = event.ctrlKey || event.metaKey
    const key = event.key.toLowerCase()
    if (mod && event.shiftKey && key === 'v') paste()
    else if (isTyping(event.target)) return false
    else if (mod && !event.shiftKey && key === 'a') selectAll()
    else if (!mod && key === '/') search()
    else return false
    return true
  })
