import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { createDetective } from '../../shared/detective/detective'
import type { Detection } from '../../shared/detective/finding'
import { runOf, type PageText } from '../../shared/detective/page-text'
import type { Bill } from '../../shared/domain/bill'
import { pdfLimits } from '../lib/pdf-limits'

/** The text of a page. Null if the page is damaged; it then counts as not read. */
const textOf = async (pdf: PDFDocumentProxy, number: number): Promise<PageText | null> => {
  try {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    return { number, runs: items.flatMap((item) => ('str' in item ? [runOf(item)] : [])) }
  } catch {
    return null
  }
}

/** Looks up a record in the text of an open document, page by page. Null if the document was closed meanwhile. */
export const checkDocument = async (
  pdf: PDFDocumentProxy,
  bill: Bill,
  others: readonly Bill[],
  left: AbortSignal,
): Promise<Detection | null> => {
  const now = () => performance.now()
  const detective = createDetective(bill, others, now)
  const end = now() + pdfLimits.seconds * 1000
  for (let number = 1; number <= pdf.numPages && now() < end; number++) {
    const text = await textOf(pdf, number)
    if (left.aborted) return null
    if (text && !detective.read(text)) break
  }
  return detective.conclude(pdf.numPages)
}
