import type { PdfDetection, PdfEvent, PdfFailure, PdfSide } from '../../lib/pdf-messages'

/** What the panel knows of a document from the frame's messages. */
export interface DocumentState {
  /** The panel's number for the opened document; 0 before the first. */
  readonly document: number
  readonly stage: 'opening' | 'password' | 'open' | 'failed'
  readonly failure: PdfFailure | null
  readonly pages: number
  readonly page: number
  /** 1 is 100 %. */
  readonly scale: number
  readonly fit: 'width' | 'page' | null
  /** How many pages are shown side by side. */
  readonly spread: 1 | 2
  readonly side: PdfSide | null
  /** How many entries the document's own outline has; null until that is known. */
  readonly outline: number | null
  readonly found: { readonly current: number; readonly total: number; readonly searching: boolean } | null
  /** The findings for the record with this number. */
  readonly checked: { readonly check: number; readonly detection: PdfDetection } | null
}

export interface PdfState {
  /** Whether the frame has its port and can receive commands. */
  readonly ready: boolean
  readonly shown: DocumentState
}

export const opening = (document: number): DocumentState => ({
  document,
  stage: 'opening',
  failure: null,
  pages: 0,
  page: 1,
  scale: 1,
  fit: null,
  spread: 1,
  side: null,
  outline: null,
  found: null,
  checked: null,
})

export const nothingShown: PdfState = { ready: false, shown: opening(0) }

/** The messages that are not about the state of the shown document. */
type Other = 'ready' | 'key' | 'examined' | 'picture'
type DocumentEvent = Exclude<PdfEvent, { type: Other }>

const changeOf = (event: DocumentEvent): Partial<DocumentState> => {
  switch (event.type) {
    case 'opened':
      return { stage: 'open', pages: event.pages }
    case 'failed':
      return { stage: 'failed', failure: event.reason }
    case 'password':
      return { stage: 'password' }
    case 'page':
      return { page: event.number }
    case 'zoom':
      return { scale: event.scale, fit: event.fit }
    case 'found':
      return { found: { current: event.current, total: event.total, searching: event.searching } }
    case 'spread':
      return { spread: event.pages }
    case 'side':
      return { side: event.shown }
    case 'outline':
      return { outline: event.entries }
    case 'checked':
      return { checked: { check: event.check, detection: event.detection } }
  }
}

export type PdfAction = PdfEvent | { readonly type: 'reload' } | { readonly type: 'find-end' }

/** The next state. Late messages about an earlier document are ignored. */
export const pdfReducer = (state: PdfState, action: PdfAction): PdfState => {
  if (action.type === 'reload') return nothingShown
  if (action.type === 'ready') return { ...nothingShown, ready: true }
  if (action.type === 'key' || action.type === 'examined' || action.type === 'picture') return state
  if (action.type === 'find-end') return { ...state, shown: { ...state.shown, found: null } }
  if (action.document < state.shown.document) return state
  const before = action.document === state.shown.document ? state.shown : opening(action.document)
  return { ...state, shown: { ...before, ...changeOf(action) } }
}
