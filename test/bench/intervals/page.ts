import { LineChart, HeatmapChart } from 'echarts/charts'
import { DatasetComponent, DataZoomComponent, GridComponent, VisualMapComponent } from 'echarts/components'
import { init, use, type ECharts } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import type { Colours } from '../../../renderer/features/intervals/colours'
import { drawHeatmap, heightOf, pixelsOf } from '../../../renderer/features/intervals/heatmap-drawing'
import { joinMonths } from '../../../renderer/features/intervals/join-months'
import { createPlot, type Plot } from '../../../renderer/features/intervals/plot'
import { zoneNamed } from '../../../renderer/features/intervals/zones'
import type { Channel, MonthReading } from '../../../shared/domain/interval'
import { ok } from '../../../shared/errors/failure'
import type { Heatmap } from '../../../shared/intervals/heatmap'
import { inkOf, isAnything, isBlue, proven } from './ink'

/** The page of `test/bench/intervals.ts`: the console's charts, ECharts and a bare canvas with the same readings. */

use([
  LineChart,
  HeatmapChart,
  DatasetComponent,
  GridComponent,
  DataZoomComponent,
  VisualMapComponent,
  CanvasRenderer,
])

const size = { width: 1100, height: 260 }
/** Twenty-five years of quarter hours. */
const points = 876_000
const step = 900
const first = Date.UTC(2000, 0, 1) / 1000

/** Nights, evenings and years, the same in each round. */
const start = Float64Array.from({ length: points }, (_, at) => first + at * step)
const end = start.map((at) => at + step)
const value = Float64Array.from({ length: points }, (_, at) => {
  const hour = (at / 4) % 24
  const season = 1 + 0.4 * Math.cos((at / 96 / 365) * 2 * Math.PI)
  return Math.round(1000 * season * (0.3 + Math.max(0, Math.sin((hour - 12) / 3.6)) + (at % 13) / 40)) / 1000
})

const channel: Channel = {
  ...{ name: 'Consumption', kind: 'interval', unit: 'kWh', start, end, value, total: '0' },
  ...{ blank: 0, repeats: 0, gaps: 0, overlaps: 0, estimated: 0 },
}
const months: readonly MonthReading[] = [
  { month: '2000-01', format: 'json', readings: ok({ channels: [channel], assumedZone: null, doubts: [] }) },
]
/** As ECharts reads it fastest: time and value in turns, in one typed array. */
const pairs = new Float64Array(2 * points)
for (let at = 0; at < points; at++) {
  pairs[2 * at] = (start[at] ?? 0) * 1000
  pairs[2 * at + 1] = value[at] ?? 0
}

const colours: Colours = {
  ...{ text: '#5b6472', grid: '#eef0f3', axis: '#d5dae1', strongest: '#111827', ground: '#ffffff' },
  ...{ change: '#6d28d9', band: '#f3f4f6', wrong: '#b91c1c', doubtful: '#92400e', font: '11px sans-serif' },
  series: ['#2f5fe0', '#15803d', '#92400e', '#6d28d9', '#b91c1c', '#6b7280'],
}
const otherColours: Colours = { ...colours, grid: '#1f2630', series: ['#60a5fa', '#4ade80'] }

const host = document.createElement('div')
host.style.width = `${size.width}px`
document.body.append(host)

const nextFrame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve))

/** Reading a pixel makes the browser draw what it has only noted so far. */
const forced = (): void => {
  for (const canvas of host.querySelectorAll('canvas')) canvas.getContext('2d')?.getImageData(0, 0, 1, 1)
}

/** Milliseconds from the beginning of a frame until what was done in it is painted. */
const timed = async (work: () => void | Promise<void>): Promise<number> => {
  await nextFrame()
  const before = performance.now()
  await work()
  forced()
  return performance.now() - before
}

const emptied = (): void => host.replaceChildren()

const plotOf = (): Plot =>
  createPlot({
    ...{ host, ...size, zone: zoneNamed('America/Los_Angeles'), zoneWords: 'America/Los_Angeles', colours },
    channels: joinMonths(months).map((joined, index) => ({ channel: joined, index })),
    bands: [],
    onHover: () => undefined,
  })

const chartOf = (height: number = size.height): ECharts => {
  const into = document.createElement('div')
  into.style.width = `${size.width}px`
  into.style.height = `${height}px`
  host.append(into)
  return init(into, null, { renderer: 'canvas' })
}

const finished = (chart: ECharts): Promise<void> =>
  new Promise((resolve) => {
    chart.on('finished', () => resolve())
  })

const lineOption = {
  animation: false,
  color: [...colours.series],
  dataset: { source: pairs, dimensions: ['time', 'value'] },
  grid: { left: 60, right: 24, top: 10, bottom: 44 },
  xAxis: { type: 'time' },
  yAxis: { type: 'value' },
  dataZoom: [{ type: 'inside', start: 0, end: 100, throttle: 0 }],
  series: [
    {
      type: 'line',
      sampling: 'minmax',
      showSymbol: false,
      silent: true,
      lineStyle: { width: 1.25 },
      encode: { x: 'time', y: 'value' },
    },
  ],
}

const drawnByECharts = async (): Promise<ECharts> => {
  const chart = chartOf()
  const done = finished(chart)
  chart.setOption(lineOption)
  await done
  return chart
}

/** The least that a program can do: the lowest and the highest value of each column of pixels, as one stroke. */
const drawnBare = (): void => {
  const canvas = document.createElement('canvas')
  canvas.width = size.width
  canvas.height = size.height
  host.append(canvas)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  let highest = -Infinity
  for (const each of value) if (each > highest) highest = each
  const last = end[points - 1] ?? 0
  const y = (of: number): number => size.height - (of / highest) * size.height
  context.beginPath()
  let [column, low, high] = [0, Infinity, -Infinity]
  for (let at = 0; at < points; at++) {
    const x = Math.floor((((start[at] ?? 0) - first) / (last - first)) * size.width)
    if (x !== column) {
      context.lineTo(column, y(low))
      context.lineTo(column, y(high))
      ;[column, low, high] = [x, Infinity, -Infinity]
    }
    const each = value[at] ?? 0
    if (each < low) low = each
    if (each > high) high = each
  }
  context.lineTo(column, y(low))
  context.lineTo(column, y(high))
  context.strokeStyle = '#2f5fe0'
  context.stroke()
}

const pans = 40

/** Whatever the axes leave, a line of all readings goes through nearly every column, from its nights to its evenings. */
const leastOfLine = { pixels: 0.2 * size.width * size.height, columns: 0.9 * size.width }

const proveLine = (side: string): number => proven(side, inkOf(host, isBlue), leastOfLine).print

const days = 365
const slots = 96
const map: Heatmap = {
  ...{ firstDay: first / 86_400, days, slotSeconds: step, slots, lowest: 0, highest: 3, changes: [] },
  cells: value.slice(0, days * slots).map((each) => each * 4),
}
const cells = Array.from({ length: days * slots }, (_, at) => [
  at % slots,
  Math.floor(at / slots),
  map.cells[at] ?? 0,
])

const heatmapOption = (inRange: readonly string[]) => ({
  animation: false,
  grid: { left: 64, right: 44, top: 20, bottom: 6 },
  xAxis: { type: 'category', data: Array.from({ length: slots }, (_, at) => String(at)) },
  yAxis: { type: 'category', inverse: true, data: Array.from({ length: days }, (_, at) => String(at)) },
  visualMap: { show: false, min: 0, max: 12, calculable: false, inRange: { color: [...inRange] } },
  series: [{ type: 'heatmap', data: cells, progressive: 0, silent: true }],
})

const drawCells = (canvas: HTMLCanvasElement, of: Colours): void =>
  drawHeatmap(canvas, { map, pixels: () => pixelsOf(map, of), colours: of, ratio: 1, cursor: null })

const leastOfMap = {
  pixels: 0.8 * (size.width - 108) * (heightOf(map) - 26),
  columns: 0.8 * (size.width - 108),
}

const proveMap = (side: string): number => proven(side, inkOf(host, isAnything), leastOfMap).print

/** The same print twice means that the second step has drawn nothing. */
const proveOther = (side: string, before: number, after: number): number => {
  if (before === after) throw new Error(`${side} shows what it showed before`)
  return after
}

/** The time of all pans, each of which must change the picture. */
const panned = async (side: string, pan: (at: number) => void): Promise<number> => {
  let all = 0
  let print = proveLine(side)
  for (let at = 1; at <= pans; at++) {
    all += await timed(() => pan(at))
    print = proveOther(side, print, proveLine(side))
  }
  return all / pans
}

/** The time of drawing the first map, and then another one in its place. */
const mapped = async (
  side: string,
  drawFirst: () => void | Promise<void>,
  drawAgain: () => void | Promise<void>,
): Promise<{ first: number; again: number }> => {
  const early = await timed(drawFirst)
  const print = proveMap(side)
  const again = await timed(drawAgain)
  proveOther(side, print, proveMap(side))
  return { first: early, again }
}

const bench = {
  first: async (): Promise<{ ours: number; echarts: number; bare: number }> => {
    const drawn = async (side: string, draw: () => void | Promise<void>): Promise<number> => {
      emptied()
      const took = await timed(draw)
      proveLine(side)
      return took
    }
    const ours = await drawn('the console', () => {
      plotOf()
    })
    const bare = await drawn('the bare canvas', drawnBare)
    const echarts = await drawn('ECharts', async () => {
      await drawnByECharts()
    })
    return { ours, echarts, bare }
  },
  pan: async (): Promise<{ ours: number; echarts: number }> => {
    emptied()
    const plot = plotOf()
    plot.zoom(10, first)
    await nextFrame()
    const ours = await panned('the console', () => plot.pan(0.2))
    emptied()
    const chart = await drawnByECharts()
    chart.dispatchAction({ type: 'dataZoom', start: 0, end: 10 })
    await nextFrame()
    const echarts = await panned('ECharts', (at) =>
      chart.dispatchAction({ type: 'dataZoom', start: 2 * at, end: 2 * at + 10 }, { flush: true }),
    )
    chart.dispose()
    return { ours, echarts }
  },
  heatmap: async (): Promise<{
    first: { ours: number; echarts: number }
    recolour: { ours: number; echarts: number }
  }> => {
    emptied()
    const canvas = document.createElement('canvas')
    canvas.width = size.width
    canvas.height = heightOf(map)
    host.append(canvas)
    const ours = await mapped(
      'the console',
      () => drawCells(canvas, colours),
      () => drawCells(canvas, otherColours),
    )
    emptied()
    const chart = chartOf(heightOf(map))
    const set = async (option: Parameters<ECharts['setOption']>[0]): Promise<void> => {
      const done = finished(chart)
      chart.setOption(option)
      await done
    }
    const theirs = await mapped(
      'ECharts',
      () => set(heatmapOption(['#eef0f3', '#2f5fe0', '#111827'])),
      () => set({ visualMap: { inRange: { color: ['#1f2630', '#60a5fa', '#ffffff'] } } }),
    )
    chart.dispose()
    return {
      first: { ours: ours.first, echarts: theirs.first },
      recolour: { ours: ours.again, echarts: theirs.again },
    }
  },
}

export type IntervalsBench = typeof bench
Object.assign(globalThis, { bench })
