import { CallError } from '../../../renderer/bridge/call'
import { FindBar } from '../../../renderer/features/pdf/find-bar'
import { viewActions, type PdfActions } from '../../../renderer/features/pdf/pdf-actions'
import { PdfNotes } from '../../../renderer/features/pdf/pdf-notes'
import { opening, type DocumentState } from '../../../renderer/features/pdf/pdf-state'
import { Toolbar } from '../../../renderer/features/pdf/toolbar'
import { PdfWindow } from '../../../renderer/pdf-window/pdf-window'
import { fail, ok } from '../../../shared/errors/failure'
import { unbroken } from '../samples'
import { never, otherWindow, part } from '../story'

export default { title: 'views/PDF' }

const nothing = () => undefined
const title = 'Bill 2026-10-02 to 2026-11-01'

/** Everything that can be done with an open document of these pages. */
const toolbar = (
  state: Partial<DocumentState>,
  more: { readonly label?: string; readonly isBeside?: boolean } = {},
) => {
  const { label, isBeside = true } = more
  const shown: DocumentState = {
    ...opening(1),
    stage: 'open',
    pages: 12,
    page: 3,
    scale: 0.85,
    fit: 'width',
    ...state,
  }
  const all: PdfActions = {
    ...viewActions(shown, nothing),
    ...(shown.stage === 'open' && { find: nothing, print: nothing, 'copy-page': nothing }),
    ...(isBeside && { widen: nothing, 'own-window': nothing }),
    save: nothing,
    next: nothing,
  }
  return (
    <Toolbar
      title={title}
      label={label}
      shown={shown}
      actions={all}
      saving={false}
      isOtherPrinting={false}
      copying={false}
      send={nothing}
      pageCalls={0}
      isWide={false}
      onClose={isBeside ? nothing : undefined}
    />
  )
}

export const ToolbarOpen = part(toolbar({ outline: 4 }))
export const ToolbarWithPagesAtTheSide = part(toolbar({ side: 'thumbnails', spread: 2, outline: 0 }))
export const ToolbarWaiting = part(toolbar({ stage: 'opening' }))
export const ToolbarNarrow = part(<div style={{ width: 360 }}>{toolbar({ outline: 4 })}</div>)
export const ToolbarOfAWindow = part(toolbar({}, { label: unbroken, isBeside: false }))

const found = (current: number, total: number, searching = false) => (
  <FindBar found={{ current, total, searching }} send={nothing} onClose={nothing} />
)
export const Find = part(found(2, 14))

const none = { words: null, error: null }
export const NotesPrinting = part(
  <PdfNotes results={[none]} printing={{ step: { kind: 'drawing', page: 3 }, pages: 12, cancel: nothing }} />,
)
export const NotesPrintingInParts = part(
  <PdfNotes
    results={[none]}
    printing={{ step: { kind: 'printing', first: 1, last: 118 }, pages: 500, cancel: nothing }}
  />,
)
export const NotesDone = part(
  <PdfNotes
    results={[
      { words: 'Saved to ', file: 'Bill 2026-10.pdf', error: null },
      { words: 'Sent to the printer', error: null },
      { words: 'Page 2 is in the clipboard as a picture', error: null },
    ]}
    printing={null}
  />,
)
export const NotesFailed = part(
  <PdfNotes
    results={[
      {
        words: null,
        error: new CallError({ code: 'print-failed', detail: 'No printers available on the network' }),
      },
      { words: null, error: new CallError({ code: 'page-not-drawn', detail: 'page 3' }) },
      { words: null, error: new CallError({ code: 'too-many-windows' }) },
    ]}
    printing={null}
  />,
)

export const WindowWaiting = otherWindow(<PdfWindow />, { 'pdf:window': never })
export const WindowFailed = otherWindow(<PdfWindow />, { 'pdf:window': () => fail('store-unavailable') })
export const WindowOfAGoneProfile = otherWindow(<PdfWindow />, {
  'app:is-private': () => ok({ on: false }),
  'bills:pdf': never,
  'pdf:window': () =>
    ok({ profileId: 516, billId: 'b1', record: 'r1', label: unbroken, bills: null, isGone: true }),
})
