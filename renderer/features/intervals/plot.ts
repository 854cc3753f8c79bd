import uPlot from 'uplot'
import { dashOf, type Colours } from './colours'
import { draw, rangeWithin } from './drawing'
import { extentOf, type JoinedChannel } from './join-months'
import { tickSteps, tickWords, ticksOf } from './ticks'
import { unitWords } from './words'
import type { Zone } from './zones'

/** A channel in the chart; `index` chooses its colour and dash. */
export interface PlottedChannel {
  readonly index: number
  readonly channel: JoinedChannel
}

/** The times that a chart shows, Unix seconds. */
export interface TimeWindow {
  readonly from: number
  readonly to: number
}

export interface Plot {
  readonly window: () => TimeWindow
  /** Shows these times, as far as there are readings, and not closer than a minute a side. */
  readonly show: (window: TimeWindow) => void
  readonly showAll: () => void
  /** Above 1 goes closer. `centre` is a point in time, the middle by default. */
  readonly zoom: (factor: number, centre?: number) => void
  /** By a part of what is shown: 0.25 goes a quarter on. */
  readonly pan: (part: number) => void
  readonly timeAt: (clientX: number) => number
  readonly resize: (width: number) => void
  readonly destroy: () => void
}

interface Options {
  readonly host: HTMLElement
  readonly width: number
  readonly height: number
  readonly channels: readonly PlottedChannel[]
  readonly zone: Zone
  /** Named below the time axis. */
  readonly zoneWords: string
  readonly colours: Colours
  readonly onHover: (at: number | null) => void
}

const closest = 120

const scaleOf = ({ kind, unit }: JoinedChannel): string => `${kind}|${unit}`

/** Amounts are seen against zero; where a counter or a thermometer stands is not. */
const againstZero = ({ kind }: JoinedChannel): boolean => kind !== 'register' && kind !== 'temperature'

const axisWords = ({ kind, unit }: JoinedChannel): string => {
  const words = unitWords(unit)
  if (kind === 'interval') return `${words} a reading`
  if (kind === 'register') return `${words}, counter`
  return kind === 'cost' ? `${words}, cost` : words
}

/** The values that an axis shows for a window: all of them, with a little air. */
export const valueRange = (
  channels: readonly JoinedChannel[],
  { from, to }: TimeWindow,
): { readonly min: number; readonly max: number } => {
  const [low, high] = rangeWithin(channels, from, to) ?? [0, 1]
  const zero = channels.some(againstZero)
  const min = zero ? Math.min(0, low) : low
  const max = zero ? Math.max(0, high) : high
  const air = (max - min) * 0.06 || Math.abs(max) * 0.1 || 1
  return { min: zero && min === 0 ? 0 : min - air, max: zero && max === 0 ? 0 : max + air }
}

/** Part of the whole that lies within it and is not too short. */
export const clamped = (window: TimeWindow, whole: TimeWindow): TimeWindow => {
  const length = Math.min(Math.max(window.to - window.from, closest), whole.to - whole.from)
  const middle = (window.from + window.to) / 2
  const from = Math.min(Math.max(middle - length / 2, whole.from), whole.to - length)
  return { from, to: from + length }
}

/**
 * A chart by uPlot, which scales, lays out and listens; the readings are drawn from their own arrays by `drawing.ts`, as
 * channels share neither starts nor lengths, and a table of all of them aligned would cost more than drawing.
 */
export const createPlot = (options: Options): Plot => {
  const { host, channels, zone, colours, onHover } = options
  const [first, last] = extentOf(channels.map(({ channel }) => channel)) ?? [0, 3600]
  const whole: TimeWindow = { from: first, to: last }
  let shown = whole

  const groups = new Map<string, JoinedChannel[]>()
  for (const { channel } of channels) {
    groups.set(scaleOf(channel), [...(groups.get(scaleOf(channel)) ?? []), channel])
  }
  const colourOf = (index: number): string => colours.series[index % colours.series.length] ?? ''
  const filled = channels.length === 1

  const pathsOf =
    (channel: JoinedChannel): uPlot.Series.PathBuilder =>
    (plot) => {
      const scale = plot.scales[scaleOf(channel)]
      const { left, top, width, height } = plot.bbox
      const stroke = new Path2D()
      const fill = filled && againstZero(channel) ? new Path2D() : null
      const values = { low: scale?.min ?? 0, high: scale?.max ?? 1 }
      draw(channel, { ...shown, ...values, left, top, width, height }, stroke, fill)
      return { stroke, fill }
    }

  const asGiven: uPlot.Range.Function = (_plot, min, max) => [min, max]
  const axis = { stroke: colours.text, font: colours.font, labelFont: colours.font, labelSize: 18 }
  const line = { stroke: colours.grid, width: 1 }

  const plot = new uPlot(
    {
      width: options.width,
      height: options.height,
      padding: [10, 24, 0, 0],
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
      scales: {
        x: { time: false, auto: false, range: asGiven },
        ...Object.fromEntries(
          [...groups].map(([key, group]) => {
            const { min, max } = valueRange(group, whole)
            const range: uPlot.Range.Function = (_plot, low, high) =>
              Number.isFinite(low) && Number.isFinite(high) && low < high ? [low, high] : [min, max]
            return [key, { auto: false, range }]
          }),
        ),
      },
      axes: [
        {
          ...axis,
          scale: 'x',
          label: options.zoneWords,
          size: 26,
          space: 74,
          incrs: tickSteps,
          splits: (_plot, _axis, from, to, step) => ticksOf(zone, from, to, step),
          values: (_plot, ticks, _axis, _space, step) => tickWords(zone, ticks, step),
          grid: line,
          ticks: { stroke: colours.axis, width: 1, size: 5 },
        },
        ...[...groups].map(([key, group], at): uPlot.Axis => {
          const [channel] = group
          return {
            ...axis,
            scale: key,
            // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- left, right: the enum is in the types alone
            side: at === 0 ? 3 : 1,
            label: channel ? axisWords(channel) : '',
            size: (_plot, words: readonly string[] | null) =>
              18 + 7 * Math.max(2, ...(words ?? []).map((word) => word.length)),
            grid: at === 0 ? line : { show: false },
            ticks: { show: false },
          }
        }),
      ],
      series: [
        {},
        ...channels.map(({ channel, index }): uPlot.Series => ({
          label: channel.name,
          scale: scaleOf(channel),
          auto: false,
          stroke: colourOf(index),
          ...(filled ? { fill: `color-mix(in srgb, ${colourOf(index)} 22%, transparent)` } : {}),
          width: 1.25,
          dash: dashOf(index),
          points: { show: false },
          paths: pathsOf(channel),
        })),
      ],
      hooks: {
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
    // The ends alone: what lies between them is drawn from the channels.
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
    resize: (width) => plot.setSize({ width, height: options.height }),
    destroy: () => plot.destroy(),
  }
}
