import type { EventBus } from 'pdfjs-dist/legacy/web/pdf_viewer.mjs'
import { RenderingStates } from 'pdfjs-dist/legacy/web/pdf_viewer.mjs'
import { pdfLimits } from '../lib/pdf-limits'
import type { createPageNotes, PageView } from './page-notes'

/**
 * Limits the time in which each page may be drawn. A page that takes longer is given up and says so. `slow` is called
 * then, since the worker may hang for all pages.
 */
export const watchPages = (
  bus: EventBus,
  pageView: (number: number) => PageView | undefined,
  notes: ReturnType<typeof createPageNotes>,
  slow: () => void,
) => {
  const timers = new Map<number, ReturnType<typeof setTimeout>>()
  const stop = (number: number) => {
    clearTimeout(timers.get(number))
    timers.delete(number)
  }
  const start = (number: number) => {
    stop(number)
    timers.set(
      number,
      setTimeout(() => judge(number), pdfLimits.seconds * 1000),
    )
  }
  const judge = (number: number) => {
    stop(number)
    const page = pageView(number)
    // pdf.js has paused this page for one in view. It will be continued, and gets its full time again.
    if (page?.renderingState === RenderingStates.PAUSED) start(number)
    if (page?.renderingState !== RenderingStates.RUNNING) return
    page.cancelRendering()
    page.renderingState = RenderingStates.FINISHED
    notes.set(number, `This page took more than ${pdfLimits.seconds} seconds to draw and is not shown.`)
    slow()
  }
  bus.on('pagerender', ({ pageNumber }: { pageNumber: number }) => start(pageNumber))
  bus.on('pagerendered', ({ pageNumber, error }: { pageNumber: number; error: unknown }) => {
    stop(pageNumber)
    if (error) notes.set(pageNumber, 'This page is damaged and could not be drawn in full.')
    else notes.remove(pageNumber)
  })
  return { stop: () => timers.forEach((_timer, number) => stop(number)) }
}
