import {
  getDocument,
  PasswordResponses,
  type PDFDocumentProxy,
  type PDFWorker,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
import { pdfLimits } from '../lib/pdf-limits'
import type { PdfFailure } from '../lib/pdf-messages'
import { assetFolder } from './assets'

/** An open document, or the reason why it cannot be opened. `close` frees what pdf.js holds of it. */
export type Opening =
  | { readonly ok: true; readonly pdf: PDFDocumentProxy; readonly close: () => Promise<void> }
  | { readonly ok: false; readonly reason: PdfFailure; readonly pages?: number }

const refused = (reason: PdfFailure, pages?: number): Opening => ({
  ok: false,
  reason,
  ...(pages !== undefined && { pages }),
})

/** Files begin with `%PDF-`, but readers have always tolerated some other bytes before it. */
export const looksLikePdf = (bytes: ArrayBuffer): boolean =>
  new TextDecoder('latin1').decode(bytes.slice(0, 1024)).includes('%PDF-')

/** A time limit that pauses while a person is asked for a password. */
const deadline = (milliseconds: number, passed: () => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = () => clearTimeout(timer)
  const start = () => {
    stop()
    timer = setTimeout(passed, milliseconds)
  }
  start()
  return { start, stop }
}

const examine = async (pdf: PDFDocumentProxy, close: () => Promise<void>): Promise<Opening> => {
  if (pdf.numPages > pdfLimits.pages) return refused('too-many-pages', pdf.numPages)
  // Reading the first page proves that there is a page tree. Later pages may fail individually.
  await pdf.getPage(1)
  return { ok: true, pdf, close }
}

/**
 * Opens a document within its limits. `ask` is called for a password, and again after a wrong one; null means that the
 * person declined.
 */
export const openDocument = async (
  bytes: ArrayBuffer,
  worker: PDFWorker,
  ask: (wrong: boolean) => Promise<string | null>,
): Promise<Opening> => {
  if (bytes.byteLength > pdfLimits.bytes) return refused('too-large')
  if (!looksLikePdf(bytes)) return refused('not-a-pdf')
  const task = getDocument({
    data: new Uint8Array(bytes),
    worker,
    cMapUrl: assetFolder('cmaps'),
    standardFontDataUrl: assetFolder('standard_fonts'),
    wasmUrl: assetFolder('wasm'),
    iccUrl: assetFolder('iccs'),
    maxImageSize: pdfLimits.imagePixels,
    enableXfa: false,
    disableWorkerRendering: true,
  })
  const close = () => task.destroy()
  // Whatever happens first decides. What comes later has no effect on the settled promise.
  const opening = await new Promise<Opening>((resolve) => {
    const limit = deadline(pdfLimits.seconds * 1000, () => resolve(refused('too-slow')))
    task.onPassword = (update: (password: string) => void, reason: number) => {
      limit.stop()
      void ask(reason === PasswordResponses.INCORRECT_PASSWORD).then((password) => {
        if (password === null) {
          resolve(refused('password-declined'))
          return
        }
        limit.start()
        update(password)
      })
    }
    void task.promise
      .then((pdf) => examine(pdf, close))
      .catch(() => refused('damaged'))
      .then(resolve)
      .finally(limit.stop)
  })
  // A worker that hangs would never confirm this. The caller ends it after 'too-slow'.
  if (!opening.ok) void close()
  return opening
}
