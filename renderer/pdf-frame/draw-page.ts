import type { PageViewport, PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { pdfLimits } from '../lib/pdf-limits'

interface Wanted {
  readonly page: number
  /** Pixels for each point of the paper. */
  readonly scaleFor: (paper: { readonly width: number; readonly height: number }) => number
  /** In degrees; added to the rotation of the page itself. */
  readonly turned: number
  readonly intent: 'display' | 'print'
}

/** A page that was drawn outside of the viewer. */
export interface DrawnPage {
  readonly canvas: HTMLCanvasElement
  readonly viewport: PageViewport
  /** In points (1/72 inch). */
  readonly paper: { readonly width: number; readonly height: number }
}

/** Draws a page. Null if it is damaged, takes longer than a page may, or `left` was aborted first. */
export const drawPage = async (
  pdf: PDFDocumentProxy,
  { page: number, scaleFor, turned, intent }: Wanted,
  left: AbortSignal,
): Promise<DrawnPage | null> => {
  try {
    const page = await pdf.getPage(number)
    const rotation = (page.rotate + turned) % 360
    const { width, height } = page.getViewport({ scale: 1, rotation })
    const viewport = page.getViewport({ scale: scaleFor({ width, height }), rotation })
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.floor(viewport.width))
    canvas.height = Math.max(1, Math.floor(viewport.height))
    if (left.aborted) return null
    const task = page.render({ canvas, viewport, intent })
    const stop = (): void => task.cancel()
    left.addEventListener('abort', stop, { once: true })
    const limit = setTimeout(stop, pdfLimits.seconds * 1000)
    await task.promise.finally(() => {
      clearTimeout(limit)
      left.removeEventListener('abort', stop)
      // What pdf.js keeps of a page would add up over hundreds of them.
      page.cleanup()
    })
    return { canvas, viewport, paper: { width, height } }
  } catch {
    return null
  }
}
