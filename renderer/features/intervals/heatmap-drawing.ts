import type { Heatmap } from '../../../shared/intervals/heatmap'
import { daySeconds } from '../../../shared/intervals/local-time'
import { dateFormat } from '../../lib/date-format'
import { oncePer } from '../../lib/once-per'
import type { Colours } from './colours'

/** Space around the cells, in CSS pixels: for the days, the hours and the marks of clock changes. */
const margin = { left: 64, top: 20, right: 44, bottom: 6 } as const

const shades = 128

/** The position of the cells on a canvas of this size. */
export const cellsIn = (width: number, height: number) => ({
  left: margin.left,
  top: margin.top,
  width: Math.max(1, width - margin.left - margin.right),
  height: Math.max(1, height - margin.top - margin.bottom),
})

/** High enough to recognise a week, and low enough that three years fit on a screen. */
export const heightOf = ({ days }: Heatmap): number =>
  Math.min(440, Math.max(80, days * 14)) + margin.top + margin.bottom

/** A few very high cells would make all others pale, so the highest of every two hundred share the strongest colour. */
export const scaleOf = oncePer(({ cells }: Heatmap): number => {
  const known = cells
    .filter((cell) => !Number.isNaN(cell))
    .map(Math.abs)
    .sort()
  return known[Math.floor(0.995 * (known.length - 1))] || known.at(-1) || 1
})

/** Pixels from pale to strong, in the canvas's format: the first half for amounts, the second for values below zero. */
const ramp = (colours: Colours): Uint32Array => {
  const canvas = new OffscreenCanvas(2 * shades, 1)
  const context = canvas.getContext('2d')
  if (!context) return new Uint32Array(2 * shades)
  for (const [at, strong] of [colours.series[0], colours.series[1]].entries()) {
    const from = at * shades
    const gradient = context.createLinearGradient(from, 0, from + shades, 0)
    gradient.addColorStop(0, colours.grid)
    gradient.addColorStop(0.75, strong ?? colours.text)
    gradient.addColorStop(1, colours.strongest)
    context.fillStyle = gradient
    context.fillRect(from, 0, shades, 1)
  }
  const { data } = context.getImageData(0, 0, 2 * shades, 1)
  return new Uint32Array(data.buffer)
}

/** One pixel for each cell; a cell without a reading stays transparent. */
export const pixelsOf = (map: Heatmap, colours: Colours): OffscreenCanvas => {
  const { cells, slots, days } = map
  const scale = scaleOf(map)
  const canvas = new OffscreenCanvas(slots, days)
  const context = canvas.getContext('2d')
  const image = new ImageData(slots, days)
  const pixels = new Uint32Array(image.data.buffer)
  const colour = ramp(colours)
  const steps = shades - 1
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at] ?? NaN
    if (Number.isNaN(cell)) continue
    const shade = Math.round(Math.min(1, Math.abs(cell) / scale) * steps)
    pixels[at] = colour[cell < 0 ? shades + shade : shade] ?? 0
  }
  context?.putImageData(image, 0, 0)
  return canvas
}

const dayFormats = {
  day: dateFormat({ day: 'numeric', month: 'short' }),
  month: dateFormat({ month: 'short' }),
  year: dateFormat({ month: 'short', year: '2-digit' }),
}

/**
 * The rows that are labelled on the left: each week of a short range, or the months of a long one, with the year where
 * it begins.
 */
export const rowNames = ({
  firstDay,
  days,
}: Heatmap): readonly { readonly row: number; readonly name: string }[] => {
  const names: { row: number; name: string }[] = []
  let year = 0
  const monthStep = [1, 2, 3, 6].find((step) => step >= days / 30.4 / 18) ?? 12
  for (let row = 0; row < days; row++) {
    const date = new Date((firstDay + row) * daySeconds * 1000)
    const month = date.getUTCMonth()
    if (days <= 62) {
      if (row % 7 === 0) names.push({ row, name: dayFormats.day.format(date) })
    } else if (date.getUTCDate() === 1 && month % monthStep === 0) {
      const format = date.getUTCFullYear() === year ? dayFormats.month : dayFormats.year
      year = date.getUTCFullYear()
      names.push({ row, name: format.format(date) })
    }
  }
  return names
}

interface Cursor {
  readonly row: number
  readonly slot: number
}

interface Drawing {
  readonly map: Heatmap
  /** The cells as `pixelsOf` makes them. */
  readonly pixels: () => OffscreenCanvas
  readonly colours: Colours
  /** The number of screen pixels for each CSS pixel. */
  readonly ratio: number
  readonly cursor: Cursor | null
}

/** Days run downwards, the time of day to the right. */
export const drawHeatmap = (
  canvas: HTMLCanvasElement,
  { map, pixels, colours, ratio, cursor }: Drawing,
): void => {
  const context = canvas.getContext('2d')
  if (!context) return
  const [width, height] = [canvas.width / ratio, canvas.height / ratio]
  const box = cellsIn(width, height)
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.clearRect(0, 0, width, height)
  // If there are more days than rows of pixels, each row is a mixture of several days instead of one of them.
  context.imageSmoothingEnabled = map.days > box.height * ratio
  context.drawImage(pixels(), box.left, box.top, box.width, box.height)
  context.font = colours.font
  context.fillStyle = colours.text
  context.textBaseline = 'alphabetic'
  for (const hour of [0, 6, 12, 18, 24]) {
    context.textAlign = hour === 0 ? 'left' : hour === 24 ? 'right' : 'center'
    context.fillText(`${hour}:00`, box.left + (hour / 24) * box.width, box.top - 7)
  }
  const rowHeight = box.height / map.days
  const middle = (row: number): number => box.top + (row + 0.5) * rowHeight
  context.textBaseline = 'middle'
  context.textAlign = 'right'
  for (const { row, name } of rowNames(map)) context.fillText(name, box.left - 8, middle(row))
  context.textAlign = 'left'
  context.fillStyle = colours.change
  for (const { row, hours } of map.changes)
    context.fillText(`${hours} h`, box.left + box.width + 8, middle(row))
  if (!cursor) return
  context.strokeStyle = colours.strongest
  context.lineWidth = 1.5
  const cellWidth = box.width / map.slots
  context.strokeRect(
    box.left + cursor.slot * cellWidth,
    box.top + cursor.row * rowHeight,
    Math.max(3, cellWidth),
    Math.max(3, rowHeight),
  )
}
