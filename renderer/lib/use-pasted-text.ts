import { useEffect, useEffectEvent } from 'react'
import { isTyping } from './is-typing'
import { isUnderDialog } from './use-keys'

/**
 * Takes a text that is pasted (Ctrl+V) while no field has the focus and no dialog is open, where the browser itself
 * would do nothing with it.
 */
export const usePastedText = (take: (text: string) => void): void => {
  const hear = useEffectEvent((event: ClipboardEvent) => {
    if (event.defaultPrevented || isTyping(document.activeElement) || isUnderDialog()) return
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (text.trim() === '') return
    event.preventDefault()
    take(text)
  })
  useEffect(() => {
    const listener = (event: ClipboardEvent): void => hear(event)
    window.addEventListener('paste', listener)
    return () => window.removeEventListener('paste', listener)
  }, [])
}
