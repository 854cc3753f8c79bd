import { useEffect, useEffectEvent } from 'react'
import { isTyping } from '../../lib/is-typing'

interface Keys {
  readonly search: () => void
  readonly selectAll: () => void
  readonly paste: () => void
}

/** Keys of the list that work wherever the focus is, but in dialogs. */
export const useListKeys = ({ search, selectAll, paste }: Keys): void => {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey || document.querySelector('[role="dialog"]')) return
    const mod = event.ctrlKey || event.metaKey
    const key = event.key.toLowerCase()
    if (mod && event.shiftKey && key === 'v') paste()
    else if (isTyping(event.target)) return
    else if (mod && !event.shiftKey && key === 'a') selectAll()
    else if (!mod && key === '/') search()
    else return
    event.preventDefault()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => press(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}
