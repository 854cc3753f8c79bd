import { useEffect, useEffectEvent } from 'react'
import { isTyping } from '../../lib/is-typing'

/** Escape closes what is beside the list, unless a dialog or a field is meant. */
export const useEscape = (close: () => void): void => {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || isTyping(event.target)) return
    if (!document.querySelector('[role="dialog"]')) close()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => press(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}
