import { Loader } from '@mantine/core'
import { useEffect, useEffectEvent, useState, type KeyboardEvent } from 'react'
import { FailureMessage } from '../../parts/failure-message'
import type { PdfCheck } from '../../lib/pdf-check'
import type { PdfDetection } from '../../lib/pdf-messages'
import { useKeys } from '../../lib/use-keys'
import { StateMessage } from '../../parts/state-message'
import { FindBar } from './find-bar'
import { Findings } from './findings'
import { createFrameKeys, useFrameKeys } from './frame-keys'
import { shortcutsOf, viewActions, type PdfActions } from './pdf-actions'
import { PdfFrame } from './pdf-frame'
import { PdfNotes } from './pdf-notes'
import classes from './pdf-panel.module.css'
import { pdfFailureWords } from './pdf-words'
import { Toolbar } from './toolbar'
import type { Examining } from './use-examining'
import { useOutlets } from './use-outlets'
import { usePdf } from './use-pdf'
import { useShownFinding } from './use-shown-finding'

interface Props {
  /** Left out in a window of its own, from which none is moved into another. */
  readonly connectionId?: string
  readonly profileId: number
  /** Null shows nothing, but loads the viewer in advance. */
  readonly billId: string | null
  /** The name of the bill, in the toolbar and for the saved file. */
  readonly title: string
  /** The label of the profile, if the PDF does not stand beside it. */
  readonly label?: string | null
  /** The record with which the PDF is compared; null for none. */
  readonly check: PdfCheck | null
  /** A record whose PDF is compared with it without being shown. */
  readonly examining: Examining
  /** Called with the findings in the PDF that is shown. */
  readonly onChecked: (check: PdfCheck, detection: PdfDetection) => void
  /** Whether it has the whole width, and a way to change that, beside the bills. */
  readonly isWide?: boolean
  readonly onWiden?: () => void
  /** Left out in a window of its own: there is nothing beside the PDF. */
  readonly onClose?: () => void
  readonly onPrevious?: (() => void) | undefined
  readonly onNext?: (() => void) | undefined
}

/** The PDF of a bill, with what can be done with it. `[` and `]` go to the bills before and after. */
export const PdfPanel = (props: Props) => {
  const { connectionId, profileId, billId, title, label, check, examining, onChecked } = props
  const { isWide = false, onWiden, onClose, onPrevious, onNext } = props
  const [finding, setFinding] = useState(false)
  const [pageCalls, setPageCalls] = useState(0)
  const [frameKeys] = useState(createFrameKeys)
  const pdf = usePdf(profileId, billId, check, examining, frameKeys.press)
  const { shown, query, detection } = pdf
  const tell = useEffectEvent(onChecked)
  useEffect(() => {
    if (check && detection) tell(check, detection)
  }, [check, detection])
  const places = useShownFinding(detection, pdf.send)
  const outlets = useOutlets({ connectionId, profileId, billId, title, check, onClose }, pdf)
  const stopFinding = (): void => {
    setFinding(false)
    pdf.endFind()
  }
  const close = finding ? stopFinding : onClose
  const isOpen = shown.stage === 'open'
  const actions: PdfActions = {
    ...outlets.actions,
    ...viewActions(shown, pdf.send),
    ...(isOpen && { find: () => setFinding(true), 'to-page': () => setPageCalls(pageCalls + 1) }),
    ...(onPrevious && { previous: onPrevious }),
    ...(onNext && { next: onNext }),
    ...(onWiden && { widen: onWiden }),
    ...(close && { close }),
    'next-difference': places.nextDifference,
  }

  const visible = billId !== null
  useKeys(shortcutsOf(actions), { enabled: visible })
  useFrameKeys(frameKeys, actions)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || !close) return
    event.preventDefault()
    close()
  }

  const failed = query.isError || shown.stage === 'failed'
  const waiting = !failed && shown.stage === 'opening'
  return (
    <section
      className={classes.panel}
      aria-label={`PDF: ${title}`}
      data-hidden={!visible || undefined}
      onKeyDown={onKeyDown}
    >
      <Toolbar
        title={title}
        label={label}
        shown={shown}
        actions={actions}
        saving={outlets.isSaving}
        copying={outlets.isCopying}
        isOtherPrinting={outlets.isOtherPrinting}
        send={pdf.send}
        pageCalls={pageCalls}
        isWide={isWide}
        onClose={
          onClose &&
          (() => {
            setFinding(false)
            onClose()
          })
        }
      />
      {finding && isOpen && (
        <FindBar key={billId} found={shown.found} send={pdf.send} onClose={stopFinding} />
      )}
      {check && isOpen && (
        <Findings check={check} detection={detection} shown={places.field} onShow={places.show} />
      )}
      <PdfNotes results={outlets.results} printing={outlets.printing} />
      <div className={classes.table}>
        <PdfFrame key={pdf.loads} title={`Pages of ${title}`} onLoad={pdf.connect} />
        {waiting && (
          <div className={classes.cover} role="status">
            <Loader size="sm" aria-hidden />
            Reading the PDF
          </div>
        )}
        {failed && (
          <div className={classes.cover}>
            {query.isError ? (
              <FailureMessage error={query.error} retry={pdf.retry} />
            ) : (
              <StateMessage
                tone="alert"
                {...pdfFailureWords(shown.failure ?? 'viewer-stopped')}
                action={{ label: 'Try again', run: pdf.retry }}
              />
            )}
          </div>
        )}
      </div>
    </section>
  )
}
