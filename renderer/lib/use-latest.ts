import { useCallback, useEffect, useRef } from 'react'

/**
 * For an answer that changes what is on the screen: each question takes a signal, which the next question aborts, and
 * so does leaving. An answer that comes after that must not take the person back.
 */
export const useLatest = (): (() => AbortSignal) => {
  const latest = useRef<AbortController>(null)
  useEffect(() => () => latest.current?.abort(), [])
  return useCallback(() => {
    latest.current?.abort()
    latest.current = new AbortController()
    return latest.current.signal
  }, [])
}
