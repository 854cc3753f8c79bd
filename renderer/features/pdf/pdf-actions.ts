import { pdfKeys, type PdfKey } from '../../lib/pdf-keys'
import type { PdfCommand, PdfSide } from '../../lib/pdf-messages'
import type { DocumentState } from './pdf-state'

/** What can be done now, by its key; what cannot be done now is left out. */
export type PdfActions = Partial<Record<PdfKey, () => void>>

/** The actions that only change how the open document is shown. */
export const viewActions = (shown: DocumentState, send: (command: PdfCommand) => void): PdfActions => {
  if (shown.stage !== 'open') return {}
  const side = (wanted: PdfSide) => (): void =>
    send({ type: 'side', show: shown.side === wanted ? null : wanted })
  return {
    thumbnails: side('thumbnails'),
    // While it is not known yet, it may be there.
    ...(shown.outline !== 0 && { outline: side('outline') }),
    'zoom-in': () => send({ type: 'zoom', to: 'in' }),
    'zoom-out': () => send({ type: 'zoom', to: 'out' }),
    fit: () => send({ type: 'zoom', to: shown.fit === 'width' ? 'page' : 'width' }),
    ...(shown.pages > 1 && {
      spread: () => send({ type: 'spread', pages: shown.spread === 2 ? 1 : 2 }),
    }),
    rotate: () => send({ type: 'rotate' }),
  }
}

/** The shortcuts of these actions. Escape is left out: it closes only what has the focus. */
export const shortcutsOf = (actions: PdfActions): Readonly<Record<string, () => void>> =>
  Object.fromEntries(
    Object.entries(actions).flatMap(([key, run]) =>
      key === 'close' ? [] : [[pdfKeys[key as PdfKey], run] as const],
    ),
  )
