import { Loader } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState, type KeyboardEvent } from 'react'
import { call, failureOf } from '../../bridge/call'
import { FailureMessage } from '../../parts/failure-message'
import type { PdfCheck } from '../../lib/pdf-check'
import type { PdfDetection } from '../../lib/pdf-messages'
import { isUnderDialog, useKeys } from '../../lib/use-keys'
import { FailureNotice } from '../../parts/failure-notice'
import { StateMessage } from '../../parts/state-message'
import { FindBar } from './find-bar'
import { Findings } from './findings'
import { PdfFrame } from './pdf-frame'
import classes from './pdf-panel.module.css'
import { pdfFailureWords } from './pdf-words'
import { Toolbar } from './toolbar'
import type { Examining } from './use-examining'
import { usePdf } from './use-pdf'
import { useShownFinding } from './use-shown-finding'

interface Props {
  readonly profileId: number
  /** Null shows nothing, but loads the viewer in advance. */
  readonly billId: string | null
  /** The name of the bill, in the toolbar and for the saved file. */
  readonly title: string
  /** The record with which the PDF is compared; null for none. */
  readonly check: PdfCheck | null
  /** A record whose PDF is compared with it without being shown. */
  readonly examining: Examining
  /** Called with the findings in the PDF that is shown. */
  readonly onChecked: (check: PdfCheck, detection: PdfDetection) => void
  /** Whether it has the whole width, and a way to change that. */
  readonly isWide: boolean
  readonly onWiden: () => void
  readonly onClose: () => void
  readonly onPrevious?: (() => void) | undefined
  readonly onNext?: (() => void) | undefined
}

/** Saves a bill's PDF where the person chooses: main asks for the place, and answers null if they cancelled. */
const useSavePdf = (profileId: number) =>
  useMutation({
    mutationFn: ({ billId, name }: { readonly billId: string; readonly name: string }) =>
      call('bills:save-pdf', { profileId, billId, suggestedName: name.slice(0, 200) }),
  })

/** The PDF of a bill: pages, zoom, search in its text, save. `[` and `]` go to the bills before and after. */
export const PdfPanel = (props: Props) => {
  const {
    profileId,
    billId,
    title,
    check,
    examining,
    onChecked,
    isWide,
    onWiden,
    onClose,
    onPrevious,
    onNext,
  } = props
  const [finding, setFinding] = useState(false)
  const save = useSavePdf(profileId)
  const actions = {
    find: () => setFinding(true),
    save: () => {
      if (billId !== null) save.mutate({ billId, name: `${title}.pdf` })
    },
    previous: () => onPrevious?.(),
    next: () => onNext?.(),
    close: () => (finding ? stopFinding() : onClose()),
    'next-difference': () => places.nextDifference(),
    widen: onWiden,
  }
  const pdf = usePdf(profileId, billId, check, examining, (key) => {
    // The frame receives keys by itself, also while it keeps the focus under a dialog.
    if (!isUnderDialog()) actions[key]()
  })
  const { shown, query } = pdf
  const { detection } = pdf
  const tell = useEffectEvent(onChecked)
  useEffect(() => {
    if (check && detection) tell(check, detection)
  }, [check, detection])
  const places = useShownFinding(pdf.detection, pdf.send)
  const stopFinding = (): void => {
    setFinding(false)
    pdf.endFind()
  }

  const visible = billId !== null
  const windowKeys = {
    ...(shown.stage === 'open' ? { 'Mod+F': actions.find } : {}),
    'Mod+S': actions.save,
    '[': actions.previous,
    ']': actions.next,
    D: actions['next-difference'],
    F: onWiden,
  }
  useKeys(windowKeys, { enabled: visible })

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    actions.close()
  }

  const saved = save.variables?.billId === billId
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
        shown={shown}
        saving={save.isPending}
        send={pdf.send}
        isWide={isWide}
        onWiden={onWiden}
        onFind={actions.find}
        onSave={actions.save}
        onClose={() => {
          setFinding(false)
          onClose()
        }}
        onPrevious={onPrevious}
        onNext={onNext}
      />
      {finding && shown.stage === 'open' && (
        <FindBar key={billId} found={shown.found} send={pdf.send} onClose={stopFinding} />
      )}
      {check && shown.stage === 'open' && (
        <Findings check={check} detection={pdf.detection} shown={places.field} onShow={places.show} />
      )}
      {saved && save.isError && <FailureNotice failure={failureOf(save.error)} />}
      {saved && save.data?.savedTo && (
        <p className={classes.saved} role="status" title={save.data.savedTo}>
          Saved to {save.data.savedTo}
        </p>
      )}
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
