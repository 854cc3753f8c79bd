import { useEffect, useState } from 'react'

/**
 * Whether a person has pressed a key or the mouse during the wait. They are then doing something else, and a late
 * result must not take over the screen and the next letters.
 */
export const useWentOn = (waiting: boolean): boolean => {
  const [state, setState] = useState({ waiting, wentOn: false })
  // A new wait starts from the beginning.
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
