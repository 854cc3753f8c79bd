import type uPlot from 'uplot'
import type { Band, BandState } from './bands'
import type { Colours } from './colours'

/** The height of the line of words above the readings, in CSS pixels. */
export const bandsHeight = 18

const colourOf: Readonly<Record<BandState, (colours: Colours) => string>> = {
  agrees: ({ text }) => text,
  explained: ({ doubtful }) => doubtful,
  differs: ({ wrong }) => wrong,
  'too-little': ({ text }) => text,
  'no-amount': ({ text }) => text,
  unsure: ({ text }) => text,
  missing: ({ wrong }) => wrong,
  late: ({ doubtful }) => doubtful,
}

/** A band in canvas pixels, as far as it is in view. */
interface Placed {
  readonly band: Band
  readonly left: number
  readonly width: number
}

const placedIn = (plot: uPlot, bands: readonly Band[]): readonly Placed[] => {
  const { left, width } = plot.bbox
  return bands.flatMap((band) => {
    const from = Math.max(left, plot.valToPos(band.from, 'x', true))
    const to = Math.min(left + width, plot.valToPos(band.to, 'x', true))
    return to > from ? [{ band, left: from, width: to - from }] : []
  })
}

/** Every other period has a background, so that neighbours can be told apart. */
export const drawBands = (plot: uPlot, bands: readonly Band[], colours: Colours): void => {
  const { ctx, bbox } = plot
  ctx.save()
  ctx.fillStyle = colours.band
  for (const { band, left, width } of placedIn(plot, bands)) {
    if (bands.indexOf(band) % 2 === 0) ctx.fillRect(left, bbox.top, width, bbox.height)
  }
  ctx.restore()
}

/** Above each period as much as there is room for: what was billed and the difference, the difference, or nothing. */
export const drawBandWords = (plot: uPlot, bands: readonly Band[], colours: Colours, ratio: number): void => {
  const { ctx, bbox } = plot
  ctx.save()
  ctx.font = colours.font.replace(/^\d+/, (size) => String(Number(size) * ratio))
  ctx.textBaseline = 'middle'
  ctx.textAlign = 'left'
  const y = bbox.top - (bandsHeight / 2) * ratio
  const gap = 6 * ratio
  for (const { band, left, width } of placedIn(plot, bands)) {
    const amount = band.amount ?? ''
    const difference = band.difference ?? ''
    const [wide, narrow] = [amount, difference].map((text) => (text ? ctx.measureText(text).width : 0))
    const both = (wide ?? 0) + (narrow ?? 0) + (amount && difference ? gap : 0)
    const own = both + gap <= width ? amount : ''
    const all = own ? both : (narrow ?? 0)
    if (all === 0 || all + gap > width) continue
    const x = left + (width - all) / 2
    ctx.fillStyle = colours.text
    if (own) ctx.fillText(own, x, y)
    ctx.fillStyle = colourOf[band.state](colours)
    ctx.fillText(difference, own ? x + (wide ?? 0) + (difference ? gap : 0) : x, y)
  }
  ctx.restore()
}
