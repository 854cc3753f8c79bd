import type { Colours } from './colours'

export interface Bar {
  readonly name: string
  readonly value: number
}

const margin = { left: 56, top: 10, right: 8, bottom: 24 } as const

/** Round numbers for the scale of the bars: 1, 2 or 5 times a power of ten apart. */
export const linesOf = (bars: readonly Bar[]): readonly number[] => {
  const low = Math.min(0, ...bars.map(({ value }) => value))
  const high = Math.max(0, ...bars.map(({ value }) => value))
  if (!(high > low)) return [0, 1]
  const rough = (high - low) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5].find((times) => times * power >= rough) ?? 10) * power
  const first = Math.floor(low / step)
  const last = Math.ceil(high / step)
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  )
}

/** The index of the bar at this position; -1 beside the bars. */
export const barAt = (x: number, width: number, count: number): number => {
  const at = Math.floor(((x - margin.left) / (width - margin.left - margin.right)) * count)
  return at >= 0 && at < count ? at : -1
}

const number = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 4 })

/** Draws bars from zero, upwards and downwards. One of them is highlighted. */
export const drawBars = (
  canvas: HTMLCanvasElement,
  bars: readonly Bar[],
  colours: Colours,
  ratio: number,
  marked: number,
): void => {
  const context = canvas.getContext('2d')
  if (!context) return
  const [width, height] = [canvas.width / ratio, canvas.height / ratio]
  const lines = linesOf(bars)
  const [bottom, top] = [lines[0] ?? 0, lines.at(-1) ?? 1]
  const inner = { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom }
  const y = (value: number): number => margin.top + ((top - value) / (top - bottom)) * inner.height
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.clearRect(0, 0, width, height)
  context.font = colours.font
  context.textBaseline = 'middle'
  context.textAlign = 'right'
  for (const line of lines) {
    context.fillStyle = line === 0 ? colours.axis : colours.grid
    context.fillRect(margin.left, Math.round(y(line)), inner.width, 1)
    context.fillStyle = colours.text
    context.fillText(number.format(line), margin.left - 6, y(line))
  }
  const room = inner.width / bars.length
  context.textAlign = 'center'
  bars.forEach(({ name, value }, index) => {
    const left = margin.left + index * room
    context.globalAlpha = marked === -1 || marked === index ? 1 : 0.55
    context.fillStyle = colours.series[0] ?? colours.text
    const from = y(Math.max(0, value))
    context.fillRect(left + room * 0.12, from, room * 0.76, y(Math.min(0, value)) - from)
    context.globalAlpha = 1
    context.fillStyle = colours.text
    const every = Math.ceil(context.measureText(name).width / (room - 2))
    if (index % every === 0) context.fillText(name, left + room / 2, height - margin.bottom / 2)
  })
}
