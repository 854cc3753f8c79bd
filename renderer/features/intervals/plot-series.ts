import type uPlot from 'uplot'
import { dashOf, type Colours } from './colours'
import { draw } from './drawing'
import type { JoinedChannel } from './join-months'
import { againstZero, scaleOf, type PlottedChannel, type TimeWindow } from './plot-values'

type Painter = (context: CanvasRenderingContext2D) => void

const lineWidthPx = 1.25

/** Rectangles that are filled one by one: a path of a thousand of them takes the browser many times as long. */
const rectangles = () => {
  const all: (readonly [x: number, y: number, width: number, height: number])[] = []
  return {
    add: (...each: readonly [x: number, y: number, width: number, height: number]): void =>
      void all.push(each),
    fill: (context: CanvasRenderingContext2D, colour: string): void => {
      context.fillStyle = colour
      for (const each of all) context.fillRect(...each)
    },
  }
}

interface Look {
  readonly colour: string
  readonly dash: readonly number[]
  readonly hasArea: boolean
}

/** Draws a channel into the plot as it is now. */
const painterOf = (
  plot: uPlot,
  channel: JoinedChannel,
  { from, to }: TimeWindow,
  { colour, dash, hasArea }: Look,
): Painter => {
  const { left, top, width, height } = plot.bbox
  const { min, max } = plot.scales[scaleOf(channel)] ?? {}
  const line = new Path2D()
  const [columns, area] = [rectangles(), rectangles()]
  const frame = { from, to, low: min ?? 0, high: max ?? 1, left, top, width, height }
  draw(channel, frame, { line, column: columns.add, area: hasArea ? area.add : null })
  return (context) => {
    const ratio = window.devicePixelRatio || 1
    context.save()
    context.beginPath()
    context.rect(left, top, width, height)
    context.clip()
    area.fill(context, `color-mix(in srgb, ${colour} 22%, transparent)`)
    columns.fill(context, colour)
    context.strokeStyle = colour
    context.lineWidth = lineWidthPx * ratio
    context.lineJoin = 'round'
    context.setLineDash(dash.map((length) => length * ratio))
    context.stroke(line)
    context.restore()
  }
}

/**
 * The series of a plot and how they are drawn: by ourselves, because uPlot draws paths only. `shown` is a function
 * because the visible part changes while the plot stays.
 */
export const plotSeries = (
  channels: readonly PlottedChannel[],
  colours: Colours,
  shown: () => TimeWindow,
): { readonly series: uPlot.Series[]; readonly drawSeries: (plot: uPlot, at: number) => void } => {
  const main = channels.filter(({ channel }) => !channel.isOverlay)
  const hasArea = (channel: JoinedChannel): boolean =>
    main.length === 1 && !channel.isOverlay && againstZero(channel)
  const painters = new Map<number, Painter>()
  const seriesOf = ({ channel, index }: PlottedChannel, place: number): uPlot.Series => {
    const look = {
      colour: colours.series[index % colours.series.length] ?? '',
      dash: dashOf(index),
      hasArea: hasArea(channel),
    }
    return {
      label: channel.name,
      scale: scaleOf(channel),
      auto: false,
      points: { show: false },
      // Called whenever what is shown has changed.
      paths: (plot) => {
        painters.set(place + 1, painterOf(plot, channel, shown(), look))
        return null
      },
    }
  }
  return {
    series: [{}, ...channels.map(seriesOf)],
    drawSeries: (plot, at) => painters.get(at)?.(plot.ctx),
  }
}
