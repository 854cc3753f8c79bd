import { useCallback, useEffect, useRef } from 'react'

/**
 * For requests whose answer changes what is on the screen. Each one gets a signal, which is aborted by the next one and
 * when the component goes away. An answer that comes after that must not take the person back.
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
