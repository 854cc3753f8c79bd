import './first'
import 'pdfjs-dist/legacy/web/pdf_viewer.css'
import './frame.css'
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Detection } from '../../shared/detective/finding'
import { pdfKeys } from '../lib/pdf-keys'
import { pdfLimits } from '../lib/pdf-limits'
import type { PdfCommand, PdfDetection, PdfEvent, PdfFailure } from '../lib/pdf-messages'
import { isPress } from '../lib/shortcut'
import { checkDocument } from './checking'
import { element } from './elements'
import { startEngine, type Engine } from './engine'
import { keyOf } from './keys'
import { openDocument } from './opening'
import { askPassword } from './password'
import { pictureOf } from './picture'
import { createSide } from './side'
import { createViewer } from './viewer'

/** The only page that may talk to this frame. */
const consoleOrigin = 'app://console'
/** How long the worker may take to answer anything at all, after a page has run out of time. */
const signOfLifeMs = 2000
/** How long other work waits for the first page to be drawn, in milliseconds. */
const drawWait = 3000

let port: MessagePort | undefined
const emit = (event: PdfEvent, transfer: readonly Transferable[] = []) =>
  port?.postMessage(event, [...transfer])

/** The document opened last. It is aborted by the next one, or by `close`. */
let current = { document: 0, left: new AbortController() }
/** The comparison requested last. */
let checking = new AbortController()
let shown: { readonly pdf: PDFDocumentProxy; readonly close: () => Promise<void> } | undefined

const notice = (text: string | null) => {
  const line = element('notice', HTMLParagraphElement)
  line.hidden = text === null
  line.textContent = text
}

const fail = (reason: PdfFailure, pages?: number) => {
  const { document } = current
  leave()
  emit({ type: 'failed', document, reason, ...(pages !== undefined && { pages }) })
}

const engine = startEngine({
  imageTooLarge: () =>
    notice(`An image of more than ${pdfLimits.imagePixels / 1_000_000} megapixels is left out of this PDF.`),
  died: () => {
    engine.restart()
    fail('viewer-stopped')
  },
})

const viewer = createViewer({
  page: (number) => {
    side.page(number)
    emit({ type: 'page', document: current.document, number })
  },
  zoom: (scale, fit) => emit({ type: 'zoom', document: current.document, scale, fit }),
  spread: (pages) => emit({ type: 'spread', document: current.document, pages }),
  found: (matched, total, searching) =>
    emit({ type: 'found', document: current.document, current: matched, total, searching }),
  rotated: () => side.redraw(),
  slow: () => void checkWorker(),
})

const side = createSide({
  pageView: viewer.pageView,
  turned: viewer.turned,
  onGoTo: viewer.goTo,
  onGoToDestination: viewer.goToDestination,
  onResize: viewer.refit,
})
const tellSide = () => emit({ type: 'side', document: current.document, shown: side.shown() })

const leave = () => {
  current.left.abort()
  checking.abort()
  viewer.hide()
  side.close()
  notice(null)
  void shown?.close()
  shown = undefined
}

/** If only one page is slow, it alone is given up. If the worker does not answer either, no page will ever be drawn. */
const checkWorker = async () => {
  const checked = shown
  const silent = new Promise((resolve) => setTimeout(() => resolve('silent'), signOfLifeMs))
  const answer = await Promise.race([checked?.pdf.getDestination('').catch(() => null), silent])
  if (answer !== 'silent' || shown !== checked) return
  engine.restart()
  fail('too-slow')
}

const open = async (document: number, bytes: ArrayBuffer) => {
  leave()
  const left = new AbortController()
  current = { document, left }
  const opening = await openDocument(bytes, engine.worker(), (wrong) => {
    if (left.signal.aborted) return Promise.resolve(null)
    emit({ type: 'password', document })
    return askPassword(wrong, left.signal)
  })
  if (!opening.ok && opening.reason === 'too-slow') engine.restart()
  if (left.signal.aborted) {
    if (opening.ok) void opening.close()
    return
  }
  if (!opening.ok) {
    fail(opening.reason, opening.pages)
    return
  }
  shown = opening
  emit({ type: 'opened', document, pages: opening.pdf.numPages })
  viewer.show(opening.pdf)
  side.page(1)
  tellSide()
  void showSide(document, opening.pdf, left.signal)
}

const showSide = async (document: number, pdf: PDFDocumentProxy, left: AbortSignal) => {
  await firstDrawnOrLate()
  if (left.aborted) return
  const entries = await side.open(pdf)
  if (document === current.document) emit({ type: 'outline', document, entries })
}

/** What is not in sight must not delay the first page. */
const firstDrawnOrLate = () =>
  Promise.race([viewer.drawn(), new Promise((resolve) => setTimeout(resolve, drawWait))])

/** What the page receives: the positions stay here. */
const withoutPlaces = (detection: Detection): PdfDetection => {
  if (detection.kind === 'no-text') return detection
  const findings = detection.findings.map(({ field, state, places, printed }) => ({
    field,
    state,
    pages: places.map(({ page }) => page),
    printed,
  }))
  return { ...detection, findings }
}

type Examine = Extract<PdfCommand, { type: 'examine' }>

/**
 * A second worker, so that a file that hangs in the background does not block the shown one. It is started with the
 * first such file.
 */
let background: Engine | undefined

const examine = async ({ number, bytes, bill, others }: Examine) => {
  background ??= startEngine({ imageTooLarge: () => undefined, died: () => background?.restart() })
  const opening = await openDocument(bytes, background.worker(), () => Promise.resolve(null))
  if (!opening.ok) {
    if (opening.reason === 'too-slow') background.restart()
    emit({ type: 'examined', number, detection: null })
    return
  }
  const detection = await checkDocument(opening.pdf, bill, others, new AbortController().signal)
  void opening.close()
  emit({ type: 'examined', number, detection: detection && withoutPlaces(detection) })
}

type Check = Extract<PdfCommand, { type: 'check' }>

const check = async ({ document, check: number, bill, others, words }: Check) => {
  checking.abort()
  checking = new AbortController()
  const { signal } = checking
  const asked = shown
  if (!asked || document !== current.document) return
  viewer.marks.clear()
  await firstDrawnOrLate()
  if (signal.aborted) return
  const detection = await checkDocument(asked.pdf, bill, others, signal)
  if (!detection) return
  if (detection.kind === 'no-text') {
    emit({ type: 'checked', document, check: number, detection })
    return
  }
  viewer.marks.set(detection.findings, words)
  emit({ type: 'checked', document, check: number, detection: withoutPlaces(detection) })
}

type Picture = Extract<PdfCommand, { type: 'picture' }>

const picture = async ({ document, number, page, scale, asShown }: Picture) => {
  const asked = document === current.document ? shown : undefined
  const view = asShown ? { turned: viewer.turned(), marks: viewer.marks } : { turned: 0, marks: null }
  const drawn = asked && (await pictureOf(asked.pdf, { page, scale, ...view }, current.left.signal))
  emit({ type: 'picture', number, picture: drawn ?? null }, drawn ? [drawn.pixels] : [])
}

const obey = (command: PdfCommand): void => {
  switch (command.type) {
    case 'open':
      void open(command.document, command.bytes)
      break
    case 'close':
      leave()
      break
    case 'page':
      viewer.goTo(command.number)
      break
    case 'zoom':
      viewer.zoom(command.to)
      break
    case 'spread':
      viewer.spread(command.pages)
      break
    case 'rotate':
      viewer.rotate()
      break
    case 'find':
      viewer.find(command)
      break
    case 'find-end':
      viewer.endFind()
      break
    case 'side':
      side.show(command.show)
      tellSide()
      break
    case 'picture':
      void picture(command)
      break
    case 'check':
      void check(command)
      break
    case 'examine':
      void examine(command)
      break
    case 'show-finding':
      viewer.marks.show(command.field, command.place)
      break
  }
}

window.addEventListener('message', ({ origin, source, ports: [offered] }) => {
  if (port || !offered || origin !== consoleOrigin || source !== parent) return
  port = offered
  port.onmessage = ({ data }) => obey(data as PdfCommand)
  emit({ type: 'ready' })
})

const arrows: Partial<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowLeft: -1 }

/** Keys of the frame's own: the arrows turn pages, and Escape leaves what stands at their side. */
const obeyKey = ({ key, target, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean => {
  if (ctrlKey || metaKey || altKey || shiftKey || target instanceof HTMLInputElement) return false
  if (side.has(target)) {
    if (key !== 'Escape') return false
    side.show(null)
    tellSide()
    element('container', HTMLDivElement).focus()
    return true
  }
  const by = arrows[key]
  return by !== undefined && viewer.step(by)
}

window.addEventListener('keydown', (event) => {
  if (event.defaultPrevented) return
  const key = obeyKey(event) ? null : keyOf(event)
  if (key === undefined) return
  event.preventDefault()
  if (key && isPress(event, pdfKeys[key])) emit({ type: 'key', key })
})
