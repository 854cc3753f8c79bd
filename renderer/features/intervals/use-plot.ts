import { useEffect, useEffectEvent, useRef, type RefObject } from 'react'
import 'uplot/dist/uPlot.min.css'
import type { Band } from './bands'
import type { Colours } from './colours'
import { channelKey, type JoinedChannel } from './join-months'
import { createPlot, type Plot } from './plot'
import type { PlottedChannel, TimeWindow } from './plot-values'
import type { Zone } from './zones'

const heightPx = 260

interface Options {
  readonly channels: readonly JoinedChannel[]
  readonly shown: readonly PlottedChannel[]
  readonly zone: Zone
  readonly zoneWords: string
  readonly colours: Colours
  readonly bands: readonly Band[]
  /** A point in time with a line through it. */
  readonly marked: number | null
  readonly onHover: (at: number | null) => void
}

interface HostAndPlot {
  readonly host: RefObject<HTMLDivElement | null>
  /** Null while no channel is shown. */
  readonly plot: RefObject<Plot | null>
}

/** Puts a plot of these channels into its host, and another one when they, their colours or their zone change. */
export const usePlot = (options: Options): HostAndPlot => {
  const { channels, shown, zone, zoneWords, colours, bands, marked } = options
  const host = useRef<HTMLDivElement>(null)
  const plot = useRef<Plot | null>(null)
  /** Kept while the colours or the selected channels change. */
  const lastShown = useRef<{ readonly of: readonly JoinedChannel[]; readonly window: TimeWindow } | null>(
    null,
  )
  const shownKeys = shown.map(({ channel }) => channelKey(channel)).join()

  const create = useEffectEvent((into: HTMLDivElement): Plot | null => {
    if (shown.length === 0) return null
    const size = { width: into.clientWidth, height: heightPx }
    const onHover = (at: number | null): void => options.onHover(at)
    const made = createPlot({
      host: into,
      ...size,
      channels: shown,
      zone,
      zoneWords,
      colours,
      bands,
      onHover,
    })
    made.mark(marked)
    return made
  })

  useEffect(() => {
    const into = host.current
    const made = into && create(into)
    if (!into || !made) return
    if (lastShown.current?.of === channels) made.show(lastShown.current.window)
    plot.current = made
    const resized = new ResizeObserver(() => made.resize(into.clientWidth))
    resized.observe(into)
    return () => {
      lastShown.current = { of: channels, window: made.window() }
      plot.current = null
      resized.disconnect()
      made.destroy()
    }
  }, [channels, shownKeys, zone, zoneWords, colours, bands])

  useEffect(() => plot.current?.mark(marked), [marked])

  // React's own wheel listeners are passive, so they cannot prevent the page from scrolling.
  useEffect(() => {
    const into = host.current
    if (!into) return
    const onWheel = (event: WheelEvent): void => {
      const now = plot.current
      if (!now || (document.activeElement !== into && !event.ctrlKey && !event.metaKey)) return
      event.preventDefault()
      // A touchpad scrolls sideways by itself, a mouse with Shift.
      const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX
      if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY))
        now.pan(sideways / into.clientWidth)
      else now.zoom(event.deltaY < 0 ? 1.25 : 0.8, now.timeAt(event.clientX))
    }
    into.addEventListener('wheel', onWheel, { passive: false })
    return () => into.removeEventListener('wheel', onWheel)
  }, [])

  return { host, plot }
}
