import { useEffect, useState } from 'react'

/**
 * Whether a person pressed a key or the pointer while this was waited for: they are at something else by now, and what
 * comes late must not take the screen, and the next letters, from them.
 */
export const useWentOn = (waiting: boolean): boolean => {
  const [state, setState] = useState({ waiting, wentOn: false })
  // A new wait begins anew.
  if (state.waiting !== waiting) setState({ waiting, wentOn: waiting ? false : state.wentOn })
  useEffect(() => {
    if (!waiting) return
    const note = (): void => setState({ waiting, wentOn: true })
    window.addEventListener('pointerdown', note, true)
    window.addEventListener('keydown', note, true)
    return () => {
      window.removeEventListener('pointerdown', note, true)
      window.removeEventListener('keydown', note, true)
    }
  }, [waiting])
  return state.wentOn
}
