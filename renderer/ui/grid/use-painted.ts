import { useEffect, useState } from 'react'

const none = Symbol('none')

/** Whether a frame that was drawn with this value has been on the screen: what nobody sees yet can wait for that. */
export const usePainted = (value: unknown): boolean => {
  const [painted, setPainted] = useState<unknown>(none)
  useEffect(() => {
    if (painted === value) return
    let timer: ReturnType<typeof setTimeout> | undefined
    // The frame's own callback runs before its paint.
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
