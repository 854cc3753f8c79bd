import type { EventBus } from 'pdfjs-dist/legacy/web/pdf_viewer.mjs'
import { FindState } from 'pdfjs-dist/legacy/web/pdf_viewer.mjs'
import type { PdfCommand } from '../lib/pdf-messages'

type Find = Extract<PdfCommand, { type: 'find' }>

interface Matches {
  matchesCount: { current: number; total: number }
  state?: number
}

/** The search of pdf.js: all matches are marked, and counted as its search proceeds. */
export const createSearch = (
  bus: EventBus,
  source: object,
  onFound: (current: number, total: number, searching: boolean) => void,
) => {
  let last: Find | undefined
  const found = ({ matchesCount: { current, total }, state }: Matches) =>
    onFound(current, total, state === FindState.PENDING)
  bus.on('updatefindmatchescount', found)
  bus.on('updatefindcontrolstate', found)
  return {
    find: (find: Find) => {
      const again = last?.query === find.query && last.matchCase === find.matchCase
      last = find
      bus.dispatch('find', {
        source,
        type: again && find.step !== 'new' ? 'again' : '',
        query: find.query,
        caseSensitive: find.matchCase,
        entireWord: false,
        matchDiacritics: false,
        highlightAll: true,
        findPrevious: find.step === 'previous',
      })
    },
    /** Takes the marks away. */
    end: () => {
      last = undefined
      bus.dispatch('findbarclose', { source })
    },
    /** Another document: the next search is a new one. */
    forget: () => {
      last = undefined
    },
  }
}
