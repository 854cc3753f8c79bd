import { useEffect, useEffectEvent } from 'react'
import { isTyping } from '../../lib/is-typing'

/** Plain keys of a view, wherever the focus is, but not while something is typed and not in dialogs. */
export const useKeys = (actions: Readonly<Partial<Record<string, () => void>>>): void => {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return
    if (isTyping(event.target) || document.querySelector('[role="dialog"]')) return
    const action = actions[event.key.toLowerCase()]
    if (!action) return
    event.preventDefault()
    action()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => press(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}
