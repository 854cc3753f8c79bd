import { useEffect, useRef } from 'react'
import { notifyFailure } from './notify-failure'

/**
 * For the `onError` of a change whose failure is shown beside its form: says it in the corner where the form was closed
 * before the answer came. Otherwise nobody would learn that the change was not made.
 */
export const useNotifyWhenGone = (): ((error: unknown) => void) => {
  const isShown = useRef(false)
  useEffect(() => {
    isShown.current = true
    return () => {
      isShown.current = false
    }
  }, [])
  return (error) => {
    if (!isShown.current) notifyFailure(error)
  }
}
