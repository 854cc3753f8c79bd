import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { AnnotationMode } from 'pdfjs-dist/legacy/build/pdf.mjs'
import {
  EventBus,
  PDFFindController,
  PDFLinkService,
  PDFViewer,
  SpreadMode,
} from 'pdfjs-dist/legacy/web/pdf_viewer.mjs'
import { assetFolder } from './assets'
import { element } from './elements'
import { createMarks } from './marks'
import { createPageNotes, type PageView } from './page-notes'
import { watchPages } from './page-watch'
import { createSearch } from './search'

/** Called by the viewer while a document is shown. */
export interface ViewerEvents {
  readonly page: (number: number) => void
  readonly zoom: (scale: number, fit: 'width' | 'page' | null) => void
  readonly spread: (pages: 1 | 2) => void
  readonly found: (current: number, total: number, searching: boolean) => void
  readonly rotated: () => void
  /** A page ran out of time. */
  readonly slow: () => void
}

const fits = { width: 'page-width', page: 'page-fit' } as const
const fitOf = (value: string) => (value === fits.width ? 'width' : value === fits.page ? 'page' : null)

/** pdf.js's own viewer components, without links, scripts, forms and editing. */
export const createViewer = (events: ViewerEvents) => {
  const eventBus = new EventBus()
  // A link within the document keeps the zoom that the person has chosen.
  const linkService = new PDFLinkService({ eventBus, ignoreDestinationZoom: true })
  // A link out of the document shows its address as a title and cannot be followed.
  linkService.externalLinkEnabled = false
  const findController = new PDFFindController({ eventBus, linkService })
  const viewer = new PDFViewer({
    container: element('container', HTMLDivElement),
    viewer: element('viewer', HTMLDivElement),
    eventBus,
    linkService,
    findController,
    annotationMode: AnnotationMode.ENABLE,
    imageResourcesPath: assetFolder('images'),
    enableAutoLinking: false,
  })
  linkService.setViewer(viewer)
  const pageView = (number: number) => viewer.getPageView(number - 1) as PageView | undefined
  const notes = createPageNotes(pageView)
  const marks = createMarks(pageView)
  const watch = watchPages(eventBus, pageView, notes, events.slow)
  const restore = () => {
    notes.restore()
    marks.restore()
  }

  eventBus.on('pagesinit', () => {
    viewer.currentScaleValue = fits.width
  })
  eventBus.on('spreadmodechanged', ({ mode }: { mode: number }) => {
    restore()
    events.spread(mode === SpreadMode.NONE ? 1 : 2)
  })
  eventBus.on('pagechanging', ({ pageNumber }: { pageNumber: number }) => events.page(pageNumber))
  eventBus.on('scalechanging', ({ scale, presetValue }: { scale: number; presetValue?: string }) => {
    restore()
    events.zoom(scale, presetValue === undefined ? null : fitOf(presetValue))
  })
  eventBus.on('rotationchanging', () => {
    restore()
    events.rotated()
  })
  eventBus.on('pagerendered', ({ pageNumber }: { pageNumber: number }) => marks.draw(pageNumber))
  const search = createSearch(eventBus, viewer, events.found)
  /** A fitted zoom follows the space that there is. */
  const refit = (): void => {
    if (!viewer.pdfDocument || fitOf(viewer.currentScaleValue) === null) return
    viewer.currentScaleValue = viewer.currentScaleValue
    viewer.update()
  }
  window.addEventListener('resize', refit)

  let firstDrawn: Promise<unknown> = Promise.resolve()
  return {
    show: (pdf: PDFDocumentProxy) => {
      firstDrawn = new Promise((resolve) => eventBus.on('pagerendered', resolve, { once: true }))
      viewer.setDocument(pdf)
      linkService.setDocument(pdf)
      for (let number = 2; number <= pdf.numPages; number++) {
        pdf.getPage(number).catch(() => notes.set(number, 'This page is damaged and cannot be shown.'))
      }
    },
    hide: () => {
      watch.stop()
      notes.clear()
      marks.clear()
      search.forget()
      viewer.setDocument(null)
      linkService.setDocument(null)
    },
    goTo: (number: number) => {
      if (number >= 1 && number <= viewer.pagesCount) viewer.currentPageNumber = number
    },
    zoom: (to: 'in' | 'out' | 'width' | 'page' | number) => {
      if (to === 'in') viewer.increaseScale()
      else if (to === 'out') viewer.decreaseScale()
      else viewer.currentScaleValue = typeof to === 'number' ? String(to) : fits[to]
    },
    spread: (pages: 1 | 2) => {
      viewer.spreadMode = pages === 2 ? SpreadMode.ODD : SpreadMode.NONE
      // The fitted width is now that of the spread, so the zoom is computed again.
      if (fitOf(viewer.currentScaleValue) !== null) viewer.currentScaleValue = viewer.currentScaleValue
    },
    rotate: () => {
      viewer.pagesRotation = (viewer.pagesRotation + 90) % 360
    },
    find: search.find,
    endFind: search.end,
    marks,
    refit,
    pageView,
    /** The pages' rotation on the screen, in degrees. */
    turned: (): number => viewer.pagesRotation,
    goToDestination: (dest: string | readonly unknown[]): void => {
      void linkService.goToDestination(dest as string | unknown[])
    },
    /** One page on or back, for the arrow keys. False if they scroll a page that is wider than its space. */
    step: (by: 1 | -1): boolean => {
      const container = element('container', HTMLDivElement)
      if (!viewer.pdfDocument || container.scrollWidth > container.clientWidth) return false
      return by === 1 ? viewer.nextPage() : viewer.previousPage()
    },
    /** Resolves once the first page of the document is drawn. */
    drawn: () => firstDrawn,
  }
}
