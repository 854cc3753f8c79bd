import './first'
import 'pdfjs-dist/legacy/web/pdf_viewer.css'
import './frame.css'
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { pdfLimits } from '../lib/pdf-limits'
import type { PdfCommand, PdfEvent, PdfFailure } from '../lib/pdf-messages'
import { checkDocument } from './checking'
import { element } from './elements'
import { startEngine } from './engine'
import { keyOf } from './keys'
import { openDocument } from './opening'
import { askPassword } from './password'
import { createViewer } from './viewer'

/** The one page that may talk to this frame. */
const consoleOrigin = 'app://console'
/** How long a worker that let a page run out of time may take to answer anything at all. */
const signOfLifeMs = 2000
/** How long the first page may keep the text of all pages waiting, milliseconds. */
const drawWait = 3000

let port: MessagePort | undefined
const emit = (event: PdfEvent) => port?.postMessage(event)

/** The document that was asked for last; a later one or `close` aborts it. */
let current = { document: 0, left: new AbortController() }
/** The record that was asked about last. */
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
  page: (number) => emit({ type: 'page', document: current.document, number }),
  zoom: (scale, fit) => emit({ type: 'zoom', document: current.document, scale, fit }),
  found: (matched, total, searching) =>
    emit({ type: 'found', document: current.document, current: matched, total, searching }),
  slow: () => void checkWorker(),
})

const leave = () => {
  current.left.abort()
  checking.abort()
  viewer.hide()
  notice(null)
  void shown?.close()
  shown = undefined
}

/** A slow page is given up alone; where the worker does not answer either, no page will ever come. */
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
}

type Check = Extract<PdfCommand, { type: 'check' }>

const check = async ({ document, check: number, bill, others, words }: Check) => {
  checking.abort()
  checking = new AbortController()
  const { signal } = checking
  const asked = shown
  if (!asked || document !== current.document) return
  viewer.marks.clear()
  // Reading the text of all pages must not keep the first from being seen.
  await Promise.race([viewer.drawn(), new Promise((resolve) => setTimeout(resolve, drawWait))])
  if (signal.aborted) return
  const detection = await checkDocument(asked.pdf, bill, others, signal)
  if (!detection) return
  if (detection.kind === 'no-text') {
    emit({ type: 'checked', document, check: number, detection })
    return
  }
  viewer.marks.set(detection.findings, words)
  const findings = detection.findings.map(({ field, state, places, printed }) => ({
    field,
    state,
    pages: places.map(({ page }) => page),
    printed,
  }))
  emit({ type: 'checked', document, check: number, detection: { ...detection, findings } })
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
    case 'rotate':
      viewer.rotate()
      break
    case 'find':
      viewer.find(command)
      break
    case 'find-end':
      viewer.endFind()
      break
    case 'check':
      void check(command)
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

window.addEventListener('keydown', (event) => {
  const key = keyOf(event)
  if (!key) return
  event.preventDefault()
  emit({ type: 'key', key })
})
