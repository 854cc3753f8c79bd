import { Modal } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { PdfWindowContent } from '../../shared/ipc/calls/pdf'
import { PrivacyMark } from '../app/privacy-mark'
import { useEvent } from '../bridge/use-event'
import { PdfPanel } from '../features/pdf/pdf-panel'
import { pdfKeyWords } from '../features/pdf/pdf-key-words'
import { keyWords } from '../lib/key-words'
import { togglePrivacy, usePrivacy } from '../lib/privacy'
import { useKeys } from '../lib/use-keys'
import { FailureMessage } from '../parts/failure-message'
import { useSharedPrivacy } from '../parts/use-shared-privacy'
import { KeyTable } from '../ui/key-table'
import classes from './pdf-window.module.css'
import { useShownBill } from './use-shown-bill'
import { useWindowContent } from './use-window-content'
import { WindowNotes } from './window-notes'

const noExamining = { check: null, onExamined: () => undefined }

const keysHere = [
  ...pdfKeyWords,
  [keyWords('Mod+W'), 'Close this window'],
  [keyWords('Mod+Shift+P'), 'Privacy: blur names'],
] as const

/** The label and the period, for the system's list of windows; neither of them in privacy mode. */
const useWindowTitle = (label: string | null, title: string): void => {
  const { on } = usePrivacy()
  const words = on ? 'PDF' : label === null ? title : `${label} · ${title}`
  useEffect(() => {
    document.title = words
  }, [words])
}

interface ContentProps {
  readonly content: PdfWindowContent
  readonly isGone: boolean
  /** Why it could not be read again. */
  readonly error: Error | null
  readonly retry: () => void
}

const Content = ({ content, isGone, error, retry }: ContentProps) => {
  const { profileId, label } = content
  const bill = useShownBill(content)
  useWindowTitle(label, bill.title)
  return (
    <>
      <WindowNotes profileId={profileId} isGone={isGone} isOld={bill.isOld} error={error} retry={retry} />
      <div className={classes.pdf}>
        <PdfPanel
          profileId={profileId}
          billId={bill.billId}
          title={bill.title}
          label={label}
          check={bill.check}
          examining={noExamining}
          onChecked={() => undefined}
          onPrevious={bill.previous}
          onNext={bill.next}
        />
      </div>
    </>
  )
}

/** The keys of the window, opened by `?` and by the program's menu. */
const Keys = () => {
  const [isOpen, setOpen] = useState(false)
  useEvent('app:menu', ({ item }) => setOpen(item === 'keys'))
  useKeys({ '?': () => setOpen(true) })
  return (
    <Modal
      opened={isOpen}
      onClose={() => setOpen(false)}
      title="Keys"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <KeyTable rows={keysHere} />
    </Modal>
  )
}

/**
 * A PDF in a window of its own, with its record, and the bills before and after it. Nothing is shown before main has
 * said whether privacy mode is on.
 */
export const PdfWindow = () => {
  const { query, content, isGone } = useWindowContent()
  const retry = (): void => void query.refetch()
  const isPrivacyKnown = useSharedPrivacy()
  useKeys({ 'Mod+Shift+P': togglePrivacy }, { inDialogs: true })
  const { on: isPrivate } = usePrivacy()
  return (
    <main className={classes.window}>
      {isPrivacyKnown && content && (
        <Content content={content} isGone={isGone} error={query.error} retry={retry} />
      )}
      {query.isError && !content && (
        <div className={classes.pdf}>
          <FailureMessage error={query.error} retry={retry} />
        </div>
      )}
      {isPrivate && (
        <footer className={classes.foot}>
          <PrivacyMark />
        </footer>
      )}
      <Keys />
    </main>
  )
}
