import uPlot from 'uplot'
import type { Band } from './bands'
import { bandsHeight, drawBands, drawBandWords } from './bands-drawing'
import type { Colours } from './colours'
import { extentOf } from './join-months'
import { axesOf, scalesOf } from './plot-layout'
import { plotSeries } from './plot-series'
import { byScale, clamped, valueRange, type PlottedChannel, type TimeWindow } from './plot-values'
import type { Zone } from './zones'

export interface Plot {
  readonly window: () => TimeWindow
  /** Shows these times, as far as there are readings and not shorter than two minutes. */
  readonly show: (window: TimeWindow) => void
  readonly showAll: () => void
  /** A factor above 1 zooms in. `centre` is a point in time, by default the middle. */
  readonly zoom: (factor: number, centre?: number) => void
  /** Moves by a part of what is shown: 0.25 moves a quarter forward. */
  readonly pan: (part: number) => void
  readonly timeAt: (clientX: number) => number
  /** Draws a line at this point in time, or none. */
  readonly mark: (at: number | null) => void
  readonly resize: (width: number) => void
  readonly destroy: () => void
}

interface Options {
  readonly host: HTMLElement
  readonly width: number
  readonly height: number
  readonly channels: readonly PlottedChannel[]
  readonly zone: Zone
  /** Shown below the time axis. */
  readonly zoneWords: string
  readonly colours: Colours
  /** The periods of bills behind the readings. */
  readonly bands: readonly Band[]
  readonly onHover: (at: number | null) => void
}

/** The line of the moment that is pointed at elsewhere: an element, because moving it must not draw all readings again. */
const createMarkLine = () => {
  const element = document.createElement('div')
  element.className = 'lc-moment'
  element.hidden = true
  let at: number | null = null
  return {
    element,
    set: (next: number | null): void => {
      at = next
    },
    place: (plot: uPlot): void => {
      const { min = null, max = null } = plot.scales['x'] ?? {}
      element.hidden = at === null || min === null || max === null || at < min || at > max
      if (at !== null && !element.hidden) element.style.left = `${plot.valToPos(at, 'x')}px`
    },
  }
}

/**
 * A chart by uPlot, which handles scales, layout and events. `drawing.ts` draws the readings from their own arrays:
 * channels share neither starts nor lengths, and aligning all of them in one table would cost more than drawing.
 */
export const createPlot = (options: Options): Plot => {
  const { host, channels, zone, colours, bands, onHover } = options
  const [first, last] = extentOf(channels.map(({ channel }) => channel)) ?? [0, 3600]
  const whole: TimeWindow = { from: first, to: last }
  let shown = whole
  const groups = byScale(channels)
  const markLine = createMarkLine()
  const { series, drawSeries } = plotSeries(channels, colours, () => shown)

  const plot = new uPlot(
    {
      width: options.width,
      height: options.height,
      padding: [bands.length > 0 ? bandsHeight + 4 : 10, 24, 0, 0],
      legend: { show: false },
      cursor: {
        y: false,
        points: { show: false },
        drag: { x: true, y: false, setScale: false, dist: 4 },
        bind: {
          dblclick: () => () => {
            showAll()
            return null
          },
        },
      },
      scales: scalesOf(groups, whole),
      axes: axesOf(groups, zone, options.zoneWords, colours),
      series,
      hooks: {
        drawClear: [(self) => drawBands(self, bands, colours)],
        drawSeries: [drawSeries],
        draw: [
          (self) => {
            drawBandWords(self, bands, colours, window.devicePixelRatio || 1)
            markLine.place(self)
          },
        ],
        setCursor: [
          (self) => {
            const { left } = self.cursor
            onHover(left === undefined || left < 0 ? null : self.posToVal(left, 'x'))
          },
        ],
        setSelect: [
          (self) => {
            const { left, width } = self.select
            if (width <= 0) return
            const from = self.posToVal(left, 'x')
            const to = self.posToVal(left + width, 'x')
            self.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false)
            show({ from, to })
          },
        ],
      },
    },
    // Only the ends; what lies between them is drawn from the channels.
    [Float64Array.of(whole.from, whole.to), ...channels.map(() => new Float64Array(2))],
    host,
  )

  const show = (window: TimeWindow): void => {
    shown = clamped(window, whole)
    plot.batch(() => {
      plot.setScale('x', { min: shown.from, max: shown.to })
      for (const [key, group] of groups) plot.setScale(key, valueRange(group, shown))
    })
  }
  const showAll = (): void => show(whole)

  plot.over.append(markLine.element)
  showAll()
  return {
    window: () => shown,
    show,
    showAll,
    zoom: (factor, centre = (shown.from + shown.to) / 2) =>
      show({
        from: centre - (centre - shown.from) / factor,
        to: centre + (shown.to - centre) / factor,
      }),
    pan: (part) => {
      const by = part * (shown.to - shown.from)
      show({ from: shown.from + by, to: shown.to + by })
    },
    timeAt: (clientX) => plot.posToVal(clientX - plot.over.getBoundingClientRect().left, 'x'),
    mark: (at) => {
      markLine.set(at)
      markLine.place(plot)
    },
    resize: (width) => plot.setSize({ width, height: options.height }),
    destroy: () => plot.destroy(),
  }
}
