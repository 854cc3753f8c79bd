import { useEffect, useState } from 'react'

const none = Symbol('none')

/**
 * Whether a frame rendered with this value has been on the screen. Work whose result is not visible yet can wait for
 * that.
 */
export const usePainted = (value: unknown): boolean => {
  const [painted, setPainted] = useState<unknown>(none)
  useEffect(() => {
    if (painted === value) return
    let timer: ReturnType<typeof setTimeout> | undefined
    // The callback of a frame runs before the frame is painted.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setPainted(() => value))
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [painted, value])
  return painted === value
}
