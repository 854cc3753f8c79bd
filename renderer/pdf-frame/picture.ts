import type { PageViewport, PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { pdfLimits } from '../lib/pdf-limits'
import type { PagePicture } from '../lib/pdf-messages'
import { drawPage } from './draw-page'
import type { createMarks } from './marks'
import type { Viewport } from './page-notes'

interface Wanted {
  readonly page: number
  /** Pixels for each point of the paper. */
  readonly scale: number
  /** In degrees; added to the rotation of the page itself. */
  readonly turned: number
  /** Null draws the page as it is printed. */
  readonly marks: Pick<ReturnType<typeof createMarks>, 'paint'> | null
}

/** A CSS pixel in points of the paper, at 100 %. */
const pointsPerPixel = 72 / 96

const pixelsOf = (viewport: PageViewport): Viewport => ({
  width: viewport.width,
  height: viewport.height,
  convertToViewportPoint: (x, y) => viewport.convertToViewportPoint(x, y) as [number, number],
})

/** Draws a page into memory, with fewer pixels than wanted if it would be too large. Null if it cannot be drawn. */
export const pictureOf = async (
  pdf: PDFDocumentProxy,
  { page, scale, turned, marks }: Wanted,
  left: AbortSignal,
): Promise<PagePicture | null> => {
  const drawn = await drawPage(
    pdf,
    {
      page,
      turned,
      scaleFor: ({ width, height }) => Math.min(scale, Math.sqrt(pdfLimits.picturePixels / (width * height))),
      intent: marks ? 'display' : 'print',
    },
    left,
  )
  const context = drawn?.canvas.getContext('2d')
  if (!drawn || !context) return null
  const { canvas, viewport, paper } = drawn
  context.setTransform(1, 0, 0, 1, 0, 0)
  marks?.paint(page, context, pixelsOf(viewport), viewport.scale * pointsPerPixel)
  const { width, height, data } = context.getImageData(0, 0, canvas.width, canvas.height)
  return { width, height, paper, pixels: data.buffer }
}
