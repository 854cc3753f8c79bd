import { Button, Modal } from '@mantine/core'
import { useEffect } from 'react'
import type { LeftPdf, SavedPdfs } from '../../../shared/domain/saved-pdfs'
import { wordingOf } from '../../../shared/errors/wording'
import { count, counted, fileSize } from '../../lib/numbers'
import { FailureNotice } from '../../parts/failure-notice'
import { DialogFoot } from '../../ui/dialog-foot'
import findings from '../../ui/findings.module.css'
import { Notice } from '../../ui/notice'
import { ProgressBar } from '../../ui/progress-bar'
import { SavedWords } from './pdf-end-words'
import { SavePdfsForm, type PdfChoice } from './save-pdfs-form'
import classes from './save-pdfs.module.css'
import { forgetPdfEnd, usePdfEnd, usePdfSaving, watchPdfs, type PdfEnd, type PdfSaving } from './saving-pdfs'

interface Props {
  readonly profileId: number
  readonly choices: readonly PdfChoice[]
  readonly onClose: () => void
}

interface SavingProps {
  readonly saving: PdfSaving
  readonly isOther: boolean
  readonly onClose: () => void
}

const Saving = ({ saving: { profileId, progress, stop }, isOther, onClose }: SavingProps) => (
  <div className={classes.form}>
    {isOther && (
      <Notice tone="info" title={`The PDFs of profile ${profileId} are being saved.`}>
        One list at a time: this one can begin when that one has ended.
      </Notice>
    )}
    {progress === null ? (
      <p className={classes.text} role="status">
        Choose a place in the system’s window.
      </p>
    ) : (
      <>
        <ProgressBar label="PDFs saved" value={progress.done} total={progress.total} tone="moving" />
        <p className={classes.text} role="status">
          {count(progress.done)} of {counted(progress.total, 'PDF')}, {fileSize(progress.bytes)}
        </p>
        <p className={classes.hint}>It goes on when you close this, and says how it ended.</p>
      </>
    )}
    <DialogFoot>
      {progress !== null && (
        <Button variant="default" onClick={stop}>
          Stop
        </Button>
      )}
      <Button variant="default" onClick={onClose} data-autofocus>
        Close
      </Button>
    </DialogFoot>
  </div>
)

const maxLines = 200

const reasonOf = ({ failure }: LeftPdf): string =>
  failure === null ? 'no PDF: its record names none' : wordingOf(failure).title

const nameOf = ({ bill: { period, billDate, billId, type } }: LeftPdf): string =>
  `${period ?? billDate ?? `bill ${billId ?? 'without an ID'}`}, ${type}`

const Left = ({ left }: Pick<SavedPdfs, 'left'>) => (
  <section aria-label="Not saved">
    <p className={classes.name}>Not saved: {count(left.length)}</p>
    <ul className={`${findings.frame} ${classes.left}`}>
      {left.slice(0, maxLines).map((one, at) => (
        <li key={at} className={classes.leftLine}>
          <span className="lc-num">{nameOf(one)}</span>: {reasonOf(one)}
        </li>
      ))}
      {left.length > maxLines && (
        <li className="lc-muted">and {count(left.length - maxLines)} more, which the manifest lists</li>
      )}
    </ul>
  </section>
)

const restWords = ({ into, result }: PdfEnd): string => {
  const untried = result === null ? '' : `${counted(result.untried, 'PDF')} were not tried. `
  return into === 'zip'
    ? 'No zip file was written, because it is written whole or not at all. What has been read is kept, so another start is quick.'
    : `${untried}Start again with the same folder: what it has is not read again.`
}

const Stopped = ({ end }: { readonly end: PdfEnd }) => {
  const stopped = end.failure ?? end.result?.stopped ?? null
  if (!stopped) return null
  if (stopped.code === 'cancelled')
    return (
      <Notice tone="info" title="You stopped it.">
        {restWords(end)}
      </Notice>
    )
  return <FailureNotice failure={stopped}>{end.result && restWords(end)}</FailureNotice>
}

interface EndProps {
  readonly end: PdfEnd
  readonly onAgain: () => void
  readonly onClose: () => void
}

const Ended = ({ end, onAgain, onClose }: EndProps) => {
  const { result } = end
  const isDone = result !== null && result.stopped === null
  return (
    <div className={classes.form}>
      {result && (
        <p className={classes.text} role="status">
          <SavedWords result={result} />
          {result.bytes > 0 && ` ${fileSize(result.bytes)}.`}
        </p>
      )}
      <Stopped end={end} />
      {result && result.left.length > 0 && <Left left={result.left} />}
      <DialogFoot>
        <Button variant="default" onClick={onAgain}>
          {isDone ? 'Save others' : 'Start again'}
        </Button>
        <Button onClick={onClose} data-autofocus>
          Done
        </Button>
      </DialogFoot>
    </div>
  )
}

/** Saves the PDFs of a list: asks how, shows the progress, and says at the end what has none and why. */
export const SavePdfsDialog = ({ profileId, choices, onClose }: Props) => {
  const saving = usePdfSaving()
  const end = usePdfEnd(profileId)
  useEffect(watchPdfs, [])
  const close = (): void => {
    forgetPdfEnd()
    onClose()
  }
  const content = () => {
    if (saving) return <Saving saving={saving} isOther={saving.profileId !== profileId} onClose={onClose} />
    if (end) return <Ended end={end} onAgain={forgetPdfEnd} onClose={close} />
    return <SavePdfsForm profileId={profileId} choices={choices} onClose={close} />
  }
  return (
    <Modal opened onClose={close} title="Save PDFs" size={520} closeButtonProps={{ 'aria-label': 'Close' }}>
      {content()}
    </Modal>
  )
}
