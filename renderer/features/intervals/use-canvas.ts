import { useEffect, useEffectEvent, useRef, type RefObject } from 'react'

/** Draws on a canvas that has been cleared. `ratio` is the number of screen pixels for each CSS pixel. */
type Draw = (canvas: HTMLCanvasElement, ratio: number) => void

/** A canvas of this height, drawn again when its width changes or `draw` is another function. */
export const useCanvas = (heightPx: number, draw: Draw): RefObject<HTMLCanvasElement | null> => {
  const canvas = useRef<HTMLCanvasElement>(null)
  const paint = useEffectEvent(() => {
    const into = canvas.current
    if (!into) return
    const ratio = window.devicePixelRatio || 1
    into.width = Math.round(into.clientWidth * ratio)
    into.height = Math.round(heightPx * ratio)
    draw(into, ratio)
  })
  useEffect(() => paint(), [draw, heightPx])
  useEffect(() => {
    const into = canvas.current
    if (!into) return
    const resized = new ResizeObserver(() => paint())
    resized.observe(into)
    return () => resized.disconnect()
  }, [])
  return canvas
}
