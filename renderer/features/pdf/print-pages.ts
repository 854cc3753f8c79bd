import { CallError, call } from '../../bridge/call'
import type { PagePicture } from '../../lib/pdf-messages'
import { jpegOf } from './encoded'
import { isFull, partFrom, usualPaper, withPage, type PrintPart } from './print-parts'
import { createSheets } from './sheets'

/** Pixels for each point of the paper: 300 dots an inch, and 150 for a long document, which so takes fewer parts. */
const fine = 300 / 72
const coarse = 150 / 72
const longDocument = 30

export interface Printing {
  readonly pages: number
  /** Null if the page cannot be drawn. */
  readonly pictureOf: (page: number, scale: number) => Promise<PagePicture | null>
  readonly signal: AbortSignal
}

export type PrintStep =
  | { readonly kind: 'drawing'; readonly page: number }
  /** The system's dialog is open for these pages. */
  | { readonly kind: 'printing'; readonly first: number; readonly last: number }

/** Called at each step, and with the last page that was sent to the printer. */
interface Steps {
  readonly onStep: (step: PrintStep) => void
  readonly onSent: (last: number) => void
}

/** False if the person cancelled. */
const printPart = async (
  { first, last, papers }: PrintPart,
  sheets: ReturnType<typeof createSheets>,
  { onStep, onSent }: Steps,
): Promise<boolean> => {
  const usual = usualPaper(papers)
  const { width, height } = usual
  sheets.layOut(usual)
  onStep({ kind: 'printing', first, last })
  const { printed } = await call('pdf:print', { width: Math.max(1, width), height: Math.max(1, height) })
  if (printed) onSent(last)
  return printed
}

/**
 * Prints all pages: they are drawn one after the other, and main shows the system's dialog, for a very long document once
 * for each part of it. Nothing more is printed if a page cannot be drawn, or once the person cancels.
 */
export const printPages = async ({ pages, pictureOf, signal }: Printing, steps: Steps): Promise<void> => {
  const scale = pages > longDocument ? coarse : fine
  const isGivenUp = (): boolean => signal.aborted
  let sheets = createSheets()
  let part = partFrom(1)
  try {
    for (let page = 1; page <= pages; page++) {
      steps.onStep({ kind: 'drawing', page })
      const picture = await pictureOf(page, scale)
      if (isGivenUp()) return
      if (!picture) throw new CallError({ code: 'page-not-drawn', detail: `page ${page}` })
      if (isFull(part, picture, pages - page)) {
        if (!(await printPart(part, sheets, steps)) || isGivenUp()) return
        sheets.remove()
        sheets = createSheets()
        part = partFrom(page)
      }
      await sheets.add(jpegOf(picture), picture.paper)
      part = withPage(part, picture)
    }
    if (!isGivenUp()) await printPart(part, sheets, steps)
  } finally {
    sheets.remove()
  }
}
