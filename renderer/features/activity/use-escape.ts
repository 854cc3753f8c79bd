import { isTyping } from '../../lib/is-typing'
import { useWindowKeys } from '../../lib/window-keys'

/** Escape closes what is beside the list, unless a dialog or a field is meant. */
export const useEscape = (close: () => void): void =>
  useWindowKeys((event) => {
    if (event.key !== 'Escape' || isTyping(event.target)) return false
    close()
    return true
  })
