import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runOf, type PageText } from '../../shared/detective/page-text'

/** Adds a method of `Promise` that pdf.js needs and Node only has since version 22. */
const completePromise = (): void => {
  const promise = Promise as { withResolvers?: unknown }
  promise.withResolvers ??= function withResolvers<T>() {
    let settle: { resolve: (value: T) => void; reject: (reason: unknown) => void } | undefined
    const made = new Promise<T>((resolve, reject) => {
      settle = { resolve, reject }
    })
    return { promise: made, ...settle }
  }
}

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = (name: string): string => join(root, 'node_modules/pdfjs-dist', name, '/')

/** The text of a PDF as the frame of the window reads it: with pdf.js, but under Node. */
export const textOfPdf = async (bytes: Uint8Array): Promise<readonly PageText[]> => {
  completePromise()
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({
    data: new Uint8Array(bytes),
    standardFontDataUrl: folder('standard_fonts'),
    cMapUrl: folder('cmaps'),
    verbosity: 0,
  })
  const pdf = await task.promise
  const pages: PageText[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    pages.push({ number, runs: items.flatMap((item) => ('str' in item ? [runOf(item)] : [])) })
  }
  await task.destroy()
  return pages
}
