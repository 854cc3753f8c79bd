import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PdfSide } from '../lib/pdf-messages'
import { element } from './elements'
import { createOutline, type OutlineNode } from './outline'
import type { PageView } from './page-notes'
import { createThumbnails } from './thumbnails'

interface Parts {
  readonly pageView: (number: number) => PageView | undefined
  readonly turned: () => number
  readonly onGoTo: (page: number) => void
  readonly onGoToDestination: (dest: string | readonly unknown[]) => void
  /** Called when the width that is left for the pages has changed. */
  readonly onResize: () => void
}

/** pdf.js answers null where a document has no outline, though its types do not say so. */
const orNone = (nodes: readonly OutlineNode[] | null): readonly OutlineNode[] => nodes ?? []

const outlineOf = async (pdf: PDFDocumentProxy): Promise<readonly OutlineNode[]> => {
  try {
    return orNone(await pdf.getOutline())
  } catch {
    return []
  }
}

/** What stands at the side of the pages: their thumbnails, or the document's outline. It stays from document to document. */
export const createSide = ({ pageView, turned, onGoTo, onGoToDestination, onResize }: Parts) => {
  const table = element('table', HTMLElement)
  const side = element('side', HTMLElement)
  const parts = {
    thumbnails: element('thumbnails', HTMLDivElement),
    outline: element('outline', HTMLDivElement),
  }
  const thumbnails = createThumbnails({ list: parts.thumbnails, pageView, turned, onGo: onGoTo })
  const outline = createOutline({
    tree: element('outline-tree', HTMLDivElement),
    note: element('outline-note', HTMLParagraphElement),
    onGo: onGoToDestination,
  })
  let shown: PdfSide | null = null
  let document: PDFDocumentProxy | null = null

  const drawThumbnails = (): void => {
    if (document && shown === 'thumbnails') thumbnails.show(document)
    else thumbnails.hide()
  }
  return {
    shown: () => shown,
    show: (next: PdfSide | null): void => {
      if (next === shown) return
      shown = next
      side.hidden = next === null
      table.toggleAttribute('data-side', next !== null)
      for (const [name, part] of Object.entries(parts)) part.hidden = name !== next
      drawThumbnails()
      onResize()
    },
    /** Returns how many entries the outline of the document has. */
    open: async (pdf: PDFDocumentProxy): Promise<number> => {
      document = pdf
      drawThumbnails()
      const nodes = await outlineOf(pdf)
      return pdf === document ? outline.show(nodes) : 0
    },
    close: (): void => {
      document = null
      thumbnails.hide()
      outline.show([])
    },
    page: thumbnails.goTo,
    /** The pages were turned. */
    redraw: drawThumbnails,
    has: (target: EventTarget | null): boolean => target instanceof Node && side.contains(target),
  }
}
